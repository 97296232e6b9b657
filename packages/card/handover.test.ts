/** A log that signs by another key than the one that was pinned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVkey } from '@clearline/tlog';
import fc from 'fast-check';
import { type Bundle, formatBundle, parseBundle } from './bundle.ts';
import { decodeUtf8 } from './bytes.ts';
import { card } from './card.fixtures.ts';
import { crypto, keyFile, passkey } from './publisher.fixtures.ts';
import type { Publishers } from './publishers.ts';
import { COSIGNED_AT, NOW, policyOf, sealed, site, TestLog } from './record.fixtures.ts';
import { cautions } from './verdict-sentences.ts';
import { type VerifyResult, verifyBundle } from './verify.ts';

const verify = (bundle: Uint8Array, policy: string | null) => verifyBundle(bundle, { policy }, NOW, crypto);
const codeOf = (result: VerifyResult) => (result.ok ? 'verified' : result.error.code);

/** The two who may say so give its log a second key, under which comes a card; the first has signed the tree of both. */
async function rotated(change: (next: Publishers) => Publishers = (next) => next, quorum = 2) {
  const { ann, bo, policy, publishers, log } = site();
  log.append(...publishers);
  const [old, formerKey] = [log.policy, log.key];
  const next = change({ ...policy, v: 2, logKey: log.rekey() });
  const chain = [...publishers, sealed(next, [ann, bo].slice(0, quorum))];
  log.append(...chain.slice(1));
  const handover = await log.handOver([[2, 1]], { signer: formerKey });
  const entry = sealed(card, [ann, bo]);
  log.append(entry);
  const parts = { entry, publishers: chain, handovers: [handover], ...(await log.prove()) };
  const bundle = (changed: Partial<Bundle> = {}) => formatBundle({ ...parts, ...changed });
  return { ann, bo, policy, log, old, formerKey, handover, chain, entry, bundle };
}

/** Another change of the key, and a policy that keeps it. Each former key has signed what names the next. */
async function rotatedTwice() {
  const once = await rotated();
  const { ann, bo, policy, log, handover, chain, entry } = once;
  const [second, secondKey] = [log.policy, log.key];
  const third = sealed({ ...policy, v: 3, logKey: log.rekey() }, [ann, bo]);
  const fourth = sealed({ ...policy, v: 4, logKey: formatVkey(log.key.key) }, [ann, bo]);
  log.append(third, fourth);
  const later = await log.handOver(BOTH, { signer: secondKey });
  const proven = await log.prove({ index: 2 });
  const publishers = [...chain, third, fourth];
  const parts = { entry, publishers, handovers: [handover, later], ...proven };
  const bundle = (changed: Partial<Bundle> = {}) => formatBundle({ ...parts, ...changed });
  return { ...once, second, secondKey, later, publishers, bundle };
}
const BOTH = [
  [2, 1],
  [3, 3],
] as const;

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

test('whichever of several keys is pinned, each hands over to the next', async () => {
  const { bundle, log, old, second, handover, later, publishers } = await rotatedTwice();
  for (const pinned of [old, second, log.policy])
    assert.equal(codeOf(await verify(bundle(), pinned)), 'verified');
  const turned = bundle({ handovers: [later, handover] });
  assert.equal(codeOf(await verify(turned, old)), 'verified', 'in any order');
  const short = bundle({ publishers: publishers.slice(0, 2) });
  assert.equal(codeOf(await verify(short, old)), 'bad-checkpoint', 'the chain ends before the key of now');
  const lost = bundle({ handovers: [handover] });
  assert.equal(codeOf(await verify(lost, old)), 'bad-checkpoint', 'the second signed nothing for the third');
  const skipped = bundle({ handovers: [later] });
  assert.deepEqual(
    [codeOf(await verify(skipped, old)), codeOf(await verify(skipped, second))],
    ['bad-checkpoint', 'verified'],
  );
});

test('a tree from before the change hands over nothing, whoever says which key is next', async () => {
  const { bundle, old, log, formerKey, policy, ann, bo, chain } = await rotated();
  const before = new TestLog();
  before.witnesses.splice(0, 3, ...log.witnesses);
  before.append(...chain.slice(0, 1));
  const { checkpoint, genesis } = await before.handOver([], { signer: formerKey });
  const [named] = parsed(bundle()).handovers?.map((one) => one.named) ?? [];
  assert.ok(named);
  const early = bundle({ handovers: [{ checkpoint, genesis, named }] });
  assert.equal(codeOf(await verify(early, old)), 'bad-handover');
  const unlogged = sealed({ ...policy, v: 2, logKey: new TestLog().rekey() }, [ann, bo]);
  const publishers = [...chain.slice(0, 1), unlogged];
  assert.equal(codeOf(await verify(bundle({ publishers }), old)), 'bad-handover');
});

test('an old quorum leads from the key of now to no former one, by a policy that was never logged', async () => {
  const { bundle, log, policy, ann, bo, secondKey, publishers, entry } = await rotatedTwice();
  const pinned = log.policy;
  const now = formatVkey(log.key.key);
  // The second key and the people of its time: a tree that the third signed, in which the second was named.
  const steps = [[[2, 1]], BOTH, [[3, 3]]] as const;
  const handovers = await Promise.all(steps.map((named) => log.handOver(named)));
  const proven = await log.prove({ index: 2, signer: secondKey });
  const forged = sealed({ ...policy, v: 2, logKey: now }, [ann, bo]);
  const again = sealed({ ...policy, v: 3, logKey: formatVkey(secondKey.key) }, [ann, bo]);
  const [first, second] = publishers;
  assert.ok(first && second);
  for (const handover of handovers)
    for (const chain of [publishers, [first, second], [first, forged, again]])
      assert.notEqual(
        codeOf(await verify(bundle({ entry, handovers: [handover], publishers: chain, ...proven }), pinned)),
        'verified',
      );
});

