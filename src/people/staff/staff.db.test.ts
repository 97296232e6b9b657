/** Roles and sessions through the API, as admins and those who would like to be. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { ROLES, type Role } from '../access/contract.ts';
import { type Answer, type Ask, type Caller, peopleWorld, startRoutes } from '../testing.ts';
import { staffApi as api } from './contract.ts';
import { firstOwnerLink, ownerLink, staffPolicy, staffRoutes } from './index.ts';

const world = await peopleWorld(staffPolicy);
const PUBLIC_URL = 'https://clearline.example';
const start = (t: TestContext): Promise<Ask> =>
  startRoutes(t, (app) => staffRoutes({ ...world.serve(app), publicUrl: () => PUBLIC_URL }));

const { person, token, db, clock } = world;
const said = ({ status, body }: Answer) => [status, body.code] as const;
const count = async (query: ReturnType<typeof sql<{ n: string }>>): Promise<number> =>
  Number((await query.execute(db)).rows[0]?.n);
const sessionsOf = ({ id }: Caller) =>
  count(sql`select count(*) as n from people.session where person_id = ${id}`);
const rolesOf = async ({ id }: Caller): Promise<string[]> =>
  (
    await sql<{
      role: string;
    }>`select role from people.role_grant where person_id = ${id} order by role`.execute(db)
  ).rows.map(({ role }) => role);
const trail = async (action: string) =>
  (
    await sql<{ actor: { email: string }; before: unknown; after: unknown }>`
      select actor, before, after from people.audit where action = ${action} order by id desc`.execute(db)
  ).rows;
const setRoles = (ask: Ask, who: Caller, whom: Caller, seen: readonly Role[], roles: readonly Role[]) =>
  ask(who, api.setRoles, { params: { id: whom.id }, body: { roles, seen } });

test('an owner changes roles; whoever loses one is signed out, told, and in the trail', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const ada = await person('Ada', ['admin', 'buyer']);
  const answer = await setRoles(ask, owner, ada, ['admin', 'buyer'], ['supervisor', 'buyer']);
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body.roles, ['buyer', 'supervisor']);
  assert.deepEqual([await rolesOf(ada), await sessionsOf(ada)], [['buyer', 'supervisor'], 0]);
  assert.deepEqual(said(await ask(ada, api.people)), [401, 'not-signed-in']);
  const [entry] = await trail('people.set-roles');
  assert.deepEqual(
    [entry?.actor.email, entry?.before, entry?.after],
    [owner.email, { roles: ['admin', 'buyer'] }, { roles: ['supervisor', 'buyer'] }],
  );
  const told = await count(
    sql`select count(*) as n from people.mail where to_email = ${ada.email} and template = 'roles-changed'`,
  );
  assert.equal(told, 1);
});

test('a role that is added ends no session', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const agent = await person('Ann', ['agent']);
  assert.equal((await setRoles(ask, owner, agent, ['agent'], ['agent', 'supervisor'])).status, 200);
  assert.equal(await sessionsOf(agent), 1);
});

test('nobody gives or takes what is not below them, and nobody changes themselves', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  const other = await person('Bea', ['admin']);
  const agent = await person('Ann', ['agent']);
  for (const [who, whom, seen, roles, code] of [
    [admin, other, ['admin'], ['agent'], 'above-own-rank'],
    [admin, owner, ['owner'], [], 'above-own-rank'],
    [admin, agent, ['agent'], ['admin'], 'above-own-rank'],
    [admin, agent, ['agent'], ['agent', 'owner'], 'above-own-rank'],
    [admin, admin, ['admin'], ['admin', 'owner'], 'own-roles'],
    [owner, owner, ['owner'], ['admin'], 'own-roles'],
  ] as const) {
    const answer = await setRoles(ask, who, whom, seen, roles);
    assert.equal(answer.body.code, code, `${who.name} ${whom.name} ${roles}`);
  }
  assert.deepEqual(await rolesOf(agent), ['agent']);
  assert.deepEqual(said(await ask(admin, api.deactivate, { params: { id: other.id } })), [
    403,
    'above-own-rank',
  ]);
  assert.equal((await setRoles(ask, admin, agent, ['agent'], ['supervisor'])).status, 200);
});

test('who was demoted a moment ago no longer ranks, whatever their request said at first', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const second = await person('Oscar', ['owner']);
  // Both at once: whichever comes second finds itself without the role.
  const answers = await Promise.all([
    setRoles(ask, owner, second, ['owner'], ['agent']),
    setRoles(ask, second, owner, ['owner'], ['agent']),
  ]);
  assert.deepEqual(answers.map(({ status }) => status === 200).sort(), [false, true]);
  assert.ok((await count(sql`select count(*) as n from people.role_grant where role = 'owner'`)) >= 1);
});

test('the last owner stays', async (t) => {
  const ask = await start(t);
  await sql`delete from people.role_grant where role = 'owner'`.execute(db);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  const ghost = await person('Gus', ['owner']);
  await sql`delete from people.role_grant where person_id = ${ghost.id}`.execute(db);
  assert.deepEqual(said(await setRoles(ask, ghost, owner, ['owner'], [])), [403, 'forbidden']);
  assert.deepEqual(said(await ask(admin, api.deactivate, { params: { id: owner.id } })), [
    403,
    'above-own-rank',
  ]);
  assert.deepEqual(await rolesOf(owner), ['owner']);
});

test('a change made on an outdated view is refused with what is there now', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const agent = await person('Ann', ['agent']);
  const answer = await setRoles(ask, owner, agent, ['supervisor'], ['agent', 'supplier']);
  assert.deepEqual([...said(answer), answer.body.roles], [409, 'roles-changed', ['agent']]);
});

test('who leaves keeps nothing that opens anything, and what they began ends', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin', 'buyer']);
  const third = await person('Bea', ['admin']);
  const agent = await person('Ann', ['agent']);
  await token(admin, ['people.read']);
  const body = { email: 'new@example.com', name: 'New', roles: ['agent'], lang: 'en' };
  const invited = await ask(admin, api.invite, { body });
  const opened = await ask(admin, api.openRecovery, {
    params: { id: agent.id },
    body: { reason: 'lost phone' },
  });
  assert.deepEqual([invited.status, opened.status], [200, 200], invited.text + opened.text);
  const gone = await ask(owner, api.deactivate, { params: { id: admin.id } });
  assert.deepEqual([gone.status, gone.body.roles, gone.body.sessions], [200, [], 0]);
  assert.equal(await count(sql`select count(*) as n from people.api_token where person_id = ${admin.id}`), 0);
  const { invitations } = (await ask(owner, api.invitations)).body as {
    invitations: { id: string; state: string }[];
  };
  assert.equal(invitations.find(({ id }) => id === invited.body.id)?.state, 'revoked');
  const approved = await ask(third, api.approveRecovery, { params: { id: String(opened.body.id) } });
  assert.deepEqual(said(approved), [409, 'recovery-settled']);
});

test('what is dangerous needs a step-up, and no token can do it', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const idle = await person('Ida', ['owner'], { steppedUp: false });
  const weak = await person('Will', ['owner'], { method: 'password' });
  const program = await token(owner, ['people.roles', 'people.invite', 'people.sessions', 'people.recover']);
  const agent = await person('Ann', ['agent']);
  const params = { id: agent.id };
  for (const [row, body] of [
    [api.setRoles, { roles: [], seen: ['agent'] }],
    [api.deactivate, undefined],
    [api.endSessions, undefined],
    [api.invite, { email: 'z@example.com', name: 'Z', roles: ['agent'], lang: 'en' }],
    [api.openRecovery, { reason: 'lost phone' }],
  ] as const) {
    assert.deepEqual(said(await ask(idle, row, { params, body })), [403, 'step-up-required'], row.path);
    assert.deepEqual(said(await ask(program, row, { params, body })), [403, 'step-up-required'], row.path);
    assert.deepEqual(said(await ask(weak, row, { params, body })), [403, 'forbidden'], row.path);
  }
  assert.deepEqual(await rolesOf(agent), ['agent']);
});

test('sessions of others are seen and ended by who ranks above', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  const agent = await person('Ann', ['agent']);
  const params = { id: agent.id };
  const { sessions } = (await ask(admin, api.sessions, { params })).body as { sessions: { id: string }[] };
  assert.equal(sessions.length, 1);
  assert.ok(!JSON.stringify(sessions).includes('token'));
  assert.deepEqual(said(await ask(admin, api.sessions, { params: { id: owner.id } })), [
    403,
    'above-own-rank',
  ]);
  const session = String(sessions[0]?.id);
  const foreign = await ask(admin, api.endSession, {
    params: { id: (await person('Bo', ['agent'])).id, session },
  });
  assert.deepEqual(said(foreign), [404, 'no-such-session']);
  assert.equal((await ask(admin, api.endSession, { params: { ...params, session } })).status, 204);
  assert.deepEqual(said(await ask(agent, api.people)), [401, 'not-signed-in']);
  assert.deepEqual(said(await ask(admin, api.endSessions, { params: { id: owner.id } })), [
    403,
    'above-own-rank',
  ]);
  assert.equal((await ask(owner, api.endSessions, { params: { id: admin.id } })).status, 204);
  assert.equal(await sessionsOf(admin), 0);
});

test('people are found by name, address and role, page by page; buyers only by who manages them', async (t) => {
  const ask = await start(t);
  const admin = await person('Zz Ada', ['admin']);
  const supervisor = await person('Zz Sue', ['supervisor']);
  const buyer = await person('Zz Bob', ['buyer']);
  const names = async (who: Caller, query: Record<string, string>) => {
    const { people, next } = (await ask(who, api.people, { query: { text: 'zz ', ...query } })).body as {
      people: { name: string }[];
      next: string | null;
    };
    return { names: people.map(({ name }) => name), next };
  };
  assert.deepEqual((await names(admin, {})).names, ['Zz Ada', 'Zz Sue']);
  assert.deepEqual((await names(admin, { side: 'everyone' })).names, ['Zz Ada', 'Zz Bob', 'Zz Sue']);
  assert.deepEqual((await names(admin, { role: 'supervisor' })).names, ['Zz Sue']);
  assert.deepEqual((await names(admin, { text: supervisor.email.toUpperCase() })).names, ['Zz Sue']);
  const first = await names(admin, { limit: '1' });
  assert.deepEqual(
    [first.names, (await names(admin, { limit: '1', after: String(first.next) })).names],
    [['Zz Ada'], ['Zz Sue']],
  );
  assert.deepEqual(said(await ask(supervisor, api.people, { query: { side: 'everyone' } })), [
    403,
    'staff-only',
  ]);
  assert.deepEqual(said(await ask(supervisor, api.person, { params: { id: buyer.id } })), [
    404,
    'no-such-person',
  ]);
  assert.equal((await ask(admin, api.person, { params: { id: buyer.id } })).body.name, 'Zz Bob');
});

test('the roles that exist are those that the database knows', async () => {
  for (const role of ROLES) await person(`R ${role}`, [role]);
  await assert.rejects(person('Nobody', ['emperor' as Role]));
});

test('the first owner comes by a link of this start alone, while there is none', async () => {
  await sql`delete from people.role_grant where role = 'owner'`.execute(db);
  const server = { db, clock, publicUrl: PUBLIC_URL, lang: 'zh', by: 'server' } as const;
  const first = await firstOwnerLink(server);
  const second = await firstOwnerLink(server);
  assert.match(first?.url ?? '', /#[\w-]{43}$/);
  assert.notEqual(first?.url, second?.url);
  const open = await count(
    sql`select count(*) as n from people.enrolment where purpose = 'first-owner' and ended_at is null`,
  );
  assert.equal(open, 1, 'a new start ends the link of the one before');
  const written = JSON.stringify(await trail('people.first-owner-link'));
  assert.ok(!written.includes(String(second?.url.split('#')[1])));
  await person('Olga', ['owner']);
  assert.equal(await firstOwnerLink(server), null);
});

test('on the server an owner who lost every device gets a link, and is told by mail', async () => {
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  const server = { db, clock, publicUrl: PUBLIC_URL, lang: 'en', by: 'clearline owner-link' } as const;
  const link = await ownerLink(server, owner.email.toUpperCase());
  assert.ok(link.ok);
  const mailed = await count(
    sql`select count(*) as n from people.mail where to_email = ${owner.email} and template = 'owner-link'`,
  );
  assert.equal(mailed, 1);
  const nobody = await ownerLink(server, admin.email);
  assert.ok(!nobody.ok && nobody.error.owners.includes(owner.email));
});
