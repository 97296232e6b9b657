/** A log that signs by another key than the one that was pinned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Bundle, formatBundle, parseBundle } from './bundle.ts';
import { decodeUtf8 } from './bytes.ts';
import { card } from './card.fixtures.ts';
import { crypto, keyFile } from './publisher.fixtures.ts';
import type { Publishers } from './publishers.ts';
import { COSIGNED_AT, NOW, policyOf, sealed, site, TestLog } from './record.fixtures.ts';
import { cautions } from './verdict-sentences.ts';
import { type VerifyResult, verifyBundle } from './verify.ts';

const verify = (bundle: Uint8Array, policy: string | null) => verifyBundle(bundle, { policy }, NOW, crypto);
const codeOf = (result: VerifyResult) => (result.ok ? 'verified' : result.error.code);

/** Its first key hands over to a second, by the two who may say so; then comes a card. */
async function rotated(change: (next: Publishers) => Publishers = (next) => next, quorum = 2) {
  const { ann, bo, policy, publishers, log } = site();
  log.append(...publishers);
  const old = log.policy;
  const handover = await log.handOver();
  const formerKey = log.key;
  const next = change({ ...policy, v: 2, logKey: log.rekey() });
  const chain = [...publishers, sealed(next, [ann, bo].slice(0, quorum))];
  const entry = sealed(card, [ann, bo]);
  log.append(...chain.slice(1), entry);
  const parts = { entry, publishers: chain, handovers: [handover], ...(await log.prove()) };
  const bundle = (changed: Partial<Bundle> = {}) => formatBundle({ ...parts, ...changed });
  return { ann, bo, policy, log, old, formerKey, handover, chain, entry, bundle };
}

test('who pinned the old key follows to the new one, is told so, and who pinned the new one needs nothing', async () => {
  const { bundle, log, old } = await rotated();
  const followed = await verify(bundle(), old);
  assert.ok(followed.ok && followed.value.handedOver && followed.value.pinned);
  assert.match(
    cautions(followed.value)
      .map(({ en }) => en)
      .join(),
    /has a new key/,
  );
  const current = await verify(bundle(), log.policy);
  assert.ok(current.ok && !current.value.handedOver);
  const { handovers: _, ...rest } = parsed(bundle());
  const without = formatBundle(rest);
  assert.equal(codeOf(await verify(without, log.policy)), 'verified');
  assert.equal(codeOf(await verify(without, old)), 'bad-checkpoint');
});

test('of several handovers, each key finds its own, however often the log changed its key', async () => {
  const { ann, bo, policy, log, old, handover, chain, entry } = await rotated();
  const second = log.policy;
  const handovers = [handover, await log.handOver()];
  const third = sealed({ ...policy, v: 3, logKey: log.rekey() }, [ann, bo]);
  const fourth = sealed({ ...policy, v: 4 }, [ann, bo]);
  log.append(third, fourth);
  const proven = await log.prove({ index: 2 });
  const publishers = [...chain, third, fourth];
  const bundle = formatBundle({ entry, publishers, handovers, ...proven });
  for (const pinned of [old, second, log.policy])
    assert.equal(codeOf(await verify(bundle, pinned)), 'verified');
  const short = formatBundle({ entry, publishers: chain, handovers, ...proven });
  assert.equal(codeOf(await verify(short, old)), 'bad-checkpoint', 'the chain ends before the key of now');
});

test('a handover that another key signed, or that too few witnesses saw, hands over nothing', async () => {
  const { bundle, old, log, formerKey, handover, chain } = await rotated();
  const stranger = new TestLog();
  stranger.append(...chain);
  const forged = [await log.handOver(), await stranger.handOver()];
  for (const one of forged)
    assert.equal(codeOf(await verify(bundle({ handovers: [one] }), old)), 'bad-checkpoint');
  const alone = await log.handOver({ signer: formerKey, cosignedAt: [COSIGNED_AT, null, null] });
  assert.equal(codeOf(await verify(bundle({ handovers: [alone] }), old)), 'bad-handover');
  const before = await verify(bundle({ handovers: [...forged, handover] }), old);
  assert.equal(codeOf(before), 'verified', 'those that nobody pinned are passed over');
});

