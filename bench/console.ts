/** The staff console's first load, for a guest and for somebody signed in: what it weighs, and when it can be used. */
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { firstVisit, openChromium, PHONE } from './chromium.ts';
import { CPU_SLOWDOWN, NETWORKS, type Network } from './page-speed.ts';
import { heading, ratios, spread, table } from './report.ts';
import { type Site, startSite } from './site.ts';

const RUNS = 5;
const LINGER_MS = 2_000;
const WAIT_MS = 60_000;

interface Visit {
  readonly name: string;
  readonly url: string;
  readonly options: BrowserContextOptions;
  /** There when the page can be used. */
  readonly sign: string;
}

export async function run(parts: readonly string[]): Promise<void> {
  const site = await startSite();
  const browser = await openChromium();
  try {
    const visits = await visitsOf(site, browser);
    if (parts.includes('weight')) await weight(browser, visits);
    if (parts.includes('speed')) await speed(browser, site, visits);
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** Passkeys work at localhost, and at no bare address. */
async function visitsOf(site: Site, browser: Browser): Promise<Visit[]> {
  const origin = site.origin.replace('127.0.0.1', 'localhost');
  const link = /#\S+/.exec(site.output())?.[0] ?? '';
  const storageState = await enrolled(browser, `${origin}/console/enrol${link}`);
  const url = `${origin}/console`;
  return [
    { name: 'signing in', url, options: PHONE, sign: 'input[type=password]' },
    { name: 'first page', url, options: { ...PHONE, storageState }, sign: '.dock' },
  ];
}

/** The first owner's session, by a virtual authenticator. */
async function enrolled(browser: Browser, link: string) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send('WebAuthn.enable');
  await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(link);
  await page.getByLabel('Name').fill('Owner');
  await page.getByLabel('E-mail').fill('owner@clearline.example');
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.locator('.sider').waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

async function weight(browser: Browser, visits: readonly Visit[]): Promise<void> {
  heading('Weight of the first load of /console');
  for (const { name, url, options, sign } of visits) {
    const bodies = await firstVisit(browser, options, (page) => bodiesOf(page, url, sign));
    const total = (size: (body: Sent) => number) => String(bodies.reduce((sum, body) => sum + size(body), 0));
    const rows = bodies.map((body) => [`  ${body.path}`, String(body.gzip), String(body.sent)]);
    table([
      [name, 'gzip', 'as sent'],
      [`${bodies.length} answers`, total((b) => b.gzip), total((b) => b.sent)],
      ...rows,
    ]);
    console.log();
  }
  console.log('Budget: ≤ 350 KB gzip (358400 bytes).');
}

interface Sent {
  readonly path: string;
  /** Bytes of the body, compressed by gzip at its best. */
  readonly gzip: number;
  /** Bytes of the body as it came. */
  readonly sent: number;
}

async function bodiesOf(page: Page, url: string, sign: string): Promise<Sent[]> {
  const bodies: Promise<Sent | null>[] = [];
  page.on('response', (response) => {
    const { pathname: path } = new URL(response.url());
    const plain = response.body().catch(() => null);
    bodies.push(
      plain.then(async (body) => {
        if (body === null) return null;
        const { responseBodySize: sent } = await response.request().sizes();
        return { path, gzip: gzipSync(body, { level: 9 }).length, sent };
      }),
    );
  });
  await page.goto(url);
  await page.locator(sign).waitFor();
  await page.waitForTimeout(LINGER_MS);
  // The stream of events has no end to wait for.
  const late = page.waitForTimeout(LINGER_MS).then(() => null);
  const known = await Promise.all(bodies.map((body) => Promise.race([body, late])));
  // What the browser had already is counted with a size below nothing.
  return known.filter((body) => body !== null).filter(({ sent }) => sent >= 0);
}

async function speed(browser: Browser, site: Site, visits: readonly Visit[]): Promise<void> {
  heading('Time until /console can be used');
  console.log(
    `Chromium ${browser.version()}, 390×844, CPU ${CPU_SLOWDOWN} × slower, empty cache; ${RUNS} runs, in turn with\n` +
      'the barest page (/healthz). Usable: its controls are there and no task of 50 ms follows.',
  );
  for (const network of NETWORKS) {
    const bare: number[] = [];
    const times = visits.map((): number[] => []);
    for (let round = 0; round < RUNS; round++) {
      bare.push(
        await usable(browser, network, {
          name: '',
          url: `${site.origin}/healthz`,
          options: PHONE,
          sign: 'body',
        }),
      );
      for (const [at, visit] of visits.entries()) times[at]?.push(await usable(browser, network, visit));
    }
    console.log(`\n${network.name}`);
    table([
      ['', 'usable ms', '÷ /healthz'],
      ...visits.map(({ name }, at) => [
        name,
        spread(times[at] ?? [], 0),
        spread(ratios(times[at] ?? [], bare), 1),
      ]),
      ['/healthz', spread(bare, 0), ''],
    ]);
  }
  console.log('\nBudget: ≤ 3000 ms.');
}

function usable(browser: Browser, { name: _, ...conditions }: Network, visit: Visit): Promise<number> {
  return firstVisit(browser, visit.options, async (page, debug) => {
    await page.addInitScript(watch(visit.sign));
    await debug.send('Network.enable');
    await debug.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
    await debug.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.goto(visit.url, { waitUntil: 'commit', timeout: WAIT_MS });
    await page.locator(visit.sign).first().waitFor({ state: 'attached', timeout: WAIT_MS });
    await page.waitForTimeout(LINGER_MS);
    return page.evaluate<number>('Math.max(window.shown, window.busyUntil)');
  });
}

/** Runs in the page before anything of its own. */
const watch = (sign: string): string => `
  window.shown = 0;
  window.busyUntil = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.busyUntil = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector(${JSON.stringify(sign)})) requestAnimationFrame(() => { window.shown = performance.now(); });
    else setTimeout(look, 10);
  };
  look();`;
