import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonical } from '@clearline/card';
import { parsePolicy } from '@clearline/tlog';
import { carriedFrom } from '../../card/record.fixtures.ts';
import { NOW, runHere } from '../context.fixtures.ts';
import { sha256 } from '../crypto.ts';
import { TestLog } from '../log.fixtures.ts';
import { FakeSite } from '../site.fixtures.ts';
import { verify } from '../verify/verify.ts';
import { Evidence, proveFork } from './evidence.ts';
import {
  CLOSED,
  cardWith,
  monitorOf,
  NEXT,
  Platform,
  platform,
  publishersWith,
  sealed,
} from './monitor.fixtures.ts';

const DAY = 86_400_000;

test("a first look believes the site's policy, says so, and judges all that the record holds", async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  const { code, told, codes, stderr } = await look();
  assert.deepEqual(codes, ['first-use', 'publishers-changed', 'card-published']);
  assert.equal(code, 0);
  assert.match(stderr, /All is well: 2 entries, newest card 1/);
  const [first, , card] = told;
  assert.ok(first?.code === 'first-use' && !first.pinned && first.logs.length === 4);
  assert.ok(card?.code === 'card-published');
  assert.deepEqual(
    card.approvals.map(({ person }) => person),
    ['ann', 'bo'],
  );
  assert.deepEqual((await look()).codes, []);
});

test('each new card is told with what it changes, once', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const { people } = site;
  site.publish(cardWith({ ...NEXT, ...CLOSED }), [people.ann]);
  const { told, code } = await look();
  assert.equal(code, 0);
  assert.ok(told.length === 1 && told[0]?.code === 'card-published');
  assert.deepEqual(
    told[0].changes.map(({ part, type }) => [part, type]),
    [['calendar', 'changed']],
  );
});

test('a card that the server re-issues for its dates is no alarm', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const first = cardWith({});
  const approved = sealed(first, [site.people.ann, site.people.bo]);
  const again = cardWith(NEXT);
  site.enter(sealed(again, [site.people.server], carriedFrom(first, approved)));
  site.card = Buffer.from(canonical(again));
  const { codes, code } = await look();
  assert.deepEqual([codes, code], [['card-published'], 0]);
});

test('a number that one person changed alone is an alarm, and so is that visitors see it', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.publish(
    cardWith({
      ...NEXT,
      never: [{ id: 'passwords', text: { zh: '可能索要密码', en: 'We may ask for passwords' } }],
    }),
    [site.people.ann],
  );
  const { code, told, codes } = await look();
  assert.equal(code, 6);
  assert.deepEqual(codes, ['card-refused', 'served-card-differs']);
  assert.ok(told[0]?.code === 'card-refused' && told[0].index === '2');
  assert.equal(told[0].reason, 'weaker-quorum');
  assert.deepEqual(
    told.map(({ level }) => level),
    ['alarm', 'alarm'],
  );
});

test('a fork is an alarm with two signed statements, which prove it to anyone', async (t) => {
  const site = await platform(t);
  const { look, state } = await monitorOf(t, site);
  const policy = parsePolicy(site.policy, sha256);
  assert.ok(policy.ok);
  const kept = join(state, 'policy');
  await writeFile(kept, site.policy);
  await look();
  const honest = site.log;
  for (const size of [2, 5]) {
    site.log = new TestLog(honest.signer).grow(['another first entry']).growTo(size);
    const { code, told } = await look();
    assert.equal(code, 6);
    const [fork] = told.filter((one) => one.code === 'fork');
    assert.ok(fork?.code === 'fork');
    const evidence = Evidence.parse(JSON.parse(await readFile(fork.evidence, 'utf8')));
    assert.ok(await proveFork(evidence, policy.value));
    const checked = await runHere((context) => verify(fork.evidence, { policy: kept }, context));
    assert.deepEqual([checked.code, /The evidence holds/.test(checked.stdout)], [5, true]);
    assert.ok(!(await proveFork({ ...evidence, newer: evidence.older }, policy.value)));
    assert.ok(!(await proveFork({ ...evidence, fork: null }, policy.value)));
    site.log = honest;
    assert.deepEqual((await look()).codes, ['alarm-over']);
  }
});

test('a fork that shows fewer entries than were seen is found as well', async (t) => {
  const site = await platform(t);
  site.publish(cardWith({ ...NEXT, ...CLOSED }));
  const { look } = await monitorOf(t, site);
  await look();
  await site.forge(2);
  const { code, told } = await look();
  assert.equal(code, 6);
  assert.ok(told[0]?.code === 'fork');
  const policy = parsePolicy(site.policy, sha256);
  const evidence = Evidence.parse(JSON.parse(await readFile(told[0].evidence, 'utf8')));
  assert.ok(policy.ok && (await proveFork(evidence, policy.value)));
});

