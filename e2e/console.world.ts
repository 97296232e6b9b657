/** A site whose database nobody has used yet, and staff with authenticators of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { ContactState } from '../src/find/surfaces/contract.ts';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { launchChromium, PATIENCE_MS } from '../test/chromium.ts';
import { violations, violationsEitherWay } from './axe.ts';
import { eventually, SiteNode, type StartOptions } from './site.node.ts';
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
const MAX_TABS = 120;

const plugIn = async (debug: CDPSession): Promise<string> =>
  (await debug.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR })).authenticatorId;

/** One person at one screen. */
export class Seat {
  readonly page: Page;
  /** What the browser complained of, violations of the policy among it. */
  readonly complaints: string[] = [];
  /** Requests that were refused, which may be as it should be. */
  readonly refusals: string[] = [];
  readonly #debug: CDPSession;
  #authenticator: string;
  #ahead = 0;

  private constructor(page: Page, debug: CDPSession, authenticator: string) {
    this.page = page;
    this.#debug = debug;
    this.#authenticator = authenticator;
    page.on('pageerror', (error) => this.complaints.push(`throws ${error.message}`));
    page.on('console', (message) => {
      if (!/error|warning/.test(message.type())) return;
      const isRefusal = /Failed to load resource/.test(message.text());
      (isRefusal ? this.refusals : this.complaints).push(message.text());
    });
  }

