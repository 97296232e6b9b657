import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Card, formatBundle } from '@clearline/card';
import { formatVkey } from '@clearline/tlog';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { keyFile, passkey } from '../packages/card/publisher.fixtures.ts';
import { policyOf, sealed, TestLog } from '../packages/card/record.fixtures.ts';
import { loadAssets } from '../src/app/assets.ts';
import { Site } from '../src/app/site.ts';
import { systemClock } from '../src/kernel/clock.ts';
import type { Lang } from '../src/kernel/i18n.ts';
import { randomIds } from '../src/kernel/ids.ts';
import { createMetrics } from '../src/kernel/metrics.ts';
import { WaysNow } from '../src/reach/ways/index.ts';
import { card, content, phone } from '../test/cards.ts';
import { launchChromium } from '../test/chromium.ts';
import { AT, type Proven, viewOf } from '../test/views.ts';

export const OLD_NUMBER = '400-000-0000';
export const NUMBER = '400-000-0147';
/** When the witnesses cosigned. */
const SEEN = AT - 60_000;
const CHANGED = '2026-11-20T00:00:00.000Z';

/** The first card has the old number; the second retires it for the new one. */
const FIRST = card(1, { expires: '2027-03-01T00:00:00.000Z' });
const SECOND: Card = card(2, {
  issued: CHANGED,
  expires: '2027-03-01T00:00:00.000Z',
  ...content({
    channels: [
      phone('main', '0000147', { since: CHANGED, label: { zh: '官方客服热线', en: 'Official line' } }),
    ],
    retired: [
      {
        channel: 'main',
        kind: 'phone',
        label: { zh: '官方客服热线', en: 'Official line' },
        value: '4000000000',
        display: OLD_NUMBER,
        from: '2026-01-01T00:00:00.000Z',
        until: CHANGED,
        reason: { zh: '换了号码', en: 'The number changed' },
        successor: 'main',
      },
    ],
  }),
});

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

interface Made {
  /** What the site publishes of the log and its witnesses. */
  readonly policy: string;
  readonly vkey: string;
  /** Bundles of the first and of the second card. */
  readonly first: string;
  readonly second: string;
}

