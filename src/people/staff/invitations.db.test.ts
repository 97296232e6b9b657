/** Invitations through the API: the only way onto the staff. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import type { Role } from '../access/contract.ts';
import { type Answer, type Ask, type Caller, peopleWorld, startRoutes } from '../testing.ts';
import { staffApi as api } from './contract.ts';
import { staffPolicy, staffRoutes } from './index.ts';

const world = await peopleWorld(staffPolicy);
const PUBLIC_URL = 'https://clearline.example';
const start = (t: TestContext): Promise<Ask> =>
  startRoutes(t, (app) => staffRoutes({ ...world.serve(app), publicUrl: () => PUBLIC_URL }));

const { person, db, clock } = world;
const said = ({ status, body }: Answer) => [status, body.code] as const;
const count = async (query: ReturnType<typeof sql<{ n: string }>>): Promise<number> =>
  Number((await query.execute(db)).rows[0]?.n);
const rolesOf = async ({ id }: Caller): Promise<string[]> =>
  (
    await sql<{
      role: string;
    }>`select role from people.role_grant where person_id = ${id} order by role`.execute(db)
  ).rows.map(({ role }) => role);
const lastLink = async (email: string): Promise<string> =>
  (
    await sql<{ link_url: string }>`select link_url from people.mail
      where to_email = ${email} and link_once order by seq desc limit 1`.execute(db)
  ).rows[0]?.link_url ?? assert.fail(`no link for ${email}`);
const setRoles = (ask: Ask, who: Caller, whom: Caller, seen: readonly Role[], roles: readonly Role[]) =>
  ask(who, api.setRoles, { params: { id: whom.id }, body: { roles, seen } });

/** Uses a link up, as accounts does. */
const enrol = (email: string) =>
  sql`update people.enrolment e set ended_at = now(), enrolled = p.id from people.person p
    where e.email = ${email} and e.ended_at is null and p.email = ${email}`.execute(db);

test('a buyer becomes staff by invitation alone', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const buyer = await person('Bob', ['buyer']);
  const answer = await setRoles(ask, owner, buyer, ['buyer'], ['buyer', 'agent']);
  assert.deepEqual(said(answer), [409, 'needs-invitation']);
  assert.deepEqual(await rolesOf(buyer), ['buyer']);
});

test('every other owner is told whom somebody brings onto the staff', async (t) => {
  const ask = await start(t);
  const owner = await person('Odette', ['owner']);
  const admin = await person('Arno', ['admin']);
  const told = async (who: Caller): Promise<number> =>
    count(
      sql`select count(*) as n from people.mail where template = 'staff-invited' and to_email = ${who.email}`,
    );
  const body = { email: 'second.mailbox@example.com', name: 'Sock', roles: ['supervisor'], lang: 'en' };
  assert.equal((await ask(admin, api.invite, { body })).status, 200);
  assert.deepEqual([await told(owner), await told(admin)], [1, 0]);
  const mine = { ...body, email: 'third.mailbox@example.com' };
  assert.equal((await ask(owner, api.invite, { body: mine })).status, 200);
  assert.equal(await told(owner), 1);
});

test('an invitation sends a link with the roles; it can be sent again, taken back, and not doubled', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const email = 'carl@example.com';
  const body = { email: ' Carl@Example.com', name: 'Carl', roles: ['admin'], lang: 'en' };
  const invited = await ask(owner, api.invite, { body });
  assert.equal(invited.status, 200, invited.text);
  assert.deepEqual([invited.body.email, invited.body.state], [email, 'open']);
  const first = await lastLink(email);
  assert.match(first, /^https:\/\/clearline\.example\/console\/enrol#[\w-]{43}$/);
  assert.ok(!invited.text.includes(first.split('#')[1] ?? ''), 'the link is for the mailbox alone');
  assert.deepEqual(said(await ask(owner, api.invite, { body })), [409, 'already-invited']);

  const params = { id: String(invited.body.id) };
  assert.equal((await ask(owner, api.resendInvitation, { params })).status, 200);
  assert.notEqual(await lastLink(email), first);
  const open = await count(
    sql`select count(*) as n from people.enrolment where email = ${email} and ended_at is null`,
  );
  assert.equal(open, 1, 'the first link has ended');

  assert.equal((await ask(owner, api.revokeInvitation, { params })).body.state, 'revoked');
  assert.deepEqual(said(await ask(owner, api.resendInvitation, { params })), [409, 'invitation-settled']);
  assert.equal((await ask(owner, api.invite, { body })).status, 200);
});

