/** The endpoints of accounts on a database of their own, and browsers to ask them with. Only tests import this. */
import { after, before, mock } from 'node:test';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import type { HttpEnv } from '../../kernel/http/context.ts';
import { API_ROOT, type Endpoint, type SentBody } from '../../kernel/http/contract.ts';
import { onError } from '../../kernel/http/problems.ts';
import { createLog } from '../../kernel/log.ts';
import type { Policy, Role } from '../access/contract.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { VirtualAuthenticator } from './authenticator.fixtures.ts';
import { accountsApi as api } from './contract.ts';
import { grantEnrolment } from './enrolment.ts';
import { accountJobs } from './jobs.ts';
import { accountRoutes } from './routes.ts';
import { codeAt, stepOf } from './totp.ts';

export { VirtualAuthenticator } from './authenticator.fixtures.ts';

export const SITE = 'https://clearline.example';
const POLICY: Policy = {
  'contacts.read': ['owner', 'admin', 'agent'],
  'contacts.publish': ['owner', 'admin'],
  'orders.own': ['buyer'],
};

/** better-auth asks for the time itself, so the clock of the tests is the clock of the process. */
const clock = { now: () => Date.now() };
export const advance = (milliseconds: number): void => mock.timers.setTime(Date.now() + milliseconds);

export interface World {
  readonly db: Database['db'];
  readonly accounts: Accounts;
  browser(address?: string): Browser;
  /** A link to enrol with; the token of it. */
  invite(email: string, ...roles: Role[]): Promise<string>;
  /** Runs the jobs that wait. Returns the links in the mail written since the last time, newest last. */
  mail(): Promise<{ template: string; to: string; name: string; url: string | null }[]>;
}

/** For a whole test file. */
export function accountsWorld(): World {
  let server: TestDatabase;
  let database: Database;
  let app: Hono<HttpEnv>;
  const world = {} as { -readonly [K in keyof World]: World[K] };
  before(async () => {
    server = await testDatabase();
    database = createDatabase(server.url, { onIdleError: () => {} });
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const log = createLog({ level: 'silent', clock });
    const identity = { clock, policy: POLICY, cookie: '__Host-clearline', secret: 's'.repeat(43) };
    const site = { name: () => '天远卡盟', publicUrl: SITE };
    world.db = database.db;
    world.accounts = await createAccounts({ db: database.db, identity, site, log });
    app = new Hono<HttpEnv>();
    app.onError(onError);
    app.use(async (c, next) => {
      const address = c.req.header('x-test-address') ?? '203.0.113.1';
      c.set('client', { address, key: address, direct: true });
      c.set('requestId', 'request-1');
      c.set('publicUrl', SITE);
      c.set('log', log);
      await next();
    });
    accountRoutes({
      app,
      database: () => database.db,
      identity: () => identity,
      clock,
      limit: (_c, next) => next(),
      accounts: () => world.accounts,
    });
  });
  after(async () => {
    mock.timers.reset();
    await database.close();
    await server.drop();
  });
  world.browser = (address) => new Browser(app, address);
  world.invite = async (email, ...roles) => {
    const grant = {
      purpose: 'invitation',
      email,
      name: 'Wang Fang',
      roles,
      by: '林晓',
      lang: 'zh',
      ttlMs: 3_600_000,
    } as const;
    return (await database.db.transaction().execute((tx) => grantEnrolment(tx, clock, grant))).token;
  };
  world.mail = () => deliver(database.db);
  return world;
}

async function deliver(db: Database['db']): ReturnType<World['mail']> {
  const jobs = accountJobs({ db, clock, publicUrl: SITE });
  const { rows } = await sql<{ id: string; task: string; payload: unknown }>`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier like 'accounts.%'
    returning j.id, t.identifier as task, j.payload`.execute(db);
  for (const { task, payload } of rows) await jobs.find(({ name }) => name === task)?.run(payload);
  const mail = await sql<{ template: string; to: string; name: string; url: string | null }>`
    with gone as (delete from people.mail returning seq, template, to_email, to_name, link_url)
    select template, to_email as to, to_name as name, link_url as url from gone order by seq`.execute(db);
  return mail.rows;
}

export interface Answer {
  readonly status: number;
  /** Of the JSON answer, or of the problem. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into many shapes
  readonly body: any;
  readonly cookies: string[];
}

/** Keeps cookies as a browser does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: Hono<HttpEnv>;
  readonly #address: string;
  constructor(app: Hono<HttpEnv>, address = '203.0.113.1') {
    this.#app = app;
    this.#address = address;
  }

  async ask<E extends Endpoint>(
    row: E,
    body?: SentBody<E>,
    params: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const path = row.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = {
      method: row.method,
      headers: {
        'x-test-address': this.#address,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const env = { incoming: { destroyed: false, complete: true } };
    const response = await this.#app.request(SITE + API_ROOT + path, request, env);
    const cookies = response.headers.getSetCookie();
    for (const set of cookies) this.#keep(set);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), cookies };
  }

  #keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (/max-age=0/i.test(set)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** Comes in by the link with a new passkey. */
  async enrol(token: string, name = 'Wang Fang'): Promise<VirtualAuthenticator> {
    const device = new VirtualAuthenticator(SITE);
    const options = await this.ask(api.enrolPasskeyOptions, { name }, { token });
    const done = await this.ask(api.enrolPasskey, { name, response: device.create(options.body) }, { token });
    if (done.status !== 204) throw new Error(`not enrolled: ${JSON.stringify(done)}`);
    return device;
  }

  async signInWith(device: VirtualAuthenticator): Promise<Answer> {
    const options = await this.ask(api.passkeySignInOptions);
    return this.ask(api.passkeySignIn, { response: device.get(options.body) });
  }
}

/** What the app shows now, or some steps later. */
export const codeNow = (secret: string, later = 0): string => codeAt(secret, stepOf(Date.now()) + later);
