import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAIN_MAX } from './bundle.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { card } from './card.fixtures.ts';
import { judgeCards } from './card-chain.ts';
import { entryBytes, payloadOf } from './envelope.ts';
import { crypto, keyFile, passkey } from './publisher.fixtures.ts';
import {
  bundleOf,
  COSIGNED_AT,
  cardWith,
  carriedFrom,
  NOW,
  ORIGIN_OF_LOG,
  policyOf,
  sealed,
  site,
  TestLog,
} from './record.fixtures.ts';
import { changed, codeOf, HOUR, honest, parsed, unpinned, verify } from './verify.fixtures.ts';
import { verifyBundle } from './verify.ts';

/** Of a machine that knows no algorithm. */
const without: typeof crypto.subtle = {
  importKey: () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError')),
  verify: () => Promise.resolve(false),
};

test('a card that its publishers approved and its witnesses saw is verified, with all that it rests on', async () => {
  const { bundle, trusted } = await honest();
  const result = await verify(bundle, trusted);
  assert.ok(result.ok);
  const { history, card: verified, ...rest } = result.value;
  assert.deepEqual(verified, card);
  assert.equal(history.length, 1);
  const [first] = parsed(bundle).publishers;
  assert.ok(first);
  assert.deepEqual(rest, {
    n: 1,
    log: ORIGIN_OF_LOG,
    record: Buffer.from(crypto.sha256(entryBytes(first, crypto.sha256))).toString('hex'),
    index: 1n,
    size: 2n,
    asOf: new Date(COSIGNED_AT).toISOString(),
    until: card.expires,
    witnesses: ['one', 'two'].map((name) => ({ name, at: new Date(COSIGNED_AT).toISOString() })),
    approvals: [
      { person: 'ann', name: 'ann (demo)', kind: 'passkey', n: 1 },
      { person: 'bo', name: 'bo (demo)', kind: 'passkey', n: 1 },
    ],
    publishers: 1,
    policies: [Buffer.from(crypto.sha256(payloadOf(first))).toString('hex')],
    single: false,
    handedOver: false,
    otherPolicy: false,
    pinned: true,
  });
  const own = await verify(bundle, unpinned);
  assert.ok(own.ok && !own.value.pinned, 'the bundle’s own policy counts, and the answer says so');
});

test('policies that have followed one another for years are verified, and more than a bundle may show are not written', async () => {
  const [key, log] = [keyFile(), new TestLog()];
  const policy = policyOf({ owner: [key] }, null);
  const chain = (count: number) =>
    Array.from({ length: count }, (_, at) => sealed({ ...policy, v: at + 1 }, [key]));
  const entry = sealed(card, [key]);
  const result = await verify(await bundleOf({ log, publishers: chain(CHAIN_MAX), entry }), unpinned);
  assert.ok(result.ok && result.value.publishers === CHAIN_MAX);
  await assert.rejects(bundleOf({ log, publishers: chain(CHAIN_MAX + 1), entry }), RangeError);
  const vast = { ...entry, payload: 'AAAA'.repeat(2 ** 20) };
  await assert.rejects(bundleOf({ log, publishers: chain(1), earlier: [vast, vast], entry }), /oversized/);
});

test('a site with one key file says that one key suffices', async () => {
  const [key, log] = [keyFile(), new TestLog()];
  const publishers = [sealed(policyOf({ owner: [key] }, null), [key])];
  const bundle = await bundleOf({ log, publishers, entry: sealed(card, [key]) });
  const result = await verify(bundle, unpinned);
  assert.ok(result.ok && result.value.single);
});

test('a file that is cut off, too long or not canonical is refused before anything else', async () => {
  const { bundle, trusted } = await honest();
  for (const end of [0, 1, bundle.length >> 1, bundle.length - 1])
    assert.equal(codeOf(await verify(bundle.subarray(0, end), trusted)), 'malformed-bundle');
  assert.equal(codeOf(await verify(new Uint8Array(2 ** 23 + 1), trusted)), 'oversized-bundle');
  assert.equal(codeOf(await verify(encodeUtf8(`${decodeUtf8(bundle)}\n`), trusted)), 'malformed-bundle');
  const half = encodeUtf8((decodeUtf8(bundle) ?? '').replace('"proof":"', '"proof":"\\ud800'));
  assert.equal(codeOf(await verify(half, trusted)), 'malformed-bundle');
  assert.equal(codeOf(await verify(bundle, { policy: 'quorum nobody\n' })), 'malformed-policy');
  assert.equal(codeOf(await verify(changed(bundle, { policy: '' }), unpinned)), 'malformed-policy');
  assert.equal(codeOf(await verify(changed(bundle, { proof: 'proof' }), trusted)), 'malformed-proof');
});

