/** A site whose database nobody has used yet, and staff with authenticators of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import pg from 'pg';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { launchChromium } from '../test/chromium.ts';
import { eventually, SiteNode } from './site.node.ts';
import { DEVICES, importRegistry, type Visitor } from './site.world.ts';

/** A fingerprint reader that always agrees. */
const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

const COUNTER_STEP = 100;

/** One person at one screen. */
export class Seat {
  readonly page: Page;
  /** What the browser complained of, violations of the policy among it. */
  readonly complaints: string[] = [];
  readonly #debug: CDPSession;
  readonly #authenticator: string;
  #ahead = 0;

  private constructor(page: Page, debug: CDPSession, authenticator: string) {
    this.page = page;
    this.#debug = debug;
    this.#authenticator = authenticator;
    page.on('pageerror', (error) => this.complaints.push(`throws ${error.message}`));
    page.on('console', (message) => {
      const isRefusal = /Failed to load resource/.test(message.text());
      if (/error|warning/.test(message.type()) && !isRefusal) this.complaints.push(message.text());
    });
  }

  static async take(page: Page): Promise<Seat> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('WebAuthn.enable');
    const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
      options: AUTHENTICATOR,
    });
    return new Seat(page, debug, authenticatorId);
  }

  /** The same person's passkeys at this screen too. Their counters run ahead: one that lags is taken for a copy. */
  async sync(from: Seat): Promise<void> {
    from.#ahead += COUNTER_STEP;
    const { credentials } = await from.#debug.send('WebAuthn.getCredentials', {
      authenticatorId: from.#authenticator,
    });
    for (const credential of credentials)
      await this.#debug.send('WebAuthn.addCredential', {
        authenticatorId: this.#authenticator,
        credential: { ...credential, signCount: credential.signCount + from.#ahead },
      });
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  button(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }

  /** What axe reports, and whether anything reaches beyond the edge. */
  async faults(): Promise<string[]> {
    // Previews are public pages, which have tests of their own, in frames where no script may run.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode().exclude('iframe');
    const { violations } = await axe.analyze();
    const wide = await this.page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ...(wide ? ['wider than the screen'] : []),
    ];
  }
}

export class ConsoleWorld {
  readonly node: SiteNode;
  readonly databaseUrl: string;
  readonly #owned: AsyncDisposableStack;
  #browser: Promise<Browser> | undefined;

  static async open(): Promise<ConsoleWorld> {
    await using owned = new AsyncDisposableStack();
    const dataDir = await mkdtemp(join(tmpdir(), 'clearline-console-'));
    owned.defer(() => rm(dataDir, { recursive: true, force: true }));
    const database = await testDatabase();
    owned.defer(() => database.drop());
    await importRegistry(database.url, dataDir);
    const node = await SiteNode.start(dataDir, database.url);
    owned.defer(async () => {
      await node.stop();
    });
    await eventually('the link is printed', async () => /\/console\/enrol#\S+/.test(node.said()));
    return new ConsoleWorld(node, database.url, owned.move());
  }

  private constructor(node: SiteNode, databaseUrl: string, owned: AsyncDisposableStack) {
    this.node = node;
    this.databaseUrl = databaseUrl;
    this.#owned = owned;
  }

  /** What is printed while there is no owner. */
  get ownerLink(): string {
    return /\S+\/console\/enrol#\S+/.exec(this.node.said())?.[0] ?? '';
  }

  async seat({ device = 'desktop', lang = 'zh', scheme = 'light' }: Visitor = {}): Promise<Seat> {
    this.#browser ??= this.#launch();
    const context = await (await this.#browser).newContext({
      ...DEVICES[device],
      baseURL: this.node.origin,
      locale: lang === 'en' ? 'en-GB' : 'zh-CN',
      colorScheme: scheme,
    });
    return Seat.take(await context.newPage());
  }

  /** As if ten minutes had gone by since anybody showed a passkey. */
  async forgetStepUps(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    await client.query('update people.session set stepped_up_at = null');
    await client.end();
  }

  async #launch(): Promise<Browser> {
    const browser = await launchChromium();
    this.#owned.defer(() => browser.close());
    return browser;
  }

  close(): Promise<void> {
    return this.#owned.disposeAsync();
  }
}
