/** Codes by which agents prove who they are: single use, expiry, several nodes, and guessing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { viewOf } from '../../../test/views.ts';
import { type Answer, type Ask, type Caller, GUEST } from '../../people/testing.ts';
import { callsWorld } from './calls.fixtures.ts';
import { CODE_MS, codeDigest } from './codes.ts';
import { callsApi as api } from './contract.ts';
import { GUESSES } from './guesses.ts';

const { start, db, clock, person, session, token, identity } = await callsWorld(viewOf());
const MINUTE = 60_000;

const open = (ask: Ask, who: Caller, order?: string): Promise<Answer> =>
  ask(who, api.openCode, { body: { intent: 'refund', ...(order ? { order } : {}) } });
const codeOf = ({ body }: Answer): string => String(body.code);
const redeem = (ask: Ask, code: string): Promise<Answer> => ask(GUEST, api.redeem, { body: { code } });
const stateOf = async (ask: Ask, who: Caller): Promise<unknown> =>
  ((await ask(who, api.currentCode)).body.code as { state: string } | null)?.state ?? null;
const said = ({ status, body }: Answer) => [status, body.code] as const;
/** One that is surely not live. */
const wrongCode = async (): Promise<string> => {
  const { rows } = await sql<{ digest: Buffer }>`select digest from verify.agent_code`.execute(db);
  const known = new Set(rows.map(({ digest }) => digest.toString('hex')));
  for (let n = 0; ; n++) {
    const code = String(n).padStart(6, '0');
    if (!known.has(codeDigest(identity.secret, code).toString('hex'))) return code;
  }
};
const forgetGuesses = () => sql`delete from people.throttle`.execute(db);
const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]?.n ?? -1;

test('a customer sees whose code it is, once; nothing but a keyed hash is kept', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const made = await open(ask, ann, 'DD-1001');
  assert.equal(made.status, 200, made.text);
  const code = codeOf(made);
  assert.match(code, /^\d{6}$/);
  assert.equal(await stateOf(ask, ann), 'live');

  const shown = await redeem(ask, ` ${code.slice(0, 3)} ${code.slice(3)} `);
  assert.equal(shown.status, 200, shown.text);
  const { name, staffNumber, since, intent, order } = shown.body;
  assert.deepEqual([name, intent, order], ['Ann', 'refund', 'DD-1001']);
  assert.equal(staffNumber, made.body.staffNumber);
  assert.ok(Number(staffNumber) > 1000 && typeof since === 'string');
  assert.equal(await stateOf(ask, ann), 'used');
  assert.deepEqual(said(await redeem(ask, code)), [422, 'code-not-good']);

  const { rows } = await sql`select * from verify.agent_code, people.audit`.execute(db);
  assert.ok(!JSON.stringify(rows).includes(code), 'the digits are kept somewhere');
});

test('full-width digits and dashes are read; what is no code counts as no guess', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  await forgetGuesses();
  const code = codeOf(await open(ask, ann));
  for (const typed of ['', '12345', '1234567', 'abcdef', '12 34 5x'])
    assert.deepEqual(said(await redeem(ask, typed)), [422, 'not-six-digits'], typed);
  assert.equal(await count(sql`select count(*)::int as n from people.throttle`), 0);
  const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
  assert.equal((await redeem(ask, `${wide.slice(0, 3)}-${wide.slice(3)}`)).status, 200);
});

test('a code lives five minutes, and a new one ends the one before', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const first = codeOf(await open(ask, ann));
  const second = codeOf(await open(ask, ann));
  if (first !== second) assert.deepEqual(said(await redeem(ask, first)), [422, 'code-not-good']);
  clock.advance(CODE_MS - 1);
  assert.equal((await redeem(ask, second)).status, 200);
  const third = codeOf(await open(ask, ann));
  clock.advance(CODE_MS);
  assert.deepEqual(said(await redeem(ask, third)), [422, 'code-not-good']);
  assert.equal(await stateOf(ask, ann), 'expired');
  await forgetGuesses();
});

test('whoever withdraws a code, is signed out or leaves the staff proves nothing with it', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const withdrawn = codeOf(await open(ask, ann));
  assert.equal((await ask(ann, api.withdrawCode)).status, 204);
  assert.deepEqual(said(await ask(ann, api.withdrawCode)), [409, 'no-live-code']);
  assert.deepEqual(said(await redeem(ask, withdrawn)), [422, 'code-not-good']);

  const again = await session(ann);
  const orphaned = codeOf(await open(ask, again));
  await sql`delete from people.session where person_id = ${ann.id}`.execute(db);
  assert.deepEqual(said(await redeem(ask, orphaned)), [422, 'code-not-good']);

  const bo = await person('Bo', ['agent']);
  const left = codeOf(await open(ask, bo));
  await sql`delete from people.role_grant where person_id = ${bo.id}`.execute(db);
  assert.deepEqual(said(await redeem(ask, left)), [422, 'code-not-good']);
  await forgetGuesses();
});