test('an older handover says as much as the latest: who may approve, and nothing of today', async () => {
  const { bundle, old, log, formerKey } = await rotated();
  const older = await rotated();
  log.append(older.entry);
  const later = await log.handOver({ signer: formerKey });
  const [first] = parsed(bundle()).handovers ?? [];
  assert.ok(first && first.checkpoint !== later.checkpoint);
  for (const handover of [first, later])
    assert.equal(codeOf(await verify(bundle({ handovers: [handover] }), old)), 'verified');
  const gone = parsed(bundle()).proof.replace(/^index 2$/m, 'index 0');
  assert.equal(
    codeOf(await verify(bundle({ proof: gone }), old)),
    'not-included',
    'and proves no other entry',
  );
});

test('a handover of a log with another first entry, or that does not show its own, hands over nothing', async () => {
  const { bundle, old, log, formerKey, handover } = await rotated();
  const mallory = keyFile();
  const other = new TestLog();
  other.append(sealed(policyOf({ mallory: [mallory] }, null), [mallory]));
  other.witnesses.splice(0, 3, ...log.witnesses);
  const elsewhere = await other.handOver({ signer: formerKey });
  assert.equal(codeOf(await verify(bundle({ handovers: [elsewhere] }), old)), 'bad-handover');
  const genesis = [Buffer.alloc(32).toString('base64')];
  assert.equal(codeOf(await verify(bundle({ handovers: [{ ...handover, genesis }] }), old)), 'bad-handover');
  const taken = policyOf({ mallory: [mallory] }, null);
  const named = sealed({ ...taken, logKey: other.rekey() }, [mallory]);
  const theirs = new TestLog();
  theirs.key = other.key;
  theirs.witnesses.splice(0, 3, ...log.witnesses);
  const entry = sealed(card, [mallory]);
  theirs.append(named, entry);
  const whole = formatBundle({
    entry,
    publishers: [named],
    handovers: [handover],
    ...(await theirs.prove()),
  });
  assert.equal(
    codeOf(await verify(whole, old)),
    'bad-handover',
    'the whole of another log behind a real handover',
  );
});

test('a key that the publishers did not agree to is nobody', async () => {
  const lonely = await rotated(undefined, 1);
  assert.equal(codeOf(await verify(lonely.bundle(), lonely.old)), 'broken-publishers-chain');
  const silent = await rotated(({ logKey: _, ...next }) => next);
  assert.equal(codeOf(await verify(silent.bundle(), silent.old)), 'bad-handover');
  const another = await rotated((next) => ({ ...next, logKey: new TestLog().rekey() }));
  assert.equal(codeOf(await verify(another.bundle(), another.old)), 'bad-checkpoint');
  const foreign = await rotated((next) => ({ ...next, logKey: new TestLog('other.example/log').rekey() }));
  assert.equal(codeOf(await verify(foreign.bundle(), foreign.old)), 'broken-publishers-chain');
});

test('an old key that still signs beside the new one must sign well', async () => {
  const { bundle, old, log, formerKey } = await rotated();
  const { proof } = await log.prove({ signer: formerKey });
  const [, line = ''] = /(— card\.example\/record .*\n)/.exec(proof) ?? [];
  const both = parsed(bundle()).proof.replace(/\n\n(— )/, `\n\n${line}$1`);
  const direct = await verify(bundle({ proof: both }), old);
  assert.ok(direct.ok && !direct.value.handedOver);
  const at = both.indexOf(line) + line.length - 20;
  const flipped = both.slice(0, at) + (both[at] === 'A' ? 'B' : 'A') + both.slice(at + 1);
  assert.equal(codeOf(await verify(bundle({ proof: flipped }), old)), 'bad-checkpoint');
});

test('whichever byte of a handover is flipped, nothing is handed over', async () => {
  const { bundle, old } = await rotated();
  const bytes = bundle();
  const text = decodeUtf8(bytes) ?? '';
  const [from, to] = [text.indexOf('"handovers":'), text.indexOf('"policy":')];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const flipped = bytes.slice();
        flipped[at] = (bytes[at] ?? 0) ^ flip;
        assert.notEqual(codeOf(await verify(flipped, old)), 'verified', text.slice(at - 20, at + 20));
      },
    ),
    { numRuns: 400 },
  );
});

const parsed = (bytes: Uint8Array): Bundle => {
  const bundle = parseBundle(bytes);
  assert.ok(bundle.ok);
  return bundle.value;
};
