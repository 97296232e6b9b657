/** The whole way of a report: from a stranger, through a moderator, to everybody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { reportsApi as api } from './contract.ts';
import { FILLED, proofField, reportsWorld } from './reports.fixtures.ts';

const world = await reportsWorld();
const { impostors, clock } = world;
const DAY = 86_400_000;

test('a report becomes a case, the case an impostor, and everybody can see it', async (t) => {
  const site = await world.start(t);
  const who = await world.moderator();
  const proof = await site.prove('203.0.113.9');
  const receipt = await site.report({
    ...FILLED,
    text: '自称客服的 138 0000 0001 让我点 https://kefu-mingxian.top/a 退款',
    deeds: ['asked-code', 'asked-transfer'],
    lost: '5,000.50',
    happenedOn: '2026-11-21',
    evidence: '他说要验证码',
    email: 'victim@example.com',
    proof: proofField(proof),
  });
  const shown = await (await site.page(`/verify/report/${receipt}`)).text();
  assert.match(shown, /Received, to be checked/);
  assert.doesNotMatch(shown, /138|victim|kefu|5,?000/);

  const { cases, counts } = await site.cases(who);
  assert.equal(counts.open, 2);
  const found = cases.find(({ kind }) => kind === 'phone');
  assert.ok(found);
  assert.deepEqual(
    [found.value, found.reports, found.reporters, found.lost, found.slow],
    ['13800000001', 1, 1, 500_050, false],
  );
  const seen = await site.case(who, found.id);
  assert.equal(seen.evidence[0]?.story, '他说要验证码');
  assert.equal(seen.evidence[0]?.contact, 'victim@example.com');
  assert.equal(seen.evidence[0]?.happenedOn, '2026-11-21');
  assert.deepEqual(
    seen.similar.map(({ why }) => why),
    ['same-report'],
  );

  assert.equal(impostors.find('phone', '13800000001'), null);
  const { status, text } = await site.confirm(who, found.id);
  assert.equal(status, 200, text);
  await impostors.refresh();
  const impostor = impostors.find('phone', '13800000001');
  assert.deepEqual(impostor?.deeds, ['asked-code']);
  assert.equal(Date.parse(impostor?.expires ?? ''), clock.now() + 180 * DAY);
  assert.match(await (await site.page('/verify/impostors')).text(), /138 0000 0001/);
  assert.match(await (await site.page(`/verify/report/${receipt}`)).text(), /Confirmed: it poses as us/);
  const rows = await world.rows(sql`select action from people.audit where target_kind = 'impostor-case'`);
  assert.deepEqual(rows, [{ action: 'reports.confirmed' }]);
});

test('it can be taken back, rejected, and taken back again; who has not seen that is told', async (t) => {
  const site = await world.start(t);
  const who = await world.moderator();
  const { id, seen: first } = (await site.cases(who, 'confirmed')).cases[0] ?? assert.fail('no case');
  const { seen } = await site.case(who, id);
  const stale = await site.ask(who, api.reject, { params: { id }, body: { seen: first ?? '' } });
  assert.equal(stale.body.code, 'case-has-changed');
  const undone = await site.ask(who, api.undo, { params: { id }, body: { seen } });
  assert.equal(undone.body.state, 'open', undone.text);
  await impostors.refresh();
  assert.equal(impostors.find('phone', '13800000001'), null);
  const again = await site.ask(who, api.undo, { params: { id }, body: { seen: undone.body.seen } });
  assert.equal(again.body.code, 'nothing-to-undo');
  const rejected = await site.ask(who, api.reject, {
    params: { id },
    body: { reason: 'a courier', seen: undone.body.seen },
  });
  assert.equal(rejected.body.state, 'rejected');
  const back = await site.ask(who, api.undo, { params: { id }, body: { seen: rejected.body.seen } });
  assert.equal(back.body.state, 'open');
});