test('of many who type one code at once, on two nodes, one is shown the agent', async (t) => {
  const nodes = [(await start(t)).ask, (await start(t)).ask];
  const ann = await person('Ann', ['agent']);
  await forgetGuesses();
  const code = codeOf(await open(nodes[0] as Ask, ann));
  const answers = await Promise.all(
    Array.from({ length: GUESSES.client.tries }, (_, i) => redeem(nodes[i % 2] as Ask, code)),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(answers.filter(({ status }) => status === 422).length, GUESSES.client.tries - 1);
  await forgetGuesses();
});

test('an agent who makes codes in two windows at once is left with one', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  const other = await session(ann);
  const made = await Promise.all([open(ask, ann), open(ask, other), open(ask, ann), open(ask, other)]);
  assert.deepEqual(
    made.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  assert.equal(
    await count(
      sql`select count(*)::int as n from verify.agent_code where person_id = ${ann.id} and ended is null`,
    ),
    1,
  );
});

test('a program makes no code, nor does who has shown no passkey lately', async (t) => {
  const { ask } = await start(t);
  const ann = await person('Ann', ['agent']);
  assert.deepEqual(said(await open(ask, await token(ann, ['calls.prove']))), [403, 'step-up-required']);
  assert.deepEqual(said(await open(ask, await session(ann, { steppedUp: false }))), [
    403,
    'step-up-required',
  ]);
  assert.deepEqual(said(await open(ask, await person('Bob', ['buyer']))), [403, 'forbidden']);
});

test('wrong, used, expired and withdrawn codes are answered by the same bytes', async (t) => {
  const { ask } = await start(t);
  await forgetGuesses();
  const ann = await person('Ann', ['agent']);
  const used = codeOf(await open(ask, ann));
  assert.equal((await redeem(ask, used)).status, 200);
  const withdrawn = codeOf(await open(ask, ann));
  await ask(ann, api.withdrawCode);
  const expired = codeOf(await open(ask, ann));
  clock.advance(CODE_MS);
  const answers = [];
  for (const code of [await wrongCode(), used, withdrawn, expired]) {
    const { status, headers, body } = await redeem(ask, code);
    const named = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)).sort();
    answers.push(JSON.stringify([status, named, { ...body, requestId: '' }]));
  }
  assert.equal(new Set(answers).size, 1, answers.join('\n'));
  await forgetGuesses();
});

test('guessing is stopped on every node, and a right code is not looked at either', async (t) => {
  const [one, other] = [(await start(t)).ask, (await start(t)).ask];
  await forgetGuesses();
  const ann = await person('Ann', ['agent']);
  const code = codeOf(await open(one, ann));
  const wrong = await wrongCode();
  for (let n = 0; n < GUESSES.client.tries; n++)
    assert.deepEqual(said(await redeem(n % 2 ? one : other, wrong)), [422, 'code-not-good']);
  for (const ask of [one, other]) assert.deepEqual(said(await redeem(ask, code)), [429, 'too-many-guesses']);
  assert.equal(await stateOf(one, ann), 'live');
  clock.advance(GUESSES.client.windowMs);
  assert.deepEqual(said(await redeem(one, wrong)), [422, 'code-not-good']);
  await forgetGuesses();
});

test('right codes use up no tries', async (t) => {
  const { ask } = await start(t);
  await forgetGuesses();
  const ann = await person('Ann', ['agent']);
  for (let n = 0; n < GUESSES.client.tries + 5; n++)
    assert.equal((await redeem(ask, codeOf(await open(ask, ann)))).status, 200, String(n));
});

test('a network that goes on guessing raises one alarm: in the trail, by mail, at the console, in the metrics', async (t) => {
  const { ask, registry } = await start(t);
  await forgetGuesses();
  const sue = await person('Sue', ['supervisor']);
  const wrong = await wrongCode();
  for (let n = 0; n < GUESSES.client.alarmAt + 5; n++) await redeem(ask, wrong);
  const { body } = await ask(sue, api.alarms);
  const alarms = body.alarms as { id: string; scope: string; tries: number }[];
  assert.deepEqual(
    alarms.map(({ scope, tries }) => [scope, tries]),
    [['client', GUESSES.client.alarmAt]],
  );
  assert.equal(
    await count(sql`select count(*)::int as n from people.audit where action = 'calls.guessing'`),
    1,
  );
  assert.equal(
    await count(sql`select count(*)::int as n from people.mail
      where template = 'agent-code-guessing' and to_email = ${sue.email}`),
    1,
  );
  const metrics = await registry.metrics();
  assert.match(metrics, /clearline_agent_code_alarms_total\{scope="client"\} 1/);
  assert.match(metrics, /clearline_agent_code_checks_total\{result="wrong"\} 10/);
  assert.match(metrics, /clearline_agent_code_checks_total\{result="refused"\} 15/);

  const { id } = alarms[0] ?? assert.fail();
  assert.equal((await ask(sue, api.seeAlarm, { params: { id } })).status, 204);
  assert.deepEqual((await ask(sue, api.alarms)).body.alarms, []);
  assert.deepEqual(said(await ask(sue, api.seeAlarm, { params: { id } })), [404, 'no-such-alarm']);
  await forgetGuesses();
  clock.advance(MINUTE);
});