test('a card counts from when it is issued until it expires, and an expired one still tells of its time', async () => {
  const { bundle, trusted } = await honest();
  const [issued, expires] = [Date.parse(card.issued), Date.parse(card.expires)];
  const early = await verify(bundle, trusted, issued - HOUR);
  assert.equal(codeOf(early), 'cosigned-in-future', 'its witnesses had not seen it yet');
  const future = cardWith({ issued: '2026-01-03T00:00:00.000Z' });
  const { log, publishers, ann, bo } = site();
  const notYet = await bundleOf({ log, publishers, entry: sealed(future, [ann, bo]) });
  assert.equal(codeOf(await verify(notYet, unpinned)), 'not-yet-issued');
  assert.equal(codeOf(await verify(bundle, trusted, expires - 1)), 'verified');
  const late = await verify(bundle, trusted, expires);
  assert.ok(!late.ok && late.error.code === 'expired');
  assert.deepEqual(late.error.past?.card, card);
});

test('the chain of publishers’ policies has no link that the one before did not sign', async () => {
  const { log, publishers, ann, bo, policy } = site();
  const cy = passkey();
  const second = { ...policyOf({ ann: [ann], cy: [cy] }, null), v: 2 };
  const entry = sealed(card, [ann, cy]);
  const chain = [...publishers, sealed(second, [ann, bo])];
  const good = await bundleOf({ log, publishers: chain, entry });
  const result = await verify(good, unpinned);
  assert.ok(result.ok && result.value.publishers === 2);
  const [one] = publishers;
  assert.ok(one);
  assert.equal(codeOf(await verify(changed(good, { publishers: [one] }), unpinned)), 'unknown-key');
  const cases = [
    [one, sealed(second, [ann, cy])],
    [one, sealed({ ...second, v: 3 }, [ann, bo])],
    [one, sealed({ ...policy, v: 2, log: 'other.example/log' }, [ann, bo])],
  ] as const;
  for (const links of cases)
    assert.equal(
      codeOf(await verify(changed(good, { publishers: [...links] }), unpinned)),
      'broken-publishers-chain',
    );
  const other = new TestLog('other.example/log');
  const elsewhere = await bundleOf({ log: other, publishers, entry: sealed(card, [ann, bo]) });
  assert.equal(codeOf(await verify(elsewhere, unpinned)), 'broken-publishers-chain');
});

test('a machine that cannot check a kind of signature says so, and takes nothing for valid', async () => {
  const { bundle, trusted } = await honest();
  const unable = { ...crypto, subtle: without };
  assert.equal(codeOf(await verifyBundle(bundle, trusted, NOW, unable)), 'unsupported-here');
});

test('what is no card is refused as such, however it is signed and whatever the machine can check', async () => {
  const { log, publishers, ann, bo, policy } = site();
  const entry = sealed({ ...card, channels: [] }, [ann, bo]);
  const forged = { ...entry, signatures: sealed(card, [ann, bo]).signatures };
  for (const one of [entry, forged]) {
    assert.equal(
      codeOf(await verify(await bundleOf({ log, publishers, entry: one }), unpinned)),
      'malformed-card',
    );
    const judged = await judgeCards([one], policy, { ...crypto, subtle: without });
    assert.deepEqual(judged, { ok: false, error: 'malformed-card' });
  }
});

test('a re-issued card shows whom it was approved by, and nothing but its dates may have changed', async () => {
  const { log, publishers, ann, bo, server } = site();
  const carried = carriedFrom(card, sealed(card, [ann, bo]));
  const dates = { n: 4, issued: '2026-01-20T00:00:00.000Z', expires: '2026-02-20T00:00:00.000Z' };
  const now = Date.parse('2026-02-10T00:00:00.000Z');
  const good = await bundleOf({ log, publishers, entry: sealed(cardWith(dates), [server], carried) });
  const result = await verify(good, { policy: log.policy }, now);
  assert.ok(result.ok);
  assert.deepEqual(
    result.value.approvals.map(({ person, n }) => [person, n]),
    [
      ['ann', 1],
      ['bo', 1],
    ],
  );
  assert.equal(result.value.history[0]?.sameSince, 1);
  const never = [...card.never, { id: 'more', text: { zh: '其他', en: 'More' } }];
  const entry = sealed(cardWith({ ...dates, never }), [server], carried);
  const bad = await bundleOf({ log, publishers, entry });
  assert.equal(codeOf(await verify(bad, { policy: log.policy }, now)), 'reissue-changes-more');
});
