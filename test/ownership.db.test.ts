/** Whose row a route may touch: the caller's own, or that of nobody who ranks higher. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { GUEST_TOKEN } from '../src/kernel/http/contract.ts';
import type { Role } from '../src/people/access/contract.ts';
import { type Caller, GUEST } from '../src/people/testing.ts';
import { everyRoute } from './every-route.ts';
import { BY_GUEST, BY_LINK, SHARED } from './permissions.ts';

const { db, person, session, token, operations, operationOf, ask } = await everyRoute();

const MACRO = {
  title: 'Refund',
  shortcut: 'refund',
  texts: { zh: '退款已提交', en: 'The refund is on its way' },
  acts: {},
  revision: 1,
};

/** Routes whose row belongs to somebody: a row of theirs, and whether it is still as it was. */
const OWNED: Readonly<
  Record<
    string,
    {
      /** The role of whose row it is, and of the stranger; a buyer's unless it takes another. */
      readonly as?: Role;
      make(owner: Caller): Promise<string>;
      body?: unknown;
      intact(id: string): Promise<boolean>;
    }
  >
> = {
  'PATCH /me/passkeys/{id}': { make: passkeyOf, body: { name: 'Mine now' }, intact: passkeyIs },
  'DELETE /me/passkeys/{id}': { make: passkeyOf, intact: passkeyIs },
  'DELETE /me/sessions/{id}': {
    make: sessionOf,
    intact: (id) => exists(sql`select from people.session where id = ${id}`),
  },
  'DELETE /calls/contacts/{id}': {
    as: 'agent',
    make: contactOf,
    intact: (id) => exists(sql`select from verify.staff_contact where id = ${id} and ends_at > now()`),
  },
  'PUT /macros/{id}': {
    as: 'agent',
    make: macroOf,
    body: MACRO,
    intact: (id) => exists(sql`select from reach.macro where id = ${id} and revision = 1`),
  },
  'DELETE /macros/{id}': {
    as: 'agent',
    make: macroOf,
    intact: (id) => exists(sql`select from reach.macro where id = ${id}`),
  },
  'DELETE /me/tokens/{id}': {
    make: tokenOf,
    intact: (id) => exists(sql`select from people.api_token where id = ${id}`),
  },
};

test('what belongs to somebody is not there for anybody else, an owner included', async () => {
  for (const [key, { as = 'buyer', make, body, intact }] of Object.entries(OWNED)) {
    const operation = operationOf(key);
    const victim = await person('Victim', [as]);
    // A second way in, so that the last factor is not what protects it.
    await passkeyOf(victim);
    const id = await make(victim);
    for (const role of ['owner', as] as const) {
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

/** What each route of a guest's own is sent, where it takes a body. */
const SAID: Readonly<Record<string, unknown>> = {
  'PUT /chat/conversations/{id}': { intent: 'refund', lang: 'zh' },
  'POST /chat/conversations/{id}/messages': { key: randomUUID(), text: 'as if it were theirs' },
  'PUT /chat/conversations/{id}/cursor': { delivered: 1, read: 1 },
  'PUT /chat/conversations/{id}/rating': { rating: 1 },
  'POST /chat/conversations/{id}/transcript': { email: 'eve@example.com' },
};

/** And what each is asked with. */
const ASKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /chat/conversations/{id}/files': { key: randomUUID(), name: 'theirs.txt' },
  'GET /chat/conversations/{id}/files': { ids: randomUUID() },
  'PATCH /chat/conversations/{id}/uploads/{key}': { name: 'theirs.txt' },
};

test('a conversation is there for the guest who opened it, and for no other, whoever they are', async () => {
  const [own, other] = [await guest(), await guest()];
  const id = randomUUID();
  const open = operationOf('PUT /chat/conversations/{id}');
  const opened = await ask(own, open, { params: { id }, body: SAID[open.key] });
  assert.equal(opened.status, 200, opened.text);
  const owner = await person('Olga', ['owner']);
  for (const operation of operations.filter(({ key }) => BY_GUEST.test(key))) {
    const sent = { params: { id }, body: SAID[operation.key], query: ASKED[operation.key] ?? {} };
    assert.equal((await ask(other, operation, sent)).status, 404, operation.key);
    // What may be asked by a session too is not there for another's.
    const { code = '' } = await ask(owner, operation, sent);
    assert.ok(['guest-not-known', 'no-such-conversation'].includes(code), `${operation.key}: ${code}`);
  }
  const said = sql`select from reach.message where conversation_id = ${id} and author = 'customer'`;
  assert.ok(!(await exists(said)), 'somebody else wrote in it');
});

/** Somebody without an account, by the token of a device. */
async function guest(): Promise<Caller> {
  const { text } = await ask(GUEST, operationOf('POST /chat/guests'));
  return { ...GUEST, headers: { [GUEST_TOKEN]: JSON.parse(text).token } };
}

test('each route that names a row says whose it is', () => {
  for (const { key } of operations.filter(({ path }) => path.includes('{'))) {
    const said = [key in OWNED, key in RANKED, SHARED.has(key), BY_LINK.test(key), BY_GUEST.test(key)].filter(
      Boolean,
    ).length;
    assert.equal(said, 1, `${key}: put it into OWNED, RANKED or SHARED`);
  }
});

test('what a supervisor cannot see of buyers is not there by its id either', async () => {
  const { id } = await person('Bob', ['buyer']);
  const one = operationOf('GET /people/{id}');
  assert.equal((await ask(await person('Sue', ['supervisor']), one, { params: { id } })).status, 404);
  assert.equal((await ask(await person('Ada', ['admin']), one, { params: { id } })).status, 200);
});

async function macroOf(owner: Caller): Promise<string> {
  const id = randomUUID();
  const body = { ...MACRO, revision: 0 };
  const made = await ask(owner, operationOf('PUT /macros/{id}'), { params: { id }, body });
  assert.equal(made.status, 200, made.text);
  return id;
}

async function contactOf({ id }: Caller): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into verify.staff_contact
      (person_id, email, way, intent, opened_at, ends_at)
    values (${id}, 'customer@example.com', 'phone', 'refund', now(), now() + interval '30 minutes')
    returning id`.execute(db);
  return rows[0]?.id ?? assert.fail();
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
