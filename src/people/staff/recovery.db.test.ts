/** Lost devices: two others must agree, and neither is the one who lost them. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type Answer, type Ask, type Caller, peopleWorld, startRoutes } from '../testing.ts';
import { staffApi as api } from './contract.ts';
import { staffPolicy, staffRoutes } from './index.ts';

const world = await peopleWorld(staffPolicy);
const { person, db, clock } = world;
const PUBLIC_URL = 'https://clearline.example';
const start = (t: TestContext): Promise<Ask> =>
  startRoutes(t, (app) => staffRoutes({ ...world.serve(app), publicUrl: () => PUBLIC_URL }));

const said = ({ status, body }: Answer) => [status, body.code] as const;
const open = (ask: Ask, who: Caller, whom: Caller) =>
  ask(who, api.openRecovery, { params: { id: whom.id }, body: { reason: 'phone and key stolen' } });
const mailTo = async (email: string, template: string) =>
  (
    await sql<{ link_url: string | null; link_rank: number }>`select link_url, link_rank from people.mail
      where to_email = ${email} and template = ${template} order by seq desc`.execute(db)
  ).rows;
const openLinks = async ({ id }: Caller) =>
  (await sql`select from people.enrolment where person_id = ${id} and ended_at is null`.execute(db)).rows
    .length;

test('one opens, a different one approves, and only then a link goes to the mailbox', async (t) => {
  const ask = await start(t);
  const ada = await person('Ada', ['admin']);
  const bea = await person('Bea', ['admin']);
  const subject = await person('Sam', ['agent']);
  const opened = await open(ask, ada, subject);
  assert.deepEqual(
    [opened.status, opened.body.state, opened.body.approvable],
    [200, 'open', false],
    opened.text,
  );
  assert.deepEqual(
    [(await mailTo(subject.email, 'recovery-opened')).length, await openLinks(subject)],
    [1, 0],
  );
  assert.equal((await mailTo(bea.email, 'recovery-to-approve')).length, 1);
  assert.equal((await mailTo(ada.email, 'recovery-to-approve')).length, 0);

  const params = { id: String(opened.body.id) };
  const listed = (await ask(bea, api.recoveries, { query: { state: 'open' } })).body as {
    recoveries: { id: string; approvable: boolean }[];
  };
  assert.equal(listed.recoveries.find(({ id }) => id === params.id)?.approvable, true);
  const approved = await ask(bea, api.approveRecovery, { params });
  assert.deepEqual([approved.status, approved.body.state], [200, 'approved']);
  const [mail] = await mailTo(subject.email, 'recovery-approved');
  assert.match(mail?.link_url ?? '', /\/console\/enrol#[\w-]{43}$/);
  assert.ok(!approved.text.includes(String(mail?.link_url?.split('#')[1])), 'nobody else learns the link');
  assert.equal(mail?.link_rank, 3, 'who may read the kept mail is decided by the rank of the subject');
  assert.equal(await openLinks(subject), 1);
});

test('neither who opened it nor the subject approves, whatever their roles', async (t) => {
  const ask = await start(t);
  const ada = await person('Ada', ['admin', 'supervisor', 'buyer']);
  await person('Bea', ['admin']);
  const subject = await person('Sam', ['admin']);
  const opened = await open(ask, ada, subject);
  const params = { id: String(opened.body.id) };
  assert.deepEqual(said(await ask(ada, api.approveRecovery, { params })), [403, 'same-person']);
  assert.deepEqual(said(await ask(subject, api.approveRecovery, { params })), [403, 'own-recovery']);
  assert.deepEqual(said(await open(ask, subject, subject)), [403, 'own-recovery']);
  assert.equal(await openLinks(subject), 0);
  for (const [column, id] of [
    ['approved_by', ada.id],
    ['approved_by', subject.id],
    ['opened_by', subject.id],
  ])
    await assert.rejects(
      sql`update people.recovery set ${sql.ref(String(column))} = ${JSON.stringify({ id })},
          enrolment_id = coalesce(enrolment_id, (select id from people.enrolment limit 1)) where id = ${params.id}`.execute(
        db,
      ),
      { code: '23514' },
      'the database refuses it too',
    );
});

test('nobody recovers an account that ranks above their own', async (t) => {
  const ask = await start(t);
  const [olga, oscar] = [await person('Olga', ['owner']), await person('Oscar', ['owner'])];
  const third = await person('Otto', ['owner']);
  const admin = await person('Ada', ['admin']);
  assert.deepEqual(said(await open(ask, admin, oscar)), [403, 'above-own-rank']);
  const opened = await open(ask, olga, oscar);
  const params = { id: String(opened.body.id) };
  assert.deepEqual(said(await ask(admin, api.approveRecovery, { params })), [403, 'above-own-rank']);
  assert.equal((await ask(third, api.approveRecovery, { params })).status, 200);
});

test('where there is no second person, it says what to do', async (t) => {
  const ask = await start(t);
  await sql`delete from people.role_grant where role in ('owner', 'admin')`.execute(db);
  const [olga, oscar] = [await person('Olga', ['owner']), await person('Oscar', ['owner'])];
  const answer = await open(ask, olga, oscar);
  assert.deepEqual(said(answer), [409, 'nobody-to-approve']);
  assert.match(String(answer.body.title), /npm run clearline -- owner-link/);
});

test('it is cancelled by whoever may recover, the link ends, and the subject hears of it', async (t) => {
  const ask = await start(t);
  const [ada, bea] = [await person('Ada', ['admin']), await person('Bea', ['admin'])];
  const subject = await person('Sam', ['agent']);
  const params = { id: String((await open(ask, ada, subject)).body.id) };
  assert.deepEqual(said(await open(ask, bea, subject)), [409, 'recovery-open']);
  await ask(bea, api.approveRecovery, { params });
  assert.equal((await ask(ada, api.cancelRecovery, { params })).body.state, 'cancelled');
  assert.equal(await openLinks(subject), 0);
  assert.equal((await mailTo(subject.email, 'recovery-cancelled')).length, 1);
  assert.deepEqual(said(await ask(bea, api.approveRecovery, { params })), [409, 'recovery-settled']);
  assert.deepEqual(said(await ask(bea, api.cancelRecovery, { params })), [409, 'recovery-settled']);
});

test('of two who approve at once, one does, and one link leaves', async (t) => {
  const ask = await start(t);
  const admins = [
    await person('Ada', ['admin']),
    await person('Bea', ['admin']),
    await person('Cat', ['admin']),
  ];
  const subject = await person('Sam', ['agent']);
  const [ada, ...others] = admins;
  const params = { id: String((await open(ask, ada ?? assert.fail(), subject)).body.id) };
  const answers = await Promise.all(others.map((who) => ask(who, api.approveRecovery, { params })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await mailTo(subject.email, 'recovery-approved')).length, 1);
});

test('what nobody approves in time expires, and may be opened again', async (t) => {
  const ask = await start(t);
  const at = clock.now();
  t.after(() => clock.set(at));
  const subject = await person('Sam', ['agent']);
  const params = { id: String((await open(ask, await person('Ada', ['admin']), subject)).body.id) };
  clock.advance(3 * 86_400_000);
  const bea = await person('Bea', ['admin']);
  assert.deepEqual(said(await ask(bea, api.approveRecovery, { params })), [409, 'recovery-settled']);
  assert.equal((await open(ask, bea, subject)).status, 200);
});

test('it is for staff: a buyer has the forgotten password', async (t) => {
  const ask = await start(t);
  await person('Bea', ['admin']);
  assert.deepEqual(said(await open(ask, await person('Ada', ['admin']), await person('Bob', ['buyer']))), [
    409,
    'not-staff',
  ]);
});