test('nobody follows from a key that no policy names', async () => {
  const [ann, log] = [keyFile(), new TestLog()];
  const policy = policyOf({ ann: [ann] }, null);
  const [old, formerKey] = [log.policy, log.key];
  const publishers = [sealed(policy, [ann]), sealed({ ...policy, v: 2, logKey: log.rekey() }, [ann])];
  const entry = sealed(card, [ann]);
  log.append(...publishers, entry);
  const handovers = [await log.handOver([[2, 1]], { signer: formerKey })];
  const bundle = formatBundle({ entry, publishers, handovers, ...(await log.prove()) });
  assert.equal(codeOf(await verify(bundle, old)), 'bad-checkpoint');
  assert.equal(codeOf(await verify(bundle, log.policy)), 'verified');
});

test('a handover that another key signed, or that too few witnesses saw, hands over nothing', async () => {
  const { bundle, old, log, formerKey } = await rotated();
  const forged = await log.handOver([[2, 1]]);
  assert.equal(codeOf(await verify(bundle({ handovers: [forged] }), old)), 'bad-handover');
  const quirks = { signer: formerKey, cosignedAt: [COSIGNED_AT, null, null] };
  const alone = await log.handOver([[2, 1]], quirks);
  assert.equal(codeOf(await verify(bundle({ handovers: [alone] }), old)), 'bad-handover');
});

test('a later tree of the former key says as much: who may approve, and nothing of today', async () => {
  const { bundle, old, log, formerKey, entry } = await rotated();
  log.append({ ...entry, signatures: entry.signatures.slice(1) });
  const later = await log.handOver([[2, 1]], { signer: formerKey });
  assert.equal(codeOf(await verify(bundle({ handovers: [later] }), old)), 'verified');
  const gone = parsed(bundle()).proof.replace(/^index 2$/m, 'index 0');
  assert.equal(
    codeOf(await verify(bundle({ proof: gone }), old)),
    'not-included',
    'and proves no other entry',
  );
});

test('a handover of a log with another first entry, or that does not show its own, hands over nothing', async () => {
  const { bundle, old, log, formerKey, handover, chain } = await rotated();
  const mallory = keyFile();
  const other = new TestLog();
  other.append(sealed(policyOf({ mallory: [mallory] }, null), [mallory]), ...chain.slice(1));
  other.witnesses.splice(0, 3, ...log.witnesses);
  const elsewhere = await other.handOver([[2, 1]], { signer: formerKey });
  assert.equal(codeOf(await verify(bundle({ handovers: [elsewhere] }), old)), 'bad-handover');
  const genesis = [Buffer.alloc(32).toString('base64')];
  assert.equal(codeOf(await verify(bundle({ handovers: [{ ...handover, genesis }] }), old)), 'bad-handover');
  const taken = { ...policyOf({ mallory: [mallory] }, null), logKey: formatVkey(formerKey.key) };
  const theirs = new TestLog();
  theirs.witnesses.splice(0, 3, ...log.witnesses);
  const publishers = [
    sealed(taken, [mallory]),
    sealed({ ...taken, v: 2, logKey: theirs.rekey() }, [mallory]),
  ];
  const entry = sealed(card, [mallory]);
  theirs.append(...publishers, entry);
  const whole = formatBundle({ entry, publishers, handovers: [handover], ...(await theirs.prove()) });
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
  assert.equal(codeOf(await verify(silent.bundle(), silent.old)), 'bad-checkpoint');
  const another = await rotated((next) => ({ ...next, logKey: new TestLog().rekey() }));
  assert.equal(codeOf(await verify(another.bundle(), another.old)), 'bad-checkpoint');
  const foreign = await rotated((next) => ({ ...next, logKey: new TestLog('other.example/log').rekey() }));
  assert.equal(codeOf(await verify(foreign.bundle(), foreign.old)), 'broken-publishers-chain');
});

test('the key file of the first day alone makes no proof, once people have taken its place', async () => {
  const [file, server, ann, bo, log] = [keyFile(), keyFile(), passkey(), passkey(), new TestLog()];
  const pin = `log ${formatVkey(log.key.key)}\nquorum none\n`;
  const founded = { ...policyOf({ file: [file] }, server), logKey: formatVkey(log.key.key) };
  const first = sealed(founded, [file]);
  log.append(first, sealed({ ...policyOf({ ann: [ann], bo: [bo] }, server), v: 2 }, [file]));
  // All that the thief needs beside it is public: a checkpoint of the site with the proofs of its entries.
  const handovers = [await log.handOver([[2, 1]])];
  const [mallory, own] = [passkey(), new TestLog()];
  const named = { ...policyOf({ ann: [mallory] }, server), v: 2, logKey: formatVkey(own.key.key) };
  const entry = sealed(card, [mallory]);
  own.append(first, entry);
  const publishers = [first, sealed(named, [file])];
  const bundle = formatBundle({ entry, publishers, handovers, ...(await own.prove({ cosignedAt: [] })) });
  assert.equal(codeOf(await verify(bundle, pin)), 'bad-handover');
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
