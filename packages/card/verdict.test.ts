import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBundle } from './bundle.ts';
import { card } from './card.fixtures.ts';
import { VERIFY_CODES } from './codes.ts';
import type { Envelope } from './envelope.ts';
import { crypto, keyFile, passkey, type TestKey } from './publisher.fixtures.ts';
import { bundleOf, cardWith, carriedFrom, NOW, policyOf, sealed, site, TestLog } from './record.fixtures.ts';
import type { Card } from './schema.ts';
import { REFUSAL_SENTENCES } from './sentences.ts';
import { judge, type Verdict } from './verdict.ts';
import { cautions, verdictSentence } from './verdict-sentences.ts';
import { type VerifyResult, verifyBundle } from './verify.ts';

const platform = site();

/** A proof of a card that both approved, or the server re-issued. */
async function proofOf(
  next: Card,
  now = NOW,
  from: Card | null = null,
  at = platform,
): Promise<VerifyResult> {
  const { log, publishers, ann, bo, server } = at;
  const entry = from
    ? sealed(next, [server], carriedFrom(from, sealed(from, [ann, bo])))
    : sealed(next, [ann, bo]);
  return verifyBundle(await bundleOf({ log, publishers, entry }), { policy: null }, now, crypto);
}

const retiredOn = '2026-01-01T12:00:00.000Z';
/** The next card, on which a mailbox is retired. */
const withoutMail: Card = cardWith({
  n: 2,
  issued: retiredOn,
  channels: card.channels.filter(({ id }) => id !== 'mail'),
  retired: [
    {
      channel: 'mail',
      kind: 'email',
      label: card.channels[1]?.label ?? { zh: '', en: '' },
      value: 'help@card.example',
      display: 'help@card.example',
      from: card.issued,
      until: retiredOn,
      reason: { zh: '已停用', en: 'No longer in use' },
      successor: 'chat',
    },
    ...card.retired,
  ],
});
const verdictOf = (results: readonly VerifyResult[], identifier: string | null, now = NOW) =>
  judge(results, identifier, now);

test('a listed value is official, as of when and until when', async () => {
  const proof = await proofOf(card);
  const found = verdictOf([proof], '+86 400 000 0000');
  assert.ok(found.verdict === 'official');
  assert.equal(found.channel.id, 'hotline');
  assert.equal(verdictOf([proof], null).verdict, 'genuine');
  assert.equal(verdictOf([proof], '400-000-0009').verdict, 'not-listed');
  const gone = verdictOf([proof], '400-000-0001');
  assert.ok(gone.verdict === 'retired' && gone.successor?.id === 'hotline');
});

test('a newer card that retires a value beats an older proof, in whatever order they come', async () => {
  const [old, next] = [await proofOf(card), await proofOf(withoutMail)];
  for (const results of [
    [old, next],
    [next, old],
  ]) {
    const found = verdictOf(results, 'help@card.example');
    assert.ok(found.verdict === 'retired' && found.on === retiredOn && found.successor?.id === 'chat');
    assert.equal(verdictOf(results, '4000000000').verdict, 'official');
  }
  assert.equal(verdictOf([old], 'help@card.example').verdict, 'official');
});

test('a newer card that has expired still retires, and makes every older one too old', async () => {
  const soon = { ...withoutMail, expires: '2026-01-05T00:00:00.000Z' };
  const later = Date.parse('2026-01-10T00:00:00.000Z');
  const results = [await proofOf(card, later), await proofOf(soon, later)];
  assert.equal(verdictOf(results, 'help@card.example', later).verdict, 'retired');
  assert.equal(verdictOf(results, '4000000000', later).verdict, 'too-old');
  assert.equal(verdictOf(results, null, later).verdict, 'too-old');
});

test('a proof that was verified goes out of date while somebody looks at it', async () => {
  const proof = await proofOf(card);
  const expires = Date.parse(card.expires);
  assert.equal(verdictOf([proof], '4000000000', expires - 1).verdict, 'official');
  assert.equal(verdictOf([proof], '4000000000', expires).verdict, 'too-old');
});

test('a value that vanished without a word is retired since it vanished', async () => {
  const vanished = { ...withoutMail, retired: card.retired };
  const found = verdictOf([await proofOf(card), await proofOf(vanished)], 'help@card.example');
  assert.ok(found.verdict === 'retired' && found.on === vanished.issued && found.successor === null);
});

test('two cards of one number that differ are a fork, and so is a re-issue that denies a card in between', async () => {
  const other = cardWith({ never: [...card.never, { id: 'x', text: { zh: '其他', en: 'Other' } }] });
  assert.equal(verdictOf([await proofOf(card), await proofOf(other)], null).verdict, 'forked');
  const again = cardWith({ n: 3, issued: '2026-01-01T18:00:00.000Z' });
  const reissued = await proofOf(again, NOW, card);
  assert.equal(verdictOf([await proofOf(card), reissued], 'help@card.example').verdict, 'official');
  assert.equal(verdictOf([await proofOf(withoutMail), reissued], 'help@card.example').verdict, 'forked');
});

