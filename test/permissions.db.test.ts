/**
 * Walks every route of the API's own document as everybody who might try it, on a whole node and a real database, and
 * holds the answers to the table in permissions.ts.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { POLICY } from '../src/app/people.ts';
import { ROLES, type Role } from '../src/people/access/contract.ts';
import { type Caller, GUEST, peopleWorld, SECRET } from '../src/people/testing.ts';
import { dataFolder, removeFolder, type TestNode, testNode } from './nodes.ts';
import { ALLOWED, BY_LINK, SHARED, STEP_UP } from './permissions.ts';

let node: TestNode;
// Before the world's own: its database goes once nobody is on it.
after(async () => {
  await node.stop();
  await removeFolder(node.dataDir);
});

const world = await peopleWorld(POLICY, Date.now());
const { db, person, session, token } = world;
const SCOPES = Object.keys(POLICY);

interface Operation {
  /** Method and path below /api/v1, as the table names them. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

let operations: Operation[];

before(async () => {
  const folder = await dataFolder();
  await writeFile(join(folder, 'auth.secret'), SECRET, { mode: 0o600 });
  node = await testNode(world.url, folder);
  await node.ready;
  const { paths } = (await (await fetch(`${node.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Pick<Operation, 'security'>>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      key: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      method: method.toUpperCase(),
      path,
      security,
    })),
  );
});

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

let addresses = 0;

/** From an address of its own each time, as a limit of requests is not what is tried here. */
async function ask(
  who: Caller,
  { method, path }: Pick<Operation, 'method' | 'path'>,
  { params = {}, body }: { params?: Readonly<Record<string, string>>; body?: unknown } = {},
): Promise<Answer> {
  addresses++;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? randomUUID());
  const response = await fetch(node.url + filled, {
    method,
    headers: {
      accept: 'application/json',
      'x-forwarded-for': `10.1.${addresses >> 8}.${addresses & 255}`,
      ...('authorization' in who.headers ? {} : { 'sec-fetch-site': 'same-origin' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...who.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // A stream has no end to wait for.
  if (!response.headers.get('content-type')?.includes('json')) {
    await response.body?.cancel();
    return { status: response.status, code: undefined, text: '' };
  }
  const text = await response.text();
  return { status: response.status, code: text.startsWith('{') ? JSON.parse(text).code : undefined, text };
}

/** What stands between a caller and a route; null where nothing does. */
type Wall = 'not-signed-in' | 'forbidden' | 'step-up-required' | null;
const WALLS: readonly (string | undefined)[] = ['not-signed-in', 'forbidden', 'step-up-required'];
const STATUS = { 'not-signed-in': 401, forbidden: 403, 'step-up-required': 403 } as const;

async function meets(who: Caller, operation: Operation, wall: Wall, as: string): Promise<void> {
  const { status, code, text } = await ask(who, operation);
  const met = WALLS.includes(code) ? code : null;
  assert.equal(met, wall, `${operation.key} as ${as}: ${status} ${text.slice(0, 200)}`);
  if (wall !== null) assert.equal(status, STATUS[wall], `${operation.key} as ${as}`);
  else assert.ok(status < 500, `${operation.key} as ${as}: ${status} ${text.slice(0, 200)}`);
}

const holds = (key: string, role: Role): boolean => {
  const allowed = ALLOWED[key];
  return Array.isArray(allowed) ? allowed.includes(role) : allowed !== undefined;
};
const isFor = (key: string, whom: 'guest' | 'person'): boolean => ALLOWED[key] === whom;

test('the document and the table name the same routes', () => {
  assert.deepEqual(operations.map(({ key }) => key).sort(), Object.keys(ALLOWED).sort());
  for (const key of [...STEP_UP, ...SHARED]) assert.ok(key in ALLOWED, `${key} is no route`);
});

test('a guest gets where everybody may, and is asked to sign in elsewhere', async () => {
  for (const operation of operations)
    await meets(GUEST, operation, isFor(operation.key, 'guest') ? null : 'not-signed-in', 'guest');
});

for (const role of ROLES) {
  test(`as ${role}, each route opens or stays shut as the table says`, async () => {
    const self = await person(`Walk ${role}`, [role]);
    for (const operation of operations) {
      // Some routes end sessions or take factors away, so each is tried in a new one.
      const who = await session(self);
      await meets(who, operation, holds(operation.key, role) ? null : 'forbidden', role);
    }
  });
}

test('an owner who has shown no factor lately is asked for one where it matters, and nowhere else', async () => {
  const self = await person('Idle', ['owner']);
  for (const operation of operations) {
    const who = await session(self, { steppedUp: false });
    await meets(who, operation, STEP_UP.has(operation.key) ? 'step-up-required' : null, 'idle owner');
  }
});

test('an owner who came in with a password or a recovery code has no rights of staff', async () => {
  for (const method of ['password', 'recovery'] as const) {
    const self = await person('Weak', ['owner']);
    for (const operation of operations) {
      const open = isFor(operation.key, 'guest') || isFor(operation.key, 'person');
      await meets(await session(self, { method }), operation, open ? null : 'forbidden', method);
    }
  }
});

test('a token without a scope opens what a person may read of themselves, and nothing else', async () => {
  const program = await token(await person('Olga', ['owner']), []);
  for (const operation of operations) {
    const own = isFor(operation.key, 'person') && operation.method === 'GET';
    await meets(
      program,
      operation,
      isFor(operation.key, 'guest') || own ? null : 'forbidden',
      'token without scope',
    );
  }
});

test('a token with every scope does what the document says that tokens can, and no step-up', async () => {
  const program = await token(await person('Olga', ['owner']), SCOPES);
  for (const operation of operations) {
    const { key, method, security } = operation;
    const open = isFor(key, 'guest') || (isFor(key, 'person') ? method === 'GET' : !STEP_UP.has(key));
    const wall = open ? null : isFor(key, 'person') ? 'forbidden' : 'step-up-required';
    await meets(program, operation, wall, 'token with every scope');
    const documented = security.length === 0 || security.some((by) => 'token' in by);
    assert.equal(documented, open, `${key}: the document says otherwise`);
  }
});

test('a token does no more than its owner, whatever its scopes', async () => {
  const program = await token(await person('Ann', ['agent']), SCOPES);
  for (const operation of operations.filter(({ key }) => Array.isArray(ALLOWED[key]))) {
    const { key } = operation;
    const wall = !holds(key, 'agent') ? 'forbidden' : STEP_UP.has(key) ? 'step-up-required' : null;
    await meets(program, operation, wall, "an agent's token");
  }
});

test('a session or token that has ended, or was never one, is a guest', async () => {
  const gone = await person('Gone', ['owner']);
  const program = await token(gone, SCOPES);
  await sql`update people.session set expires_at = now() - interval '1 second' where person_id = ${gone.id}`.execute(
    db,
  );
  await sql`update people.api_token set expires_at = now() - interval '1 second' where person_id = ${gone.id}`.execute(
    db,
  );
  const forged = { ...GUEST, headers: { cookie: 'clearline=abc.def' } };
  const unknown = { ...GUEST, headers: { authorization: `Bearer cl_${'x'.repeat(43)}` } };
  for (const who of [gone, program, forged, unknown])
    for (const operation of operations.filter(({ key }) => !isFor(key, 'guest')))
      await meets(who, operation, 'not-signed-in', 'nobody');
});

/** Routes whose row belongs to somebody: a row of theirs, and whether it is still as it was. */
const OWNED: Readonly<
  Record<
    string,
    { make(owner: Caller): Promise<string>; body?: unknown; intact(id: string): Promise<boolean> }
  >
> = {
  'PATCH /me/passkeys/{id}': { make: passkeyOf, body: { name: 'Mine now' }, intact: passkeyIs },
  'DELETE /me/passkeys/{id}': { make: passkeyOf, intact: passkeyIs },
  'DELETE /me/sessions/{id}': {
    make: sessionOf,
    intact: (id) => exists(sql`select from people.session where id = ${id}`),
  },
  'DELETE /me/tokens/{id}': {
    make: tokenOf,
    intact: (id) => exists(sql`select from people.api_token where id = ${id}`),
  },
};

test('what belongs to somebody is not there for anybody else, an owner included', async () => {
  for (const [key, { make, body, intact }] of Object.entries(OWNED)) {
    const operation = operationOf(key);
    const victim = await person('Victim', ['buyer']);
    // A second way in, so that the last factor is not what protects it.
    await passkeyOf(victim);
    const id = await make(victim);
    for (const role of ['owner', 'buyer'] as const) {
      const { status, text } = await ask(await person('Thief', [role]), operation, { params: { id }, body });
      assert.equal(status, 404, `${key} as a foreign ${role}: ${text}`);
      assert.ok(await intact(id), `${key} as a foreign ${role} changed it`);
    }
    const own = await ask(await session(victim), operation, { params: { id }, body });
    assert.ok(own.status < 300, `${key} as its owner: ${own.status} ${own.text}`);
    assert.ok(!(await intact(id)), `${key} does nothing`);
  }
});

/** Routes about a person of some rank, with a body that would do harm. */
const RANKED: Readonly<
  Record<string, (whom: Caller) => Promise<{ params: Record<string, string>; body?: unknown }>>
> = {
  'PUT /people/{id}/roles': async ({ id }) => ({ params: { id }, body: { roles: [], seen: ['admin'] } }),
  'DELETE /people/{id}': async ({ id }) => ({ params: { id } }),
  'GET /people/{id}/sessions': async ({ id }) => ({ params: { id } }),
  'DELETE /people/{id}/sessions': async ({ id }) => ({ params: { id } }),
  'DELETE /people/{id}/sessions/{session}': async (whom) => ({
    params: { id: whom.id, session: await sessionOf(whom) },
  }),
  'POST /people/{id}/recovery': async ({ id }) => ({ params: { id }, body: { reason: 'for no reason' } }),
  'POST /invitations/{id}/resend': async (whom) => ({ params: { id: await invitationFor(whom) } }),
  'DELETE /invitations/{id}': async (whom) => ({ params: { id: await invitationFor(whom) } }),
  'POST /recoveries/{id}/approve': async (whom) => ({ params: { id: await recoveryOf(whom) } }),
};

test('nobody reaches who ranks higher, nor an admin an admin', async () => {
  for (const [key, of] of Object.entries(RANKED)) {
    // Two of one rank may bring a third back: they gain nothing that they do not have.
    const rank = key.includes('recover') ? 'owner' : 'admin';
    const victim = await person('Victim', [rank]);
    const sessions = await countSessions(victim);
    const sent = await of(victim);
    const { status, code, text } = await ask(await person('Climber', ['admin']), operationOf(key), sent);
    assert.deepEqual([status, code], [403, 'above-own-rank'], `${key}: ${text}`);
    const { rows } = await sql<{
      role: Role;
    }>`select role from people.role_grant where person_id = ${victim.id}`.execute(db);
    assert.deepEqual(
      rows.map(({ role }) => role),
      [rank],
      key,
    );
    assert.ok((await countSessions(victim)) >= sessions, key);
  }
});

test('each route that names a row says whose it is', () => {
  for (const { key } of operations.filter(({ path }) => path.includes('{'))) {
    const said = [key in OWNED, key in RANKED, SHARED.has(key), BY_LINK.test(key)].filter(Boolean).length;
    assert.equal(said, 1, `${key}: put it into OWNED, RANKED or SHARED`);
  }
});

test('what a supervisor cannot see of buyers is not there by its id either', async () => {
  const { id } = await person('Bob', ['buyer']);
  const one = operationOf('GET /people/{id}');
  assert.equal((await ask(await person('Sue', ['supervisor']), one, { params: { id } })).status, 404);
  assert.equal((await ask(await person('Ada', ['admin']), one, { params: { id } })).status, 200);
});

test('a page of another site makes nobody do anything', async () => {
  const self = await person('Olga', ['owner']);
  for (const operation of operations.filter(({ method }) => method !== 'GET')) {
    const who = {
      ...self,
      headers: { ...self.headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    };
    await meets(who, operation, 'forbidden', 'a page of another site');
  }
});

function operationOf(key: string): Operation {
  return operations.find((operation) => operation.key === key) ?? assert.fail(`${key} is no route`);
}

async function exists(query: ReturnType<typeof sql>): Promise<boolean> {
  return (await query.execute(db)).rows.length > 0;
}

async function idOf(query: ReturnType<typeof sql<{ id: string }>>): Promise<string> {
  return (await query.execute(db)).rows[0]?.id ?? assert.fail('nothing was made');
}

function passkeyIs(id: string): Promise<boolean> {
  return exists(sql`select from people.passkey where id = ${id} and name = 'Phone'`);
}

function passkeyOf(owner: Caller): Promise<string> {
  return idOf(sql<{ id: string }>`
    insert into people.passkey (person_id, name, public_key, credential_id, counter, device_type, backed_up)
    values (${owner.id}, 'Phone', 'x', ${randomUUID()}, 0, 'singleDevice', false) returning id`);
}

async function sessionOf(owner: Caller): Promise<string> {
  await session(owner);
  return idOf(sql<{ id: string }>`select id from people.session where person_id = ${owner.id} limit 1`);
}

async function tokenOf(owner: Caller): Promise<string> {
  await token(owner, []);
  return idOf(sql<{ id: string }>`select id from people.api_token where person_id = ${owner.id} limit 1`);
}

async function countSessions({ id }: Caller): Promise<number> {
  return (await sql`select from people.session where person_id = ${id}`.execute(db)).rows.length;
}

async function invitationFor(whom: Caller): Promise<string> {
  const owner = await person('Olga', ['owner']);
  const body = { email: `new-${whom.email}`, name: 'New', roles: ['admin'], lang: 'en' };
  const { status, text } = await ask(owner, operationOf('POST /invitations'), { body });
  assert.equal(status, 200, text);
  return JSON.parse(text).id;
}

async function recoveryOf(whom: Caller): Promise<string> {
  const owner = await person('Olga', ['owner']);
  const { status, text } = await ask(owner, operationOf('POST /people/{id}/recovery'), {
    params: { id: whom.id },
    body: { reason: 'lost everything' },
  });
  assert.equal(status, 200, text);
  return JSON.parse(text).id;
}
