/** Walks every route of the API's own document as everybody who might try it, and holds the answers to permissions.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { POLICY } from '../src/app/people.ts';
import { ROLES, type Role } from '../src/people/access/contract.ts';
import { type Caller, GUEST } from '../src/people/testing.ts';
import { everyRoute, type Operation } from './every-route.ts';
import { ALLOWED, ANY_SITE, SHARED, STEP_UP } from './permissions.ts';

const { db, person, session, token, operations, ask } = await everyRoute();
const SCOPES = Object.keys(POLICY);

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

test('a page of another site makes nobody do anything', async () => {
  const self = await person('Olga', ['owner']);
  // What says whether something is official changes nothing, and any site may ask it.
  const isOpen = (key: string) => key === 'POST /verify';
  for (const operation of operations.filter(({ key, method }) => method !== 'GET' && !isOpen(key))) {
    const who = {
      ...self,
      headers: { ...self.headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    };
    const wall = ANY_SITE.has(operation.key) ? null : 'forbidden';
    await meets(who, operation, wall, 'a page of another site');
  }
});
