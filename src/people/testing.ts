/** Routes of a slice behind the real pipeline and database, and people who call them. Only tests import this. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { after, type TestContext } from 'node:test';
import type { Hono } from 'hono';
import { serializeSigned } from 'hono/utils/cookie';
import { sql } from 'kysely';
import { type Clock, ManualClock } from '../kernel/clock.ts';
import { createDatabase, type Database } from '../kernel/database/connect.ts';
import type { Db } from '../kernel/database/db.ts';
import { testDatabase } from '../kernel/database/testing.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import { API_ROOT, type Endpoint } from '../kernel/http/contract.ts';
import { startTestServer } from '../kernel/http/testing.ts';
import type { Policy, Role, SignInMethod } from './access/contract.ts';
import { type Identity, type ServeOptions, TOKEN_PREFIX, tokenDigest } from './access/index.ts';

const COOKIE = 'clearline';
export const SECRET = 'a secret of thirty-two characters';
export const NOW = '2026-11-26T08:00:00.000Z';

/** Somebody who can send requests. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed, where it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a node of such a world knows who is asking, in whichever process it runs. */
export const identityOf = (policy: Policy, clock: Clock): Identity => ({
  clock,
  policy,
  cookie: COOKIE,
  secret: SECRET,
});

export const servedBy =
  (db: Db, identity: Identity) =>
  (app: Hono<HttpEnv>): ServeOptions => ({
    app,
    database: () => db,
    identity: () => identity,
    clock: identity.clock,
    limit: (_c, next) => next(),
  });

/** One database for the file, removed after its last test. */
export async function peopleWorld(policy: Policy, start: string | number = NOW) {
  const server = await testDatabase();
  const database: Database = createDatabase(server.url, { onIdleError: () => {} });
  after(async () => {
    await database.close();
    await server.drop();
  });
  const { db } = database;
  const clock = new ManualClock(start);
  const identity = identityOf(policy, clock);

  /** The same person, in a new session. */
  const session = async (
    person: Caller,
    { method = 'passkey', steppedUp = true }: { method?: SignInMethod; steppedUp?: boolean } = {},
  ): Promise<Caller> => {
    const token = randomBytes(32).toString('base64url');
    const now = new Date(clock.now());
    await sql`insert into people.session (person_id, token, method, stepped_up_at, created_at, last_seen_at, expires_at)
        values (${person.id}, ${createHash('sha256').update(token).digest('hex')}, ${method}, ${steppedUp ? now : null},
          ${now}, ${now}, ${new Date(clock.now() + 86_400_000)})`.execute(db);
    const cookie = (await serializeSigned(COOKIE, token, SECRET)).split(';')[0] ?? '';
    return { ...person, headers: { cookie } };
  };

  return {
    url: server.url,
    db,
    clock,
    identity,
    serve: servedBy(db, identity),

    /** Somebody with these roles and a session, stepped up unless told otherwise. */
    async person(
      name: string,
      roles: readonly Role[],
      { method = 'passkey', steppedUp = true }: { method?: SignInMethod; steppedUp?: boolean } = {},
    ): Promise<Caller> {
      const id = randomUUID();
      const email = `${name.toLowerCase().replaceAll(' ', '.')}-${id.slice(0, 8)}@example.com`;
      await sql`insert into people.person (id, name, email, email_verified, lang, created_at)
        values (${id}, ${name}, ${email}, true, 'en', ${new Date(clock.now())})`.execute(db);
      await sql`insert into people.role_grant (person_id, role)
        select ${id}, unnest(${[...roles]}::text[])`.execute(db);
      return session({ id, name, email, headers: {} }, { method, steppedUp });
    },

    session,

    /** The same person, by a personal access token. */
    async token(person: Caller, scopes: readonly string[]): Promise<Caller> {
      const token = TOKEN_PREFIX + randomBytes(32).toString('base64url');
      await sql`insert into people.api_token (person_id, label, digest, scopes, expires_at)
        values (${person.id}, 'test', ${tokenDigest(token)}, ${[...scopes]}, ${new Date(clock.now() + 86_400_000)})`.execute(
        db,
      );
      return { ...person, headers: { authorization: `Bearer ${token}` } };
    },
  };
}

export const GUEST: Caller = { id: '', name: '', email: '', headers: {} };

/** Closed when the test ends. */
export async function startRoutes(t: TestContext, routes: (app: Hono<HttpEnv>) => void) {
  const { url } = await startTestServer(t, { routes });
  return caller(url);
}

export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (who: Caller, row: Pick<Endpoint, 'method' | 'path'>, sent?: Sent) => Promise<Answer>;

export const caller =
  (url: string): Ask =>
  async (who, { method, path }, { params = {}, query = {}, body, headers = {} } = {}) => {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? name));
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${url}${API_ROOT}${filled}${search && `?${search}`}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...who.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && !text.includes('}\n');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  };
