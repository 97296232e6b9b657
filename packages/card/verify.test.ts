import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Bundle, CHAIN_MAX, formatBundle, parseBundle } from './bundle.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { card } from './card.fixtures.ts';
import { entryBytes, payloadOf } from './envelope.ts';
import { crypto, keyFile, passkey } from './publisher.fixtures.ts';
import {
  bundleOf,
  COSIGNED_AT,
  cardWith,
  carriedFrom,
  NOW,
  ORIGIN_OF_LOG,
  type ProofQuirks,
  policyOf,
  sealed,
  site,
  TestLog,
} from './record.fixtures.ts';
import { type Trusted, type VerifyResult, verifyBundle } from './verify.ts';

const HOUR = 3_600_000;
const verify = (bundle: Uint8Array, trusted: Trusted, now = NOW) =>
  verifyBundle(bundle, trusted, now, crypto);
const codeOf = (result: VerifyResult) => (result.ok ? 'verified' : result.error.code);
const unpinned: Trusted = { policy: null };

/** A bundle of the fixture's card, both publishers approving. */
async function honest(quirks: ProofQuirks = {}) {
  const { log, publishers, ann, bo } = site();
  const bundle = await bundleOf({ log, publishers, entry: sealed(card, [ann, bo]) }, quirks);
  return { bundle, log, trusted: { policy: log.policy } };
}
const parsed = (bytes: Uint8Array): Bundle => {
  const bundle = parseBundle(bytes);
  assert.ok(bundle.ok);
  return bundle.value;
};
const changed = (bytes: Uint8Array, change: Partial<Bundle>) => formatBundle({ ...parsed(bytes), ...change });

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

test('a log that nobody trusts, or that somebody else signs, is refused', async () => {
  const { bundle } = await honest();
  assert.equal(
    codeOf(await verify(bundle, { policy: new TestLog('other.example/log').policy })),
    'unknown-log',
  );
  assert.equal(codeOf(await verify(bundle, { policy: new TestLog().policy })), 'bad-checkpoint');
  const forged = await honest({ signer: new TestLog().key });
  assert.equal(codeOf(await verify(forged.bundle, forged.trusted)), 'bad-checkpoint');
  const { proof } = parsed(bundle);
  const last = proof.lastIndexOf('card.example/record ') + 60;
  const flipped = `${proof.slice(0, last)}${proof[last] === 'A' ? 'B' : 'A'}${proof.slice(last + 1)}`;
  assert.equal(codeOf(await verify(changed(bundle, { proof: flipped }), unpinned)), 'bad-checkpoint');
});

test('witnesses that are missing, ahead of time or long past do not count', async () => {
  const at = async (cosignedAt: readonly (number | null)[], maxAgeMs?: number) => {
    const { bundle, trusted } = await honest({ cosignedAt });
    return verify(bundle, { ...trusted, ...(maxAgeMs === undefined ? {} : { maxAgeMs }) });
  };
  assert.equal(codeOf(await at([COSIGNED_AT, null, null])), 'witness-missing');
  assert.equal(codeOf(await at([COSIGNED_AT, NOW + HOUR, null])), 'cosigned-in-future');
  assert.equal(codeOf(await at([COSIGNED_AT, COSIGNED_AT, null], HOUR)), 'cosigned-too-long-ago');
  const [early, late] = [COSIGNED_AT, COSIGNED_AT + HOUR];
  const all = await at([early, late, NOW + HOUR], 48 * HOUR);
  assert.ok(all.ok, 'the two that are in time are enough');
  const seen = all.value.witnesses.map(({ name, at }) => [name, Date.parse(at)]);
  assert.deepEqual(seen, [
    ['one', early],
    ['two', late],
  ]);
  assert.equal(all.value.asOf, new Date(early).toISOString(), 'as of when the second of them had seen it');
});

test('an entry that is not where the proof says is refused, and so is another first entry', async () => {
  const { bundle, trusted, log } = await honest();
  const elsewhere = await log.prove({ index: 0 });
  assert.equal(codeOf(await verify(changed(bundle, { proof: elsewhere.proof }), trusted)), 'not-included');
  assert.equal(codeOf(await verify(changed(bundle, { genesis: [] }), trusted)), 'wrong-first-entry');
  const mallory = keyFile();
  const mine = sealed(policyOf({ mallory: [mallory] }, null), [mallory]);
  const logged = await bundleOf({ log, publishers: [mine], entry: sealed(card, [mallory]) });
  assert.equal(codeOf(await verify(logged, trusted)), 'wrong-first-entry', 'even when all of it is logged');
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
  const subtle = {
    ...crypto.subtle,
    importKey: () => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError')),
  };
  assert.equal(codeOf(await verifyBundle(bundle, trusted, NOW, { ...crypto, subtle })), 'unsupported-here');
});

