import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ContactState } from '../src/find/surfaces/contract.ts';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { launchChromium, PATIENCE_MS } from '../test/chromium.ts';
import { clearline, eventually, SiteNode } from './site.node.ts';

const LANGS = { zh: 'zh-CN', en: 'en-GB' } as const;
export type Lang = keyof typeof LANGS;
export type Scheme = 'light' | 'dark';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const DEVICES = { phone: PHONE, desktop: DESKTOP } as const;
export type Device = keyof typeof DEVICES;

export interface Visitor {
  device?: Device;
  lang?: Lang;
  scheme?: Scheme;
  more?: BrowserContextOptions;
}

/** A notice of the demo registry with a banner, and one with a pop-up. */
export const BANNER = 'new-service-line';
export const POPUP = 'beware-of-fake-service';

/** Every kind of page, with a case of each that people meet. */
export const PAGES = [
  '/',
  '/contact',
  '/contact?intent=refund&urgency=urgent',
  '/contact/human',
  '/help',
  '/notices',
  `/notices/${BANNER}`,
  '/search',
  '/search?q=电话',
  '/search?q=400-000-0001',
  '/search?q=13712345678',
  '/search?q=13900000000',
  '/verify',
  '/verify?text=400-000-0001',
  `/verify?text=${encodeURIComponent('我是客服，请把验证码发给我，点 https://tianyuan-kefu.example/a')}`,
  '/card',
  '/card/1',
  '/card/verify',
  '/verify/call',
  '/verify/call?who=us&want=code&asked=1',
  '/verify/agent',
  '/verify/line/main-line',
  '/verify/line/toll-free-line?said=not-reached',
  '/me',
  '/login',
  '/privacy',
  '/terms',
  '/no-such-page',
] as const;

interface Started {
  node: SiteNode;
  databaseUrl: string;
  dataDir: string;
  contact: ContactState;
}

/** The demo site on a database of its own, as one process, and a browser. */
export class SiteWorld {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** What the site says of itself at the start. */
  readonly contact: ContactState;
  /** The number as it is displayed. */
  readonly number: string;
  node: SiteNode;
  readonly #owned: AsyncDisposableStack;
  #browser: Promise<Browser> | undefined;

  /** `through` makes another address of the database's, such as a line that can be cut. */
  static async open(through = async (url: string): Promise<string> => url): Promise<SiteWorld> {
    await using owned = new AsyncDisposableStack();
    const dataDir = await mkdtemp(join(tmpdir(), 'clearline-site-'));
    owned.defer(() => rm(dataDir, { recursive: true, force: true }));
    const database = await testDatabase();
    owned.defer(() => database.drop());
    await importRegistry(database.url, dataDir);
    const databaseUrl = await through(database.url);
    const node = await SiteNode.start(dataDir, databaseUrl);
    owned.defer(async () => {
      await node.stop();
    });
    await eventually('the site serves the card', () => node.confirmed());
    const contact = ContactState.parse(await (await fetch(`${node.origin}/api/v1/contact`)).json());
    return new SiteWorld({ node, databaseUrl, dataDir, contact }, owned.move());
  }

  private constructor({ node, databaseUrl, dataDir, contact }: Started, owned: AsyncDisposableStack) {
    this.node = node;
    this.databaseUrl = databaseUrl;
    this.dataDir = dataDir;
    this.contact = contact;
    this.number = contact.channels.find((c) => c.id === contact.primary)?.display ?? '';
    this.#owned = owned;
  }

  get origin(): string {
    return this.node.origin;
  }

  /** A new tab of a visitor nobody has seen before. */
  async tab({ device = 'desktop', lang = 'zh', scheme = 'light', more = {} }: Visitor = {}): Promise<Page> {
    this.#browser ??= this.#launch();
    const context = await (await this.#browser).newContext({
      ...DEVICES[device],
      baseURL: this.origin,
      locale: LANGS[lang],
      colorScheme: scheme,
      ...more,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context.newPage();
  }

  async #launch(): Promise<Browser> {
    const browser = await launchChromium();
    this.#owned.defer(() => browser.close());
    return browser;
  }

  text(path: string): Promise<string> {
    return fetch(this.origin + path).then((answer) => answer.text());
  }

  close(): Promise<void> {
    return this.#owned.disposeAsync();
  }
}

/** Publishes the demo registry, after `change`, with its notices running whatever the date of the test. */
export async function importRegistry(
  databaseUrl: string,
  dataDir: string,
  change = (text: string): string => text,
): Promise<void> {
  const demo = await readFile(new URL('../demo/registry.yaml', import.meta.url), 'utf8');
  const dated = demo
    .replaceAll(/\bstarts_at: [\d-]+/g, 'starts_at: 2020-01-01')
    .replaceAll(/\b(ends_at|expires): [\d-]+/g, '$1: 2099-12-31');
  const file = join(dataDir, 'registry.yaml');
  await writeFile(file, change(dated));
  await clearline(databaseUrl, dataDir, 'import', file, '--yes');
}
