import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card } from './card.fixtures.ts';
import { type ChainCode, judgeCards } from './card-chain.ts';
import type { Envelope } from './envelope.ts';
import { crypto, keyFile, passkey, type TestKey } from './publisher.fixtures.ts';
import type { Publishers } from './publishers.ts';
import { cardWith, carriedFrom, policyOf, sealed } from './record.fixtures.ts';
import type { Card } from './schema.ts';

const [ann, ann2, bo, stranger, server] = [passkey(), keyFile(), passkey(), keyFile(), keyFile()];
const policy = policyOf({ ann: [ann, ann2], bo: [bo] }, server);
const both = [ann, bo];

const judge = async (envelopes: readonly Envelope[], by: Publishers = policy) => {
  const result = await judgeCards(envelopes, by, crypto);
  return result.ok ? (result.value.at(-1) ?? assert.fail()) : result.error;
};
const approved = async (...envelopes: Envelope[]) => {
  const last = await judge(envelopes);
  assert.ok(typeof last === 'object', String(last));
  return last;
};
const refused = async (code: ChainCode, ...envelopes: Envelope[]) =>
  assert.equal(await judge(envelopes), code);

/** The n-th card, issued on that day of January. */
const nth = (n: number, change: Partial<Card> = {}) =>
  cardWith({ n, issued: `2026-01-${String(n).padStart(2, '0')}T00:00:00.000Z`, ...change });
const first = sealed(card, both);
const holidays: Partial<Card> = { calendar: [] };
const never = [...card.never, { id: 'more', text: { zh: '从不代充', en: 'We never top up for you' } }];
const seal = (next: Card, ...keys: TestKey[]) => sealed(next, keys);

test('what the server issues again for its dates does not hold for ever', async () => {
  const carried = carriedFrom(card, first);
  const lasting = nth(2, { expires: '9999-12-31T23:59:59.999Z' });
  await refused('malformed-card', sealed(lasting, [server], carried));
  await refused('malformed-card', sealed(nth(2, { n: Number.MAX_SAFE_INTEGER }), [server], carried));
});

test('two people approve a first card, and one of them is not enough', async () => {
  const { approvals, sameSince } = await approved(first);
  assert.deepEqual(
    approvals.map(({ person, kind, n }) => [person, kind, n]),
    [
      ['ann', 'passkey', 1],
      ['bo', 'passkey', 1],
    ],
  );
  assert.equal(sameSince, 1);
  await refused('weaker-quorum', seal(card, ann));
});

test('one person with two keys is one person', async () => {
  await refused('one-person-twice', seal(card, ann, ann2));
});

test('a key that the policy does not list counts for nothing, and does no harm', async () => {
  await refused('unknown-key', seal(card, ann, stranger));
  await approved(seal(card, ann, bo, stranger));
  await refused('unknown-key', seal(card, stranger));
});

test('the server’s key approves nothing that it did not find approved', async () => {
  await refused('quorum-lacking', seal(card, server));
  await refused('reissue-changes-more', first, seal(nth(2, holidays), server));
  await refused('reissue-changes-more', first, seal(nth(2, { never }), server));
  const { webauthn } = ann.sign('application/vnd.clearline.contact-card+json', new Uint8Array(1));
  assert.ok(webauthn);
  const [own] = seal(nth(2), server).signatures;
  assert.ok(own);
  await refused('wrong-kind-of-signature', first, sealed(nth(2), [], [{ ...own, webauthn }]));
});

test('an approval of another card, or a broken one beside enough good ones, is refused', async () => {
  const { signatures } = sealed(nth(2), [ann2]);
  await refused('bad-approval', sealed(card, [bo], signatures));
  await refused('bad-approval', sealed(card, both.slice(1), [...signatures, ...seal(card, ann).signatures]));
});

test('a change takes as many people as its class asks for, and shows the card that it changed', async () => {
  const ordinary = nth(2, holidays);
  await approved(first, seal(ordinary, ann2));
  await refused('weaker-quorum', seal(ordinary, ann2));
  await refused('weaker-quorum', first, seal(nth(2, { never }), ann2));
  await approved(first, seal(ordinary, ann2), seal(nth(3, { ...holidays, never }), ann, bo));
});

test('the first card that is shown has the quorum for protected changes', async () => {
  await refused('weaker-quorum', seal(card, ann), seal(nth(2), ann, bo));
});

test('cards follow one another without gaps, but for re-issues in between', async () => {
  await refused('broken-card-chain', first, seal(nth(3, holidays), ann));
  await refused('broken-card-chain', first, seal(card, ann, bo));
  const { sameSince } = await approved(first, seal(nth(7), server), seal(nth(9), server));
  assert.equal(sameSince, 1, 'nothing has changed since the first');
  await approved(first, seal(nth(7), server), seal(nth(8, holidays), bo));
  await refused(
    'broken-card-chain',
    seal(nth(5), ann, bo),
    seal({ ...nth(6), issued: nth(4).issued }, server),
  );
});

test('approvals are carried over to a card that differs in its dates alone, with the server’s signature', async () => {
  const carried = carriedFrom(card, first);
  const { approvals, sameSince } = await approved(sealed(nth(7), [server], carried));
  assert.deepEqual(
    approvals.map(({ person, n }) => [person, n]),
    [
      ['ann', 1],
      ['bo', 1],
    ],
  );
  assert.equal(sameSince, 1);
  await refused('quorum-lacking', sealed(nth(7), [], carried));
  await refused('reissue-changes-more', sealed(nth(7, holidays), [server], carried));
  await refused('reissue-changes-more', sealed(nth(7), [server], carriedFrom({ ...card, n: 2 }, first)));
  for (const later of [cardWith({ n: 8 }), nth(5, { n: 1 })])
    await refused('reissue-changes-more', sealed(nth(4), [server], carriedFrom(later, seal(later, ann, bo))));
  const own = carriedFrom(card, seal(nth(7), server));
  await refused('unknown-key', sealed(nth(7), [], [...carried, ...own]));
  await refused('weaker-quorum', sealed(nth(7), [server], carried.slice(1)));
});

test('who has left the policy no longer counts, whatever they approved before', async () => {
  const later = policyOf({ ann: [ann, ann2], cy: [keyFile()] }, server);
  assert.equal(await judge([first], later), 'unknown-key');
  const entry = sealed(nth(7), [server], carriedFrom(card, first));
  assert.equal(await judge([entry], later), 'unknown-key');
});

test('what is no card is none, whoever signs it', async () => {
  await refused('malformed-card', seal({ ...card, expires: card.issued }, ann, bo));
  await refused('malformed-card', sealed(policy, both));
});
