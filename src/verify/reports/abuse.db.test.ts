/** What people do who do not mean well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { CHALLENGE_MS } from './challenge.ts';
import { reportsApi as api } from './contract.ts';
import { newReceipt } from './receipt.ts';
import { FILLED, proofField, reportsWorld } from './reports.fixtures.ts';
import { MAX_A_DAY, MAX_SLOW } from './submit.ts';

const world = await reportsWorld();
const REPORT = { what: 'phone', reach: 'sms', text: '13800000003' };
let keys = 0;
const fresh = (more: object = {}) => ({ ...FILLED, key: `key-of-a-form-${++keys}`.padEnd(22, '-'), ...more });
const count = async (): Promise<number> =>
  ((await world.rows(sql`select count(*)::int as n from verify.report`)) as { n: number }[])[0]?.n ?? -1;

test('a flood without proof of work ends after a few, and others are not kept out', async (t) => {
  const site = await world.start(t);
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, i) => site.submit(fresh({ text: `1390000${1000 + i}` }), '198.51.100.1')),
  );
  const taken = sent.filter(({ status }) => status === 303);
  assert.equal(taken.length, MAX_SLOW);
  const refused = sent.find(({ status }) => status === 429);
  const page = await refused?.text();
  assert.match(page ?? '', /96110/);
  assert.match(page ?? '', /1390000\d{4}<\/textarea>/, 'what was typed stays');
  assert.equal((await site.submit(fresh(), '198.51.100.2')).status, 303);
  const proof = proofField(await site.prove('198.51.100.1'));
  assert.equal((await site.submit(fresh({ proof }), '198.51.100.1')).status, 303, 'who works may go on');
});

test('with proof of work it ends as well, and a day later it begins anew', async (t) => {
  const site = await world.start(t);
  const reporter = world.sealing.digest('network', '198.51.100.3');
  for (let i = 0; i < MAX_A_DAY; i++)
    await sql`insert into verify.report (receipt, sent_digest, at, what, reach, lang, reporter)
      values (${newReceipt()}, ${world.sealing.digest('gist', `flood ${i}`)}, ${new Date(world.clock.now())}, 'phone', 'sms', 'zh',
        ${reporter})`.execute(world.db);
  const proof = await site.prove('198.51.100.3');
  const sent = await site.api(api.report, { ...REPORT, proof }, '198.51.100.3');
  assert.deepEqual([sent.status, sent.body.code], [429, 'too-many-reports']);
  world.clock.advance(86_400_001);
  const later = await site.prove('198.51.100.3');
  assert.equal((await site.api(api.report, { ...REPORT, proof: later }, '198.51.100.3')).status, 200);
});

test('a proof serves once, on whichever node, even when both are asked at the same moment', async (t) => {
  const [one, two] = [await world.start(t), await world.start(t)];
  const proof = await one.prove('198.51.100.4');
  const both = await Promise.all([
    one.api(api.report, { ...REPORT, proof }, '198.51.100.4'),
    two.api(api.report, { ...REPORT, text: '13800000004', proof }, '198.51.100.4'),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
  assert.equal(both.find(({ status }) => status === 422)?.body.code, 'proof-refused');
});

test('a proof that is forged, unsolved, too old, for something else or of somebody else is refused', async (t) => {
  const site = await world.start(t);
  const from = '198.51.100.5';
  const proof = await site.prove(from);
  const { challenge, solution } = proof;
  const { parameters } = challenge;
  const forged = [
    { challenge, solution: { ...solution, counter: solution.counter + 1, derivedKey: '00'.repeat(32) } },
    { challenge: { ...challenge, signature: '00'.repeat(32) }, solution },
    { challenge: { ...challenge, parameters: { ...parameters, keyPrefix: '00' } }, solution },
    {
      challenge: {
        ...challenge,
        parameters: { ...parameters, data: { ...parameters.data, until: world.clock.now() + 60_000 } },
      },
      solution,
    },
    { challenge: { parameters }, solution },
  ];
  for (const one of forged) {
    const { status, body } = await site.api(api.report, { ...REPORT, proof: one }, from);
    assert.deepEqual([status, body.code], [422, 'proof-refused']);
  }
  const stolen = await site.api(api.report, { ...REPORT, proof }, '198.51.100.6');
  assert.equal(stolen.body.code, 'proof-refused');
  const appeal = await site.prove(from, 'appeal');
  assert.equal((await site.api(api.report, { ...REPORT, proof: appeal }, from)).body.code, 'proof-refused');
  world.clock.advance(CHALLENGE_MS);
  assert.equal((await site.api(api.report, { ...REPORT, proof }, from)).body.code, 'proof-refused');
});

test('sent twice it is one report with one receipt; changed, it is another', async (t) => {
  const site = await world.start(t);
  const before = await count();
  const form = fresh({ text: '13800000005', evidence: '第一次\r\n写' });
  const sent = await Promise.all([1, 2, 3].map(() => site.report(form, '198.51.100.7')));
  assert.equal(new Set(sent).size, 1);
  assert.equal(await count(), before + 1);
  assert.notEqual(await site.report({ ...form, evidence: '补充' }, '198.51.100.7'), sent[0]);
  const key = { 'idempotency-key': 'one', 'x-forwarded-for': '198.51.100.8' };
  const guest = { id: '', name: '', email: '', headers: key };
  const one = await site.ask(guest, api.report, { body: REPORT });
  const two = await site.ask(guest, api.report, { body: REPORT });
  assert.equal(one.status, 200, one.text);
  assert.deepEqual(two.body, one.body);
});

test('receipts cannot be guessed: what nobody has and what can be none look the same, and none is leaked', async (t) => {
  const site = await world.start(t);
  const strangers = [newReceipt(), newReceipt(), 'AAAA-AAAA-AAAA', '1', '%3Cscript%3E', 'x'.repeat(300)];
  const pages = [];
  for (const receipt of strangers) {
    const answer = await site.page(`/verify/report/${receipt}`);
    assert.equal(answer.status, 404, receipt);
    pages.push((await answer.text()).replace(/value="[^"]*"/, ''));
  }
  assert.equal(new Set(pages).size, 1, 'nothing tells one from another');
  const { rows } = await sql<{ receipt: string }>`select receipt from verify.report`.execute(world.db);
  const who = await world.moderator();
  const everything = JSON.stringify([
    await site.cases(who),
    ...(await Promise.all((await site.cases(who)).cases.map(({ id }) => site.case(who, id)))),
  ]);
  for (const { receipt } of rows) assert.ok(!everything.includes(receipt), 'staff need no receipts');
});

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}javascript:alert(3)`;

test('scripts in every field stay text, on the form, the receipt, the list and in every answer', async (t) => {
  const site = await world.start(t);
  const from = '198.51.100.9';
  const names = ['what', 'reach', 'deeds', 'lost', 'happenedOn', 'email', 'key', 'proof', 'text', 'evidence'];
  for (const name of names) {
    const page = await (await site.submit({ ...fresh(), text: 'no identifier', [name]: EVIL }, from)).text();
    assert.doesNotMatch(page, /<script>|<img/, name);
  }
  const prefilled = await (await site.page(`/verify/report?text=${encodeURIComponent(EVIL)}`)).text();
  assert.doesNotMatch(prefilled, /<script>|<img/);
  assert.match(prefilled, /&lt;script&gt;/);
  const receipt = await site.report(fresh({ text: `13800000006 ${EVIL}`, evidence: EVIL }), from);
  assert.doesNotMatch(await (await site.page(`/verify/report/${receipt}`)).text(), /script>|<img/);
  assert.doesNotMatch(
    await (await site.page(`/verify/receipt?no=${encodeURIComponent(EVIL)}`)).text(),
    /<script>/,
  );
  assert.doesNotMatch(
    await (await site.page(`/verify/impostors?q=${encodeURIComponent(EVIL)}`)).text(),
    /<script>/,
  );
  const appeal = { entry: EVIL, who: EVIL, why: EVIL, email: EVIL, key: 'k'.repeat(22) };
  assert.doesNotMatch(await (await site.submit(appeal, from, '/verify/appeal')).text(), /<script>|<img/);
  const who = await world.moderator();
  const found = (await site.cases(who)).cases.find(({ value }) => value === '13800000006');
  assert.equal((await site.case(who, found?.id ?? '')).evidence[0]?.story, EVIL, 'kept as it was typed');
  const answer = await site.ask(who, api.get, { params: { id: found?.id ?? '' } });
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
});

test('while the database is away what was typed stays in the form, and receipts say to come back', async (t) => {
  const site = await world.start(t, { away: true });
  const refused = await site.submit(fresh({ evidence: '他让我共享屏幕' }), '198.51.100.11');
  assert.equal(refused.status, 503);
  assert.match(await refused.text(), /他让我共享屏幕<\/textarea>/);
  assert.equal((await site.page(`/verify/report/${newReceipt()}`)).status, 503);
});

test('what the database cannot hold is refused politely, and what is too long as well', async (t) => {
  const site = await world.start(t);
  const from = '198.51.100.10';
  assert.equal((await site.submit(fresh({ text: '13800000007\0' }), from)).status, 422);
  assert.equal((await site.submit(fresh({ text: '1'.repeat(4_001) }), from)).status, 422);
  assert.equal((await site.submit(fresh({ evidence: 'x'.repeat(200_000) }), from)).status, 413);
  assert.equal((await site.submit(fresh({ happenedOn: '2999-01-01' }), from)).status, 422);
  assert.equal((await site.submit(fresh({ lost: '-5' }), from)).status, 422);
  assert.equal((await site.submit(fresh({ text: `${'字'.repeat(3_980)} 13800000007` }), from)).status, 303);
});