test('an invitation that was accepted is settled, and whoever is on the staff is not invited', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const buyer = await person('Dora', ['buyer']);
  const body = { email: buyer.email, name: 'Dora', roles: ['agent'], lang: 'zh' };
  const invited = await ask(owner, api.invite, { body });
  await enrol(buyer.email);
  const { invitations } = (await ask(owner, api.invitations, { query: { state: 'accepted' } })).body as {
    invitations: { id: string; acceptedAt: string }[];
  };
  assert.ok(invitations.find(({ id }) => id === invited.body.id)?.acceptedAt);
  assert.deepEqual(
    said(await ask(owner, api.revokeInvitation, { params: { id: String(invited.body.id) } })),
    [409, 'invitation-settled'],
  );
  const agent = await person('Ann', ['agent']);
  assert.deepEqual(said(await ask(owner, api.invite, { body: { ...body, email: agent.email } })), [
    409,
    'already-staff',
  ]);
});

test('an expired invitation can be sent again, and a new one written', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const body = { email: 'late@example.com', name: 'Late', roles: ['agent'], lang: 'en' };
  const invited = await ask(owner, api.invite, { body });
  const at = clock.now();
  clock.advance(8 * 86_400_000);
  t.after(() => clock.set(at));
  const again = await person('Olga', ['owner']);
  const params = { id: String(invited.body.id) };
  const { invitations } = (await ask(again, api.invitations)).body as {
    invitations: { id: string; state: string }[];
  };
  assert.equal(invitations.find(({ id }) => id === params.id)?.state, 'expired');
  assert.equal((await ask(again, api.resendInvitation, { params })).body.state, 'open');
});

test('an admin invites who ranks below, and touches no invitation above', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const admin = await person('Ada', ['admin']);
  for (const roles of [['admin'], ['owner'], ['agent', 'admin']])
    assert.deepEqual(
      said(await ask(admin, api.invite, { body: { email: 'x@example.com', name: 'X', roles, lang: 'en' } })),
      [403, 'above-own-rank'],
    );
  const above = await ask(owner, api.invite, {
    body: { email: 'y@example.com', name: 'Y', roles: ['admin'], lang: 'en' },
  });
  const params = { id: String(above.body.id) };
  assert.deepEqual(said(await ask(admin, api.resendInvitation, { params })), [403, 'above-own-rank']);
  assert.deepEqual(said(await ask(admin, api.revokeInvitation, { params })), [403, 'above-own-rank']);
});

test('of twenty invitations to one address at once, one is sent', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const body = { email: 'race@example.com', name: 'Race', roles: ['agent'], lang: 'en' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(owner, api.invite, { body })));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.ok(answers.every(({ status, body: { code } }) => status === 200 || code === 'already-invited'));
});

test('an invitation sent again by a lost connection is one, with one mail', async (t) => {
  const ask = await start(t);
  const owner = await person('Olga', ['owner']);
  const sent = {
    body: { email: 'once@example.com', name: 'Once', roles: ['agent'], lang: 'en' },
    headers: { 'idempotency-key': 'k-1' },
  };
  const [a, b] = [await ask(owner, api.invite, sent), await ask(owner, api.invite, sent)];
  assert.deepEqual([a.status, b.status, a.text === b.text], [200, 200, true]);
  assert.equal(
    await count(sql`select count(*) as n from people.mail where to_email = 'once@example.com'`),
    1,
  );
});
