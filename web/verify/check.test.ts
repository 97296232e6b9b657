import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Card, formatBundle, parseBundle } from '@clearline/card';
import { formatVkey } from '@clearline/tlog';
import { card, hotline } from '../../packages/card/card.fixtures.ts';
import { crypto, passkey } from '../../packages/card/publisher.fixtures.ts';
import { bundleOf, cardWith, NOW, policyOf, sealed, TestLog } from '../../packages/card/record.fixtures.ts';
import { check } from './check.ts';

const OLD = '400-000-0000';
const NEW = { ...hotline.number, digits: '4000000009', display: '400-000-0009', uri: 'tel:+864000000009' };
/** The next card, on which the number is another. */
const moved: Card = cardWith({
  n: 2,
  channels: card.channels.map((channel) => (channel === hotline ? { ...hotline, number: NEW } : channel)),
  retired: [
    {
      channel: 'hotline',
      kind: 'phone',
      label: hotline.label,
      value: hotline.number.digits,
      display: OLD,
      from: '2025-01-01T00:00:00.000Z',
      until: card.issued,
      reason: { zh: '换号', en: 'Changed' },
      successor: 'hotline',
    },
    ...card.retired,
  ],
});

const ann = passkey();
const publishers = [sealed(policyOf({ ann: [ann] }, null), [ann])];
const log = new TestLog();
const prove = async (said: Card) => ({
  name: `card ${said.n}`,
  bytes: await bundleOf({ log, publishers, entry: sealed(said, [ann]) }),
});
const older = await prove(card);
const newer = await prove(moved);
const trust = { by: 'site', policy: log.policy } as const;
const asked = { value: OLD, trust, now: NOW, crypto };

test('an older proof alone calls the number official; beside a newer one it is retired', async () => {
  const alone = await check({ ...asked, proofs: [older] });
  assert.equal(alone.verdict.verdict, 'official');
  for (const proofs of [
    [older, newer],
    [newer, older],
  ]) {
    const { verdict } = await check({ ...asked, proofs });
    assert.ok(verdict.verdict === 'retired');
    assert.equal(verdict.successor?.id, 'hotline');
  }
});

test('of a version that was replaced it says so; what is true of a number the newest says', async () => {
  const proofs = [older, { ...newer, isNewer: true }];
  const card = await check({ ...asked, value: '', proofs });
  assert.ok(card.verdict.verdict === 'genuine');
  assert.deepEqual([card.verdict.proof.n, card.replacedBy], [1, 2]);
  const number = await check({ ...asked, proofs });
  assert.deepEqual([number.verdict.verdict, number.replacedBy], ['retired', null]);
  const newest = await check({ ...asked, value: '', proofs: [newer] });
  assert.equal(newest.replacedBy, null);
});

test('a version whose proof does not hold is not saved by a newer card, and one that contradicts it is told', async () => {
  const damaged = { name: 'damaged', bytes: older.bytes.slice(1) };
  const broken = await check({ ...asked, value: '', proofs: [damaged, { ...newer, isNewer: true }] });
  assert.equal(broken.verdict.verdict, 'invalid');
  const forged = cardWith({ n: 1, operator: { ...card.operator, legalName: 'Another' } });
  const other = await prove(forged);
  const forked = await check({ ...asked, value: '', proofs: [other, { ...older, isNewer: true }] });
  assert.equal(forked.verdict.verdict, 'forked');
});

test('each proof keeps the name under which it was given, with its own outcome', async () => {
  const damaged = { name: 'damaged', bytes: older.bytes.slice(1) };
  const { each, verdict } = await check({ ...asked, proofs: [damaged, newer] });
  assert.deepEqual(
    each.map(({ name, result }) => [name, result.ok]),
    [
      ['damaged', false],
      ['card 2', true],
    ],
  );
  assert.equal(verdict.verdict, 'retired');
});

test('the policy that counts beats the one inside the proof', async () => {
  const other = new TestLog();
  const { verdict } = await check({ ...asked, trust: { by: 'own', policy: other.policy }, proofs: [older] });
  assert.ok(verdict.verdict === 'invalid');
  const own = await check({ ...asked, trust: { by: 'bundle', policy: null }, proofs: [older] });
  assert.ok(own.verdict.verdict === 'official');
  assert.equal(own.verdict.proof.pinned, false);
});

test('the keys to compare are those of the log that the answer rests on', async () => {
  const vkeys = [formatVkey(log.key.key)];
  assert.deepEqual((await check({ ...asked, proofs: [older] })).vkeys, vkeys);
  const own = await check({ ...asked, trust: { by: 'bundle', policy: null }, proofs: [older, newer] });
  assert.deepEqual(own.vkeys, vkeys);
  const broken = { name: 'broken', bytes: older.bytes.slice(1) };
  assert.deepEqual((await check({ ...asked, proofs: [broken] })).vkeys, []);
});

test('without a number the card itself is judged', async () => {
  assert.equal((await check({ ...asked, value: '', proofs: [newer] })).verdict.verdict, 'genuine');
});

test('a file that holds a list without end is one bad file among others', async () => {
  const parsed = parseBundle(newer.bytes);
  assert.ok(parsed.ok);
  const { schema: _, ...bundle } = parsed.value;
  const payload = btoa(`{"channels":[{"audience":[${'0,'.repeat(200_000)}0],"kind":"phone"}]}`);
  const bytes = formatBundle({ ...bundle, entry: { ...bundle.entry, payload } });
  const endless = { name: 'endless', bytes };
  const { each, verdict } = await check({ ...asked, proofs: [endless, newer] });
  assert.deepEqual(
    each.map(({ result }) => result.ok),
    [false, true],
  );
  assert.equal(verdict.verdict, 'retired');
});
