/** How reports meet in cases, what is never an impostor's, and what the clock does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { reportsApi as api } from './contract.ts';
import { CONTACT_DAYS, EVIDENCE_DAYS, expireCases, forgetOld, lookForSpike } from './jobs.ts';
import { FILLED, reportsWorld } from './reports.fixtures.ts';

const world = await reportsWorld();
const { clock, impostors, jobs, db } = world;
const DAY = 86_400_000;
let addresses = 0;
const stranger = () => `192.0.2.${++addresses}`;
const caseOf = async (site: Awaited<ReturnType<typeof world.start>>, value: string, list = 'open') => {
  const who = await world.moderator();
  const { cases } = await site.cases(who, list);
  return {
    who,
    found: cases.find((one) => one.value === value) ?? assert.fail(`no case of ${value} in ${list}`),
  };
};

test('reports of one number meet, however it is written; people are counted once, and not by their address', async (t) => {
  const site = await world.start(t);
  await site.report({ ...FILLED, text: '139 0001 0001', lost: '100' }, '192.0.2.200');
  await site.report({ ...FILLED, text: '①③⑨00010001', lost: '50' }, '192.0.2.200');
  await site.report({ ...FILLED, text: '139-0001-0001', reach: 'sms' }, '192.0.2.201');
  const { who, found } = await caseOf(site, '13900010001');
  assert.deepEqual([found.reports, found.reporters, found.lost], [3, 2, 15_000]);
  const seen = await site.case(who, found.id);
  assert.deepEqual(seen.reaches, [
    { code: 'call', count: 2 },
    { code: 'sms', count: 1 },
  ]);
  assert.ok(seen.written.some(({ signals }) => signals.includes('circled')));
  const everything = JSON.stringify(await world.rows(sql`select r::text as row from verify.report r`));
  for (const plain of ['192.0.2.20', '13900010001', '139 0001 0001']) {
    assert.ok(!everything.includes(plain));
    assert.ok(!everything.includes(Buffer.from(plain).toString('hex')));
  }
});

test('an official contact is never an impostor, whoever reports it and whatever a moderator sends', async (t) => {
  const site = await world.start(t);
  await site.report({ ...FILLED, text: '400-000-0147 打来要验证码' }, stranger());
  const { who, found } = await caseOf(site, '4000000147', 'own');
  const { status, body } = await site.confirm(who, found.id, { accepted: ['retired', 'resembles'] });
  assert.deepEqual([status, body.code], [409, 'case-has-changed']);
  // Reported before it became official: then confirming it is refused by name.
  await site.report({ ...FILLED, text: '13900010002' }, stranger());
  const other = await caseOf(site, '13900010002');
  const [hotline] = world.card.channels;
  const number = {
    line: 'mobile',
    digits: '13900010002',
    display: '139 0001 0002',
    uri: 'tel:+8613900010002',
  };
  assert.equal((await site.confirm(who, other.found.id)).status, 200);
  await impostors.refresh();
  assert.ok(impostors.find('phone', '13900010002'));
  world.publish({
    ...world.card,
    channels: [...world.card.channels, { ...hotline, id: 'new', number } as never],
  });
  assert.equal(
    impostors.find('phone', '13900010002'),
    null,
    'official now, so at once nobody is warned of it',
  );
  assert.equal((await site.confirm(who, other.found.id)).body.code, 'value-official');
  world.publish(world.card);
});

test('what was official, and what resembles it, takes an explicit word', async (t) => {
  const site = await world.start(t);
  const retired = '4000000999';
  world.publish({
    ...world.card,
    retired: [{ kind: 'phone', value: retired, display: '400-000-0999' } as never],
  });
  await site.report({ ...FILLED, text: retired }, stranger());
  await site.report({ ...FILLED, text: '400-000-0148' }, stranger());
  for (const [value, code, word] of [
    [retired, 'value-retired', 'retired'],
    ['4000000148', 'resembles-official', 'resembles'],
  ] as const) {
    const { who, found } = await caseOf(site, value);
    assert.equal((await site.confirm(who, found.id)).body.code, code);
    const accepted = ['retired', 'resembles'];
    assert.equal((await site.confirm(who, found.id, { accepted })).status, 200, word);
  }
  world.publish(world.card);
});

test('a merged case is confirmed with the other, and appealed against by itself', async (t) => {
  const site = await world.start(t);
  const words = '您好，这里是官方售后，请尽快联系我们办理退款手续';
  await site.report({ ...FILLED, text: `${words} 13911110001` }, stranger());
  await site.report({ ...FILLED, text: `${words} 13922220002` }, stranger());
  const { who, found: one } = await caseOf(site, '13911110001');
  const { found: two } = await caseOf(site, '13922220002');
  const seen = await site.case(who, two.id);
  assert.deepEqual(
    seen.similar.map(({ id, why }) => [id, why]),
    [[one.id, 'same-text']],
  );
  const body = { into: one.id, seen: seen.seen };
  const merged = await site.ask(who, api.merge, { params: { id: two.id }, body });
  assert.equal(merged.body.mergedInto, one.id, merged.text);
  const itself = await site.ask(who, api.merge, {
    params: { id: one.id },
    body: { into: one.id, seen: (await site.case(who, one.id)).seen },
  });
  assert.equal(itself.body.code, 'merge-into-itself');
  assert.equal((await site.confirm(who, one.id)).status, 200);
  assert.equal((await site.case(who, one.id)).reporters, 2);
  await impostors.refresh();
  assert.ok(impostors.find('phone', '13922220002'));
  const form = {
    entry: '139 2222 0002',
    who: 'Demo',
    why: 'ours',
    email: 'two@example.com',
    key: 'm'.repeat(22),
  };
  assert.equal((await site.submit(form, stranger(), '/verify/appeal')).status, 303);
  const { appeals } = (await site.ask(who, api.appeals)).body as { appeals: { id: string }[] };
  await site.ask(who, api.decideAppeal, {
    params: { id: appeals[0]?.id ?? '' },
    body: { upheld: true, reason: 'Not theirs.' },
  });
  assert.equal((await site.case(who, two.id)).state, 'struck', 'an appeal reaches what was merged as well');
  const struck = await site.case(who, two.id);
  await site.ask(who, api.undo, { params: { id: two.id }, body: { seen: struck.seen } });
  await impostors.refresh();
  assert.ok(impostors.find('phone', '13922220002'));
  // With the confirmation of one, all that it holds leaves the list.
  const { seen: last } = await site.case(who, one.id);
  await site.ask(who, api.undo, { params: { id: one.id }, body: { seen: last } });
  await impostors.refresh();
  assert.equal(impostors.find('phone', '13922220002'), null);
  assert.equal(impostors.find('phone', '13911110001'), null);
});

test('a confirmation expires by the clock, and confirming again lasts longer', async (t) => {
  const site = await world.start(t);
  await site.report({ ...FILLED, text: '13900010003' }, stranger());
  const { who: first, found } = await caseOf(site, '13900010003');
  // Sessions end sooner than confirmations.
  const now = () => world.session(first);
  await site.confirm(first, found.id, { days: 10 });
  clock.advance(9 * DAY);
  const { confirmedAt } = await site.case(await now(), found.id);
  const again = await site.confirm(await now(), found.id, { days: 10 });
  assert.equal(again.body.confirmedAt, confirmedAt, 'known since the first time');
  clock.advance(9 * DAY);
  await impostors.refresh();
  assert.ok(impostors.find('phone', '13900010003'));
  clock.advance(2 * DAY);
  assert.equal(impostors.find('phone', '13900010003'), null, 'before any job has run');
  await expireCases(jobs);
  assert.equal((await site.case(await now(), found.id)).state, 'expired');
  await site.report({ ...FILLED, text: '13900010003', key: 'another-form'.padEnd(22, '-') }, stranger());
  assert.equal(
    (await site.case(await now(), found.id)).state,
    'open',
    'reported again, it is looked at again',
  );
});

test('contacts and networks go after 30 days, evidence 180 days after the case is closed', async (t) => {
  const site = await world.start(t);
  await site.report(
    { ...FILLED, text: '13900010004', evidence: '经过', email: 'victim@example.com' },
    stranger(),
  );
  const { who, found } = await caseOf(site, '13900010004');
  const seenNow = async () => site.case(await world.session(who), found.id);
  const evidence = async () => (await seenNow()).evidence[0];
  clock.advance(CONTACT_DAYS * DAY + 1);
  await forgetOld(jobs);
  assert.equal((await evidence())?.contact, null);
  assert.equal((await evidence())?.story, '经过');
  const held = await world.rows(
    sql`select from verify.report where reporter is not null and at < ${new Date(clock.now() - CONTACT_DAYS * DAY)}`,
  );
  assert.equal(held.length, 0);
  const { seen } = await seenNow();
  await site.ask(await world.session(who), api.reject, { params: { id: found.id }, body: { seen } });
  clock.advance(EVIDENCE_DAYS * DAY - DAY);
  await forgetOld(jobs);
  assert.equal((await evidence())?.story, '经过', 'not yet');
  clock.advance(2 * DAY);
  await forgetOld(jobs);
  assert.equal((await evidence())?.text, null);
  assert.equal((await seenNow()).reports, 1, 'what it counts stays');
});

test('a wave alarms once, with mail to who may moderate, until somebody closes it', async (t) => {
  const site = await world.start(t);
  clock.advance(DAY);
  const who = await world.moderator('Wanda', ['owner']);
  await world.moderator('Agnes', ['agent']);
  await lookForSpike(jobs);
  assert.equal((await site.cases(who)).spike, null);
  const proofs = await Promise.all(
    Array.from({ length: 5 }, async (_, i) => {
      const from = `192.0.2.${100 + i}`;
      return { from, proof: await site.prove(from) };
    }),
  );
  for (const { from, proof } of proofs)
    await site.api(api.report, { what: 'phone', reach: 'sms', text: '13900010005', proof }, from);
  await Promise.all([lookForSpike(jobs), lookForSpike(jobs)]);
  const { spike } = await site.cases(who);
  const { id, reporters } = spike as { id: string; reporters: number };
  assert.equal(reporters, 5);
  const mails = await world.rows(
    sql`select to_name from people.mail where template = 'report-spike' and to_name in ('Wanda', 'Agnes')`,
  );
  assert.deepEqual(mails, [{ to_name: 'Wanda' }]);
  await site.ask(who, api.closeSpike, { params: { id }, body: {} });
  await lookForSpike(jobs);
  assert.equal((await site.cases(who)).spike, null, 'the same wave alarms no more');
});

test('whoever is on the list appeals, hears of it, and is struck off; nobody decides twice', async (t) => {
  const site = await world.start(t);
  await site.report({ ...FILLED, text: '13900010006' }, stranger());
  const { who, found } = await caseOf(site, '13900010006');
  const form = {
    entry: '139 0001 0006',
    who: 'Demo Ltd',
    why: 'ours',
    email: 'demo@example.com',
    key: 'a'.repeat(22),
  };
  const early = await site.submit(form, stranger(), '/verify/appeal');
  assert.equal(early.status, 422, 'nothing to appeal against yet');
  assert.match(await early.text(), /no such entry/);
  await site.confirm(who, found.id);
  assert.equal((await site.submit(form, stranger(), '/verify/appeal')).status, 303);
  const { appeals } = (await site.ask(who, api.appeals)).body as { appeals: { id: string; email: string }[] };
  const [appeal] = appeals;
  assert.equal(appeal?.email, 'demo@example.com');
  const decide = () =>
    site.ask(who, api.decideAppeal, {
      params: { id: appeal?.id ?? '' },
      body: { upheld: true, reason: 'It is a courier.' },
    });
  const decided = await Promise.all([decide(), decide()]);
  assert.deepEqual(decided.map(({ status }) => status).sort(), [204, 404]);
  await impostors.refresh();
  assert.equal(impostors.find('phone', '13900010006'), null);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.mail
    where template = 'impostor-appeal' and to_email = 'demo@example.com'`.execute(db);
  assert.equal(rows[0]?.n, 1);
});