test('an entry too long for the log is proven by the digest of its payload', async () => {
  const { log, publishers, ann, bo } = site();
  const [entry] = card.retired;
  assert.ok(entry);
  const value = (i: number) => String(4_000_100_000 + i);
  const display = (i: number) => value(i).replace(/^(...)(...)/, '$1-$2-');
  const retired = Array.from({ length: 200 }, (_, i) => ({ ...entry, value: value(i), display: display(i) }));
  const bundle = await bundleOf({ log, publishers, entry: sealed(cardWith({ retired }), [ann, bo]) });
  assert.ok(bundle.length > 65_535);
  assert.equal(codeOf(await verify(bundle, unpinned)), 'verified');
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

/** What nobody has signed in a bundle whose policy is pinned: its own policy, and lines for keys that nobody trusts. */
test('whichever byte of a bundle is flipped, it is refused, or was the word of nobody', async () => {
  const { bundle, trusted } = await honest();
  const text = decodeUtf8(bundle) ?? '';
  const policyAt = text.indexOf('"policy":"');
  const policyEnd = text.indexOf('","proof":"', policyAt);
  await fc.assert(
    fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const flipped = bundle.slice();
      flipped[at] = (bundle[at] ?? 0) ^ flip;
      const result = await verify(flipped, trusted);
      if (!result.ok) return;
      // The bundle is ASCII up to there, so that bytes and characters are counted alike.
      assert.ok(at > policyAt && at < policyEnd, `byte ${at}: ${text.slice(at - 20, at + 20)}`);
      assert.deepEqual(result.value.card, card);
    }),
    { numRuns: 400 },
  );
});

test('whichever character of the card is changed, it is refused, even when the log takes it', async () => {
  const { publishers, ann, bo, policy } = site();
  const entry = sealed(card, [ann, bo]);
  const text = canonical(card);
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom('0', '1', 'a', '号', ' '),
      async (at, other) => {
        fc.pre(text[at] !== other);
        const payload = Buffer.from(text.slice(0, at) + other + text.slice(at + 1)).toString('base64');
        const honest = await bundleOf({ log: new TestLog(policy.log), publishers, entry });
        const forged = changed(honest, { entry: { ...entry, payload } });
        assert.equal(codeOf(await verify(forged, unpinned)), 'not-included');
        const logged = await bundleOf({
          log: new TestLog(policy.log),
          publishers,
          entry: { ...entry, payload },
        });
        codes.add(codeOf(await verify(logged, unpinned)));
      },
    ),
  );
  assert.deepEqual([...codes].sort(), ['malformed-card', 'other-challenge']);
});

test('not a byte of a signature may be another, nor of one that counts for nothing', async () => {
  const [ann, bo, cy, dan] = [passkey(), passkey(), passkey(), keyFile()];
  const log = new TestLog();
  const first = policyOf({ ann: [ann], bo: [bo] }, null);
  // Cy comes in and proves to hold the key; Bo leaves, and signed an earlier card.
  const next = { ...policyOf({ ann: [ann], cy: [cy] }, null), v: 2 };
  const publishers = [sealed(first, [ann, bo]), sealed(next, [ann, bo, cy])];
  const earlier = [sealed(card, [ann, bo, cy])];
  const hours = cardWith({ n: 2, issued: '2026-01-01T00:30:00.000Z', calendar: [] });
  const entry = sealed(hours, [ann]);
  log.append(...publishers, ...earlier, entry);
  const bundle = formatBundle({ entry, earlier, publishers, ...(await log.prove()) });
  const trusted = { policy: log.policy };
  assert.equal(codeOf(await verify(bundle, trusted)), 'verified');
  for (const which of ['publishers', 'earlier'] as const) {
    const envelopes = parsed(bundle)[which] ?? [];
    const last = envelopes.at(-1);
    assert.ok(last);
    const altered = async (signatures: typeof last.signatures) =>
      codeOf(
        await verify(
          changed(bundle, { [which]: [...envelopes.slice(0, -1), { ...last, signatures }] }),
          trusted,
        ),
      );
    for (const [at, signature] of last.signatures.entries()) {
      const flipped = {
        ...signature,
        sig: signature.sig.replace(/.(?=.{8})/, (one) => (one === 'M' ? 'N' : 'M')),
      };
      assert.notEqual(await altered(last.signatures.with(at, flipped)), 'verified', `${which} ${at}`);
    }
    const strange = dan.sign(last.payloadType, encodeUtf8('anything'));
    assert.notEqual(await altered([...last.signatures, strange]), 'verified', `${which}, a stranger`);
  }
});