test('a later card that leaves out a policy of an earlier one contradicts it, an earlier card of its time does not', async () => {
  const { log, publishers, ann, bo, policy } = site();
  const chain = [...publishers, sealed({ ...policy, v: 2 }, [ann, bo])];
  const prove = async (next: Card, shown: typeof publishers) => {
    const bundle = await bundleOf({ log, publishers: shown, entry: sealed(next, [ann, bo]) });
    return verifyBundle(bundle, { policy: null }, NOW, crypto);
  };
  const newer = await prove(cardWith({ n: 2 }), chain);
  const [older, hiding] = [await prove(card, publishers), await prove(cardWith({ n: 3 }), publishers)];
  for (const one of [newer, older, hiding]) assert.equal(verdictOf([one], null).verdict, 'genuine');
  for (const both of [
    [newer, older],
    [older, newer],
  ])
    assert.equal(verdictOf(both, null).verdict, 'genuine', 'its proof was made of a larger tree');
  assert.equal(verdictOf([newer, hiding], null).verdict, 'forked');
  assert.equal(verdictOf([hiding, newer], null).verdict, 'forked');
});

test('proofs of two platforms are not judged together', async () => {
  const other = await proofOf(cardWith({ n: 9 }), NOW, null, site());
  assert.equal(verdictOf([await proofOf(card), other], null).verdict, 'different-records');
});

test('what was refused counts for nothing beside a proof that holds, and alone it is the answer', async () => {
  const refused: VerifyResult = { ok: false, error: { code: 'not-included' } };
  assert.equal(verdictOf([refused, await proofOf(card)], null).verdict, 'genuine');
  assert.deepEqual(verdictOf([refused], null), { verdict: 'invalid', code: 'not-included' });
  assert.deepEqual(verdictOf([], null), { verdict: 'invalid', code: 'malformed-bundle' });
});

test('every refusal and every verdict has a sentence of its own in both languages', async () => {
  const proof = await proofOf(card);
  assert.ok(proof.ok);
  const [channel] = card.channels;
  assert.ok(channel);
  const on = retiredOn;
  const verdicts: Verdict[] = [
    { verdict: 'genuine', proof: proof.value },
    { verdict: 'official', channel, proof: proof.value },
    { verdict: 'retired', on, successor: channel, proof: proof.value },
    { verdict: 'retired', on, successor: null, proof: proof.value },
    { verdict: 'not-listed', proof: proof.value },
    { verdict: 'too-old', proof: proof.value },
    { verdict: 'forked', proofs: [proof.value, proof.value] },
    { verdict: 'different-records' },
    ...VERIFY_CODES.map((code) => ({ verdict: 'invalid', code }) as const),
  ];
  const said = verdicts.map(verdictSentence);
  assert.equal(new Set(said.map(({ zh }) => zh)).size, verdicts.length);
  assert.equal(new Set(said.map(({ en }) => en)).size, verdicts.length);
  assert.ok(said.every(({ zh, en }) => zh.endsWith('。') && en.endsWith('.')));
  assert.deepEqual(Object.keys(REFUSAL_SENTENCES), [...VERIFY_CODES]);
  assert.deepEqual(said[1], {
    zh: '是官方渠道：客服热线 400-000-0000。截至2026年1月1日 09:00（北京时间）无误，有效期至2026年2月1日 08:00（北京时间）。',
    en: 'Official: Hotline 400-000-0000. As of 1 January 2026 at 09:00 (Beijing time), valid until 1 February 2026 at 08:00 (Beijing time).',
  });
  assert.equal(cautions(proof.value).length, 1, 'nobody pinned the keys');
  assert.equal(cautions({ ...proof.value, pinned: true }).length, 0);
  assert.equal(cautions({ ...proof.value, single: true, witnesses: [] }).length, 3);
});

test('two proofs that name different people in one version of the publishers’ policy contradict each other', async () => {
  const [file, ann, mallory, log] = [keyFile(), passkey(), passkey(), new TestLog()];
  const first = sealed(policyOf({ file: [file] }, null), [file]);
  const listOf = (who: TestKey) => sealed({ ...policyOf({ who: [who] }, null), v: 2 }, [file]);
  const proven = async (next: Card, second: Envelope, who: TestKey) => {
    const entry = sealed(next, [who]);
    log.append(second, entry);
    const bundle = formatBundle({ entry, publishers: [first, second], ...(await log.prove()) });
    return verifyBundle(bundle, { policy: log.policy }, NOW, crypto);
  };
  log.append(first);
  const honest = await proven(cardWith({ n: 2 }), listOf(ann), ann);
  const forged = await proven(cardWith({ n: 3, issued: retiredOn }), listOf(mallory), mallory);
  assert.ok(honest.ok && forged.ok);
  assert.equal(verdictOf([honest, forged], null).verdict, 'forked');
  assert.equal(verdictOf([honest, honest], null).verdict, 'genuine');
});