  static async take(page: Page): Promise<Seat> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('WebAuthn.enable');
    return new Seat(page, debug, await plugIn(debug));
  }

  /** Another device in the place of this one, which keeps its passkeys to itself. */
  async changeDevice(): Promise<void> {
    await this.#debug.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.#authenticator });
    this.#authenticator = await plugIn(this.#debug);
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

  /** Goes on by Tab until the thing of this name has the focus, as somebody without a mouse does. */
  async tabTo(name: RegExp): Promise<void> {
    for (let step = 0; step < MAX_TABS; step++) {
      await this.page.keyboard.press('Tab');
      // At the page's end the focus is on its body, which holds every name there is.
      const focused = await this.page.evaluate<string>(
        "((one) => one === document.body ? '' : [one?.ariaLabel ?? one?.textContent, one?.labels?.[0]?.textContent].join(' '))(document.activeElement)",
      );
      if (name.test(focused.trim())) return;
    }
    throw new Error(`Tab never reaches ${name}`);
  }

  /** Goes to a screen as the console's own links do, so that the console is loaded once, and waits until it is there. */
  async goTo(path: string): Promise<void> {
    const address = JSON.stringify(`/console${path}`);
    await this.page.evaluate(
      `history.pushState(null, '', ${address}); dispatchEvent(new PopStateEvent('popstate'));`,
    );
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.locator('.skeleton').first().waitFor({ state: 'detached' });
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  button(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }

  fill(label: string | RegExp, text: string): Promise<void> {
    return this.page.getByLabel(label, { exact: true }).fill(text);
  }

  /** What the screen refuses with. */
  async alert(): Promise<string> {
    return (await this.page.getByRole('alert').textContent()) ?? '';
  }

  /** `faults` in light and in dark. */
  async faultsEitherWay(): Promise<string[]> {
    return [...(await violationsEitherWay(this.page)), ...(await this.#edge())];
  }

  async #edge(): Promise<string[]> {
    const wide = await this.page.evaluate<boolean>(
      'document.documentElement.scrollWidth > window.innerWidth',
    );
    return wide ? ['wider than the screen'] : [];
  }

  /** The link in the newest mail to this address, read in the console as an owner reads it. */
  async mailedTo(email: string, page: string): Promise<string> {
    await this.page.goto(`/console/mail?text=${encodeURIComponent(email)}`);
    await this.page.getByRole('table').getByRole('link').first().click();
    // Until it has been kept rather than sent, the link is hidden from everybody.
    const letter = this.page.locator('.letter').filter({ hasText: `/console/${page}#` });
    const text = (await letter.textContent()) ?? '';
    const link = new RegExp(`\\S+/console/${page}#\\S+`).exec(text)?.[0];
    if (!link) throw new Error(`no link to ${page} in: ${text}`);
    return link;
  }

  /** What axe reports, and whether anything reaches beyond the edge. */
  async faults(): Promise<string[]> {
    return [...(await violations(this.page)), ...(await this.#edge())];
  }
}

type Keys = Pick<StartOptions, 'recordKey' | 'trustedProxies' | 'webhooksAllowPrivate' | 'smtpUrl'>;

interface Started {
  readonly node: SiteNode;
  readonly keys: Keys;
  readonly databaseUrl: string;
  readonly dataDir: string;
}

export class ConsoleWorld {
  node: SiteNode;
  readonly databaseUrl: string;
  readonly #dataDir: string;
  readonly #keys: Keys;
  #owned: AsyncDisposableStack;
  #browser: Promise<Browser> | undefined;

  static async open(keys: Keys = {}): Promise<ConsoleWorld> {
    await using owned = new AsyncDisposableStack();
    const dataDir = await mkdtemp(join(tmpdir(), 'clearline-console-'));
    owned.defer(() => rm(dataDir, { recursive: true, force: true }));
    const database = await testDatabase();
    owned.defer(() => database.drop());
    await importRegistry(database.url, dataDir);
    const node = await SiteNode.start(dataDir, database.url, keys);
    const world = new ConsoleWorld({ node, keys, databaseUrl: database.url, dataDir }, owned);
    owned.defer(async () => {
      await world.node.stop();
    });
    await eventually('the link is printed', async () => /\/console\/enrol#\S+/.test(node.said()));
    world.#owned = owned.move();
    return world;
  }

  private constructor({ node, keys, databaseUrl, dataDir }: Started, owned: AsyncDisposableStack) {
    this.node = node;
    this.databaseUrl = databaseUrl;
    this.#dataDir = dataDir;
    this.#keys = keys;
    this.#owned = owned;
  }

  /** The node goes down; the result brings it back at the same address. */
  async takeDown(): Promise<() => Promise<void>> {
    const { port } = new URL(this.node.origin);
    await this.node.stop();
    return async () => {
      this.node = await SiteNode.start(this.#dataDir, this.databaseUrl, { ...this.#keys, port });
      await eventually('the site serves the card', () => this.node.confirmed());
    };
  }

  /** The first owner, by the printed link. */
  async founder(name: string, email: string, visitor: Visitor = {}): Promise<Seat> {
    const seat = await this.seat(visitor);
    await seat.page.goto(this.ownerLink);
    await seat.fill(/^(姓名|Name)$/, name);
    await seat.fill(/^(邮箱|E-mail address)$/, email);
    await seat.button(/创建通行密钥|Create a passkey/);
    await seat.heading(new RegExp(name));
    return seat;
  }

  /** Has somebody invited, and returns the link that they get. */
  async invite(
    by: Seat,
    who: { name: string; email: string; role: RegExp; lang?: 'zh' | 'en' },
  ): Promise<string> {
    await by.page.goto('/console/people/invitations');
    await by.button('邀请同事');
    const form = by.page.getByRole('dialog');
    await form.getByLabel('姓名', { exact: true }).fill(who.name);
    await form.getByLabel('邮箱', { exact: true }).fill(who.email);
    await form.getByLabel('邮件语言').selectOption(who.lang ?? 'zh');
    await form.getByLabel(who.role).check();
    await form.getByRole('button', { name: '发出邀请' }).click();
    await by.page.getByText(who.email).waitFor();
    return by.mailedTo(who.email, 'enrol');
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
    context.setDefaultTimeout(PATIENCE_MS);
    return Seat.take(await context.newPage());
  }

  /** The main number as visitors read it now. */
  async shownNumber(): Promise<string | undefined> {
    const answer = await fetch(`${this.node.origin}/api/v1/contact`);
    const { primary, channels } = ContactState.parse(await answer.json());
    return channels.find(({ id }) => id === primary)?.display;
  }

  /** As if ten minutes had gone by since anybody showed a passkey. */
  forgetStepUps(): Promise<void> {
    return this.#alter('update people.session set stepped_up_at = null');
  }

  /** As if everybody had stayed away for a fortnight. */
  expireSessions(): Promise<void> {
    return this.#alter('delete from people.session');
  }

  /** So many customers wait. */
  crowd(size: number): Promise<void> {
    return this.#alter(`with told as (insert into outbox (topic, payload) values ('reach.changed', '{}'))
      insert into reach.conversation
        (id, channel, lang, intent, opened_at, waits_since, last_at)
      select gen_random_uuid(), 'chat', 'zh', 'enquiry', at, at, at
      from (select now() - make_interval(secs => n) as at from generate_series(1, ${Number(size)}) n) as crowd`);
  }

  /** So much has been said in this conversation, the last of it by a customer and read by nobody. */
  talk(id: string, upTo: number): Promise<void> {
    const uuid = id.replaceAll(/[^0-9a-f-]/g, '');
    return this.#alter(`with held as (
        update reach.conversation set last_seq = ${Number(upTo)}, last_at = now()
        where id = '${uuid}' returning id, (select max(seq) from reach.message where conversation_id = '${uuid}') as had)
      insert into reach.message (conversation_id, seq, author, key, kind, body, at)
      select held.id, n, 'customer', gen_random_uuid(), 'text',
        jsonb_build_object('kind', 'text', 'text', 'message ' || n || repeat(' 一句话', n % 7)),
        now() - make_interval(mins => ${Number(upTo)} - n)
      from held, generate_series(held.had + 1, ${Number(upTo)}) n`);
  }

  /** As if everybody who was given a customer had left them without an answer for two minutes. */
  leaveUnanswered(): Promise<void> {
    return this.#alter(`update reach.conversation
      set assigned_at = assigned_at - interval '2 minutes', waits_since = waits_since - interval '2 minutes'
      where offered and assigned_to is not null and waits_since is not null`);
  }

  /** Waits of the last days that were told as two to six minutes, and lasted as many minutes as these. */
  tellWaits(minutes: readonly number[]): Promise<void> {
    return this.#alter(`with past as (insert into reach.conversation
        (id, channel, lang, intent, status, opened_at, last_at, ended_at)
      select gen_random_uuid(), 'chat', 'zh', 'refund', 'closed', at, at, at
        from (select now() - make_interval(hours => n * 4) as at from generate_series(1, ${minutes.length}) n) p
      returning id, opened_at as at)
      insert into reach.wait (conversation_id, intent, queued_at, low_seconds, high_seconds, mean_seconds, ahead,
        taken_at, answered_at)
      select id, 'refund', at, 120, 360, 240, 0, until, until from (
        select *, at + make_interval(mins => (array[${minutes.map(Number).join()}])[row_number() over (order by at)]) as until
        from past) done`);
  }

  /** As if an authenticator app had gone on to its next code. */
  forgetCodes(): Promise<void> {
    return this.#alter('update people.totp set last_step = 0');
  }

  /** As somebody does who has the database's password: another number stands in a newer card, and nodes are told. */
  forgeNumber(official: string, forged: string): Promise<void> {
    const [was, is] = [official, forged].map((number) => number.replaceAll('-', ''));
    return this.#alter(`with forged as (
        select n + 1 as n, issued + interval '1 second' as issued, expires,
          replace(replace(replace(body, '"n":' || n, '"n":' || n + 1), '${was}', '${is}'), '${official}', '${forged}')
            as body
        from card order by n desc limit 1
      ), told as (insert into outbox (topic, payload) values ('contacts.published', '{"n": null}'))
      insert into card (n, issued, expires, body, digest, changes, idempotency_key)
      select n, issued, expires, body, sha256(convert_to(body, 'UTF8')), '[]', 'by hand' from forged`);
  }

  async #alter(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    await client.query(sql);
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