test('a record that goes back is an alarm, and one that was behind for seconds is none', async (t) => {
  const site = await platform(t);
  const old = await site.checkpoint();
  site.publish(cardWith({ ...NEXT, ...CLOSED }));
  const { look } = await monitorOf(t, site);
  await look();
  site.lies.set('/record/checkpoint', old);
  const passing = await look(() => site.lies.clear());
  assert.deepEqual([passing.code, passing.codes], [0, []]);
  site.lies.set('/record/checkpoint', old);
  const { code, told } = await look();
  assert.equal(code, 6);
  assert.ok(told[0]?.code === 'rollback' && told[0].size === '2' && told[0].seen === '3');
});

test('a checkpoint of another key is an alarm', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const other = new TestLog().grow(site.log.entries);
  site.lies.set('/record/checkpoint', await other.checkpoint());
  assert.deepEqual((await look()).codes, ['bad-checkpoint']);
  site.lies.set('/record/checkpoint', Buffer.from('<html>'));
  const { code, codes } = await look();
  assert.deepEqual([code, codes], [6, []]);
});

test('entries that do not fit the signed root are an alarm, and none of them counts', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  await site.forge(4);
  site.log.growTo(4);
  const { code, codes, told } = await look();
  assert.deepEqual([code, codes], [6, ['bad-tiles']]);
  assert.ok(told[0]?.code === 'bad-tiles' && told[0].reason === 'wrong-root');
  site.lies.set('/record/checkpoint', await site.checkpoint());
  site.lies.set('/record/tile/entries/000.p/4', 404);
  assert.deepEqual((await look()).codes, []);
});

test('new publishers count only when those before have agreed', async (t) => {
  const site = await platform(t);
  const { ann, bo, policy } = site.people;
  const { look } = await monitorOf(t, site);
  await look();
  const next = publishersWith(policy, { v: 2, people: policy.people.toReversed() });
  site.enter(sealed(next, [ann]));
  const refused = await look();
  assert.deepEqual([refused.code, refused.codes], [6, ['broken-publishers-chain']]);
  site.enter(sealed(next, [ann, bo]));
  const agreed = await look();
  assert.deepEqual([agreed.code, agreed.codes], [0, ['publishers-changed']]);
});

test('publishers who are not the first entry of the record are nobody', async (t) => {
  const site = new Platform();
  site.cosignedAt = NOW / 1000;
  site.log.grow(['somebody else came first']);
  for (const envelope of site.people.publishers) site.enter(envelope);
  site.publish(cardWith({}));
  const { look } = await monitorOf(t, await site.start(t));
  const { code, codes } = await look();
  assert.equal(code, 6);
  assert.deepEqual(codes, [
    'first-use',
    'unreadable-entry',
    'broken-publishers-chain',
    'card-refused',
    'served-card-differs',
  ]);
});

test('an entry that nobody can read is an alarm', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.log.grow(['not an envelope']);
  const { code, told } = await look();
  assert.equal(code, 6);
  assert.ok(told[0]?.code === 'unreadable-entry' && told[0].index === '2');
});

test('an expired card and witnesses that stay away are alarms in their time', async (t) => {
  const site = await platform(t);
  const { look, context } = await monitorOf(t, site);
  site.cosignedAt = null;
  assert.equal((await look()).code, 0);
  context.clock.ms = NOW + 2 * 3_600_000;
  const missing = await look();
  assert.deepEqual([missing.code, missing.codes], [6, ['witnesses-missing']]);
  site.cosignedAt = context.clock.ms / 1000;
  assert.deepEqual((await look()).codes, ['publishers-changed', 'card-published', 'alarm-over']);
  context.clock.ms = NOW + 60 * DAY;
  assert.deepEqual((await look()).codes, ['card-expired']);
});

test('how old a cosignature may be is for who follows to say', async (t) => {
  const site = await platform(t);
  site.cosignedAt = (NOW - 2 * 3_600_000) / 1000;
  for (const [maxAge, expected] of [
    ['2h', []],
    ['119m', ['witnesses-missing']],
  ] as const) {
    const { look, context } = await monitorOf(t, site, { maxAge });
    await look();
    site.cosignedAt = NOW / 1000 - 3_600;
    context.clock.ms = NOW + 3_600_000;
    assert.deepEqual((await look()).codes, expected, maxAge);
    site.cosignedAt = (NOW - 2 * 3_600_000) / 1000;
  }
});

test('a site that is away is news, and no alarm', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.down = true;
  const away = await look();
  assert.deepEqual([away.code, away.codes], [66, ['unreachable']]);
  assert.deepEqual((await look()).codes, []);
  site.down = false;
  const back = await look();
  assert.deepEqual([back.code, back.codes], [0, ['reachable-again']]);
});

test('a policy that was kept is believed, and another one of the site is only told', async (t) => {
  const [site, other] = [await platform(t), await new FakeSite().start(t)];
  const { look, state } = await monitorOf(t, site);
  await look();
  site.lies.set('/card/policy', other.policy);
  const { code, codes } = await look();
  assert.deepEqual([code, codes], [0, ['policy-changed']]);
  const pinned = join(state, 'policy');
  await writeFile(pinned, other.policy);
  const strict = await monitorOf(t, site, { policy: pinned });
  const refused = await strict.look();
  assert.deepEqual(
    [refused.code, refused.codes],
    [6, ['first-use', 'bad-checkpoint', 'served-card-differs']],
  );
});
