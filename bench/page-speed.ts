/** Largest contentful paint and layout shift of the contact page, on a slow phone and network. */
import type { Browser } from 'playwright-core';
import { firstVisit, openChromium, PHONE } from './chromium.ts';
import { heading, ratios, spread, table } from './report.ts';
import { startSite } from './site.ts';

const RUNS = 9;
export const CPU_SLOWDOWN = 4;
/** Paint and shifts that come late still count. */
const LINGER_MS = 1_000;

/** Bytes a second each way, and ms from a request to its answer. */
export interface Network {
  readonly name: string;
  readonly downloadThroughput: number;
  readonly uploadThroughput: number;
  readonly latency: number;
}

/** 1.6 Mbit/s down and 750 kbit/s up, of which Chromium's own tools take nine tenths as usable. */
const SLOW_4G = { downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 };
export const NETWORKS: readonly Network[] = [
  {
    ...SLOW_4G,
    name: 'Slow 4G with a round trip of 150 ms, the latency that Lighthouse assumes',
    latency: 150,
  },
  { ...SLOW_4G, name: 'Slow 4G as in the DevTools menu, 562.5 ms before each answer', latency: 562.5 },
];

interface Paint {
  /** ms after the navigation began: the last byte of the document, the first paint, the largest one. */
  readonly received: number;
  readonly fcp: number;
  readonly lcp: number;
  readonly element: string;
  /** Sum of all layout shifts that no input caused, and what they moved. */
  readonly cls: number;
  readonly moved: readonly string[];
}

export async function pageSpeed(): Promise<void> {
  const site = await startSite();
  const browser = await openChromium();
  try {
    heading('LCP and CLS of /contact');
    console.log(
      `Chromium ${browser.version()}, 390×844, 1.6 Mbit/s × 0.9 down, 750 kbit/s × 0.9 up, CPU ${CPU_SLOWDOWN} × slower,\n` +
        `empty cache each time; ${RUNS} runs, in turn with the same server's barest page (/healthz: "ok").`,
    );
    for (const network of NETWORKS) {
      const contact: Paint[] = [];
      const bare: Paint[] = [];
      for (let run = 0; run < RUNS; run++) {
        contact.push(await paint(browser, `${site.origin}/contact`, network));
        bare.push(await paint(browser, `${site.origin}/healthz`, network));
      }
      report(network, contact, bare);
    }
    console.log('\nBudget: LCP ≤ 1000 ms, CLS 0.');
  } finally {
    await browser.close();
    await site.stop();
  }
}

function paint(browser: Browser, url: string, { name: _, ...conditions }: Network): Promise<Paint> {
  return firstVisit(browser, { ...PHONE, locale: 'zh-CN' }, async (page, debug) => {
    await debug.send('Network.enable');
    await debug.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
    await debug.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(LINGER_MS);
    return page.evaluate<Paint>(READ_PAINT);
  });
}

/** Runs in the page. Entries of the past reach an observer in a later task. */
const READ_PAINT = `new Promise((resolve) => {
  let lcp, cls = 0;
  const moved = [];
  const describe = (element) => element?.tagName
    ? element.tagName.toLowerCase() + ' "' + element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60) + '"'
    : '(gone)';
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { lcp = entry; });
  observe('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    cls += entry.value;
    moved.push(...entry.sources.map(({ node }) => describe(node)));
  });
  setTimeout(() => resolve({
    received: performance.getEntriesByType('navigation')[0].responseEnd,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    lcp: lcp?.startTime ?? NaN,
    element: describe(lcp?.element),
    cls,
    moved,
  }), 500);
})`;

function report({ name }: Network, contact: readonly Paint[], bare: readonly Paint[]): void {
  const of = (paints: readonly Paint[], key: 'received' | 'fcp' | 'lcp' | 'cls') =>
    paints.map((one) => one[key]);
  const row = (page: string, paints: readonly Paint[]) => [
    page,
    spread(of(paints, 'received'), 0),
    spread(of(paints, 'fcp'), 0),
    spread(of(paints, 'lcp'), 0),
    spread(of(paints, 'cls'), 4),
  ];
  console.log(`\n${name}`);
  table([['', 'received ms', 'FCP ms', 'LCP ms', 'CLS'], row('/contact', contact), row('/healthz', bare)]);
  console.log(`/contact ÷ /healthz: LCP × ${spread(ratios(of(contact, 'lcp'), of(bare, 'lcp')), 2)}`);
  console.log(`LCP element: ${[...new Set(contact.map((one) => one.element))].join(', ')}`);
  const moved = new Set(contact.flatMap((one) => one.moved));
  if (moved.size > 0) console.log(`Moved in some run: ${[...moved].join(', ')}`);
}