/** Two people, one with a passkey and one with a key file, have approved two cards. */
async function publish(): Promise<Made> {
  const [ann, bo] = [passkey(), keyFile()];
  const publishers = [sealed(policyOf({ ann: [ann], bo: [bo] }, null), [ann, bo])];
  const [first, second] = [sealed(FIRST, [ann, bo]), sealed(SECOND, [ann, bo])];
  const log = new TestLog();
  log.append(...publishers, first, second);
  const bundle = async (index: number) => {
    const proven = await log.prove({ index, cosignedAt: [SEEN, SEEN, null] });
    return decode(formatBundle({ entry: index === 1 ? first : second, publishers, ...proven }));
  };
  const vkey = formatVkey(log.key.key);
  return { policy: log.policy, vkey, first: await bundle(1), second: await bundle(2) };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The site's pages over a record with two cards, without a database, and a browser whose clock stands at `AT`. */
export class VerifyWorld {
  readonly made: Made;
  /** A proof of a record that has the same name and other keys. */
  readonly stranger: string;
  readonly origin: string;
  /** What the server was asked for. */
  readonly asked: string[];
  readonly #folder: string;
  readonly #owned: AsyncDisposableStack;
  readonly #browser: Browser;

  static async open(): Promise<VerifyWorld> {
    await using owned = new AsyncDisposableStack();
    const [made, other] = [await publish(), await publish()];
    const asked: string[] = [];
    const server = await serve(made, asked);
    owned.defer(() => void server.close().closeAllConnections());
    const folder = await mkdtemp(join(tmpdir(), 'clearline-verify-'));
    owned.defer(() => rm(folder, { recursive: true }));
    const browser = await launchChromium();
    owned.defer(() => browser.close());
    return new VerifyWorld(made, other.first, server, asked, folder, browser, owned.move());
  }

  private constructor(
    made: Made,
    stranger: string,
    server: Server,
    asked: string[],
    folder: string,
    browser: Browser,
    owned: AsyncDisposableStack,
  ) {
    this.made = made;
    this.stranger = stranger;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.asked = asked;
    this.#folder = folder;
    this.#browser = browser;
    this.#owned = owned;
  }

  /** `script` runs before those of the page. */
  async tab(options: BrowserContextOptions = {}, script = ''): Promise<Page> {
    const context = await this.#browser.newContext({ ...DESKTOP, locale: 'zh-CN', ...options });
    const page = await context.newPage();
    await page.clock.setFixedTime(AT);
    await page.addInitScript(script);
    return page;
  }

  /** `/card/verify`, ready to check. */
  async site(options: BrowserContextOptions = {}, script = ''): Promise<Page> {
    const page = await this.tab(options, script);
    await page.goto(`${this.origin}/card/verify`, { waitUntil: 'networkidle' });
    await page.locator('.asked:enabled').waitFor();
    return page;
  }

  /** The same, for one version, on a phone that has read its code. */
  async version(n: number, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.tab({ ...PHONE, ...options });
    await page.goto(`${this.origin}/card/verify?n=${n}`);
    await headline(page).waitFor();
    return page;
  }

  /** The page that visitors save, on disk, opened without a network. */
  async saved(options: BrowserContextOptions = {}, lang: Lang = 'zh', script = ''): Promise<Page> {
    const answer = await fetch(`${this.origin}/card/verify-offline.html?lang=${lang}`);
    const path = join(this.#folder, `verify-${lang}.html`);
    await writeFile(path, await answer.text());
    const page = await this.tab({ offline: true, ...options }, script);
    await page.goto(pathToFileURL(path).href);
    await page.locator('.verdict:visible').waitFor();
    return page;
  }

  close(): Promise<void> {
    return this.#owned.disposeAsync();
  }
}

async function serve({ policy, first, second }: Made, asked: string[]): Promise<Server> {
  const proof: Proven = { n: 2, bundle: second, policy };
  const files: Record<string, string> = { '/card/1.proof.json': first, '/card/2.proof.json': second };
  const assets = loadAssets(fileURLToPath(new URL('../dist', import.meta.url)));
  const view = viewOf(SECOND, [], [], proof);
  const site = new Site({
    context: {
      assets,
      publicUrl: 'https://card.example',
      ways: new WaysNow({ queue: () => null, clock: systemClock }),
    },
    current: () => view,
    security: { https: false, styles: [assets.cssHash] },
    metrics: createMetrics().http,
    ids: randomIds,
  });
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (site.front(request, response) !== null) return;
    const found = files[request.url ?? ''];
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' }).end(found);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** In the language that is shown: a saved page holds both. */
export const part = (page: Page, selector: string) => page.locator(`main:not([hidden]) ${selector}`);
export const answer = (page: Page) => part(page, '.answer');
export const headline = (page: Page) => answer(page).locator('.headline');
export const said = async (page: Page): Promise<string> => (await answer(page).textContent()) ?? '';

/** Opens the part for proofs of the visitor's own, or for keys of their own. */
export const unfold = (page: Page, which: '.own' | '.trust'): Promise<void> =>
  part(page, `${which} > summary`).click();

export async function paste(page: Page, ...proofs: string[]): Promise<void> {
  await part(page, '.pasted').fill(proofs.join('\n'));
  await part(page, '.check-own').click();
}

export const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

/** In every string of a JSON text, names of members included: its quotes, and two places within. */
export const positions = (text: string): number[] =>
  [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g)].flatMap(({ index, 0: { length } }) => [
    index,
    index + Math.ceil(length / 3),
    index + Math.floor((2 * length) / 3),
    index + length - 1,
  ]);

const FLIP = `async (text, places) => {
  const find = (selector) => document.querySelector('main:not([hidden]) ' + selector);
  const answers = [];
  for (const at of places) {
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
    find('.pasted').value = text.slice(0, at) + flipped + text.slice(at + 1);
    find('.check-own').click();
    while (find('.answer').ariaBusy) await new Promise((done) => setTimeout(done));
    answers.push(find('.verdict').textContent);
  }
  return answers;
}`;

/** Pastes the text once for each place, with a bit flipped there. */
export const answersToFlipped = (page: Page, text: string, places: readonly number[]): Promise<string[]> =>
  page.evaluate<string[]>(`(${FLIP})(${JSON.stringify(text)}, [${places}])`);
