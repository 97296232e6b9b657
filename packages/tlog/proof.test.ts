import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import {
  cosign,
  formatCheckpoint,
  formatNote,
  formatProof,
  leafHash,
  type Policy,
  type Proof,
  parseProof,
  type Signer,
  signNote,
  type Verify,
  verifyProof,
} from './index.ts';
import { mth, path } from './merkle.oracle.ts';
import {
  accepted,
  codeOf,
  ed25519,
  errorOf,
  hash,
  mlDsa44,
  sha256,
  textOf,
  utf8,
  verify,
  verifyEd25519,
  witness,
} from './tlog.fixtures.ts';

const log = ed25519('log.example');
const names = ['一号', 'two', 'three'];
const witnesses = names.map((name) => witness(`witness.example/${name}`));
const policy: Policy = {
  logs: [{ key: log.key, url: null }],
  witnesses: witnesses.map(({ key }, at) => ({ name: names[at] ?? '', key, url: null })),
  groups: [{ name: 'two of three', threshold: 2, members: names }],
  quorum: 'two of three',
};

const entries = Array.from({ length: 50 }, (_, at) => utf8(`card ${at}`));
const INDEX = 33;
const expected = leafHash(sha256, entries[INDEX] ?? utf8(''));
const text = formatCheckpoint({ origin: 'log.example', size: 50n, root: mth(entries), extensions: [] });

async function proofBy(cosigners: readonly Signer[], extra: Uint8Array | null = null): Promise<Proof> {
  const cosignatures = cosigners.map((signer, at) => cosign(text, signer, BigInt(100 + at)));
  const signatures = await Promise.all([signNote(text, log), ...cosignatures]);
  const checkpoint = formatNote({ text, signatures });
  return { extra, index: BigInt(INDEX), hashes: path(INDEX, entries), checkpoint };
}

const judge = (proof: Uint8Array, more: { leafHash?: Uint8Array; policy?: Policy; verify?: Verify } = {}) =>
  verifyProof({ proof, leafHash: expected, policy, sha256, verify, ...more });

let proof: Proof;
let lines: string[];
before(async () => {
  proof = await proofBy(witnesses.slice(0, 2));
  lines = textOf(formatProof(proof)).split('\n');
});

test('a proof says what is in the log, and who has seen it when', async () => {
  const verified = accepted(await judge(formatProof(proof)));
  assert.equal(verified.index, 33n);
  assert.equal(verified.checkpoint.size, 50n);
  assert.deepEqual(verified.checkpoint.root, mth(entries));
  assert.deepEqual(verified.witnesses, [
    { name: '一号', timestamp: 100n },
    { name: 'two', timestamp: 101n },
  ]);
});

test('a proof reads back as it was written, with extra data and without', async () => {
  for (const extra of [null, utf8('age-v1.2.1-darwin-arm64.tar.gz')]) {
    const written = await proofBy(witnesses, extra);
    assert.deepEqual(accepted(parseProof(formatProof(written))), written);
  }
  assert.equal(lines[0], 'c2sp.org/tlog-proof@v1');
  assert.equal(lines[1], 'index 33');
  assert.equal(lines.indexOf('log.example'), 2 + proof.hashes.length + 1);
});

test('a proof of another entry, place, tree or log proves nothing', async () => {
  const other = (part: Partial<Proof>) => judge(formatProof({ ...proof, ...part }));
  assert.equal(codeOf(await judge(formatProof(proof), { leafHash: hash('another') })), 'not-included');
  assert.equal(codeOf(await other({ index: 32n })), 'not-included');
  assert.equal(codeOf(await other({ index: 50n })), 'not-included');
  assert.equal(codeOf(await other({ hashes: proof.hashes.slice(1) })), 'not-included');
  assert.equal(codeOf(await other({ hashes: [] })), 'not-included');
  const elsewhere = { ...policy, logs: [{ key: ed25519('other.example').key, url: null }] };
  assert.equal(codeOf(await judge(formatProof(proof), { policy: elsewhere })), 'unknown-log');
  assert.equal(codeOf(await judge(formatProof(proof), { policy: { ...policy, logs: [] } })), 'unknown-log');
});

test('too few witnesses are too few, however often one of them cosigns', async () => {
  const [one, , three] = witnesses as [Signer, Signer, Signer];
  const cosignedBy = async (...cosigners: Signer[]) => judge(formatProof(await proofBy(cosigners)));
  assert.equal(codeOf(await cosignedBy()), 'quorum-not-met');
  assert.equal(codeOf(await cosignedBy(one, one, one)), 'quorum-not-met');
  assert.equal(codeOf(await cosignedBy(one, witness('witness.example/stranger'))), 'quorum-not-met');
  const verified = accepted(await cosignedBy(one, three, one));
  assert.deepEqual(verified.witnesses, [
    { name: '一号', timestamp: 102n },
    { name: 'three', timestamp: 101n },
  ]);
});

test('a witness whose signature cannot be checked here does not count', async () => {
  const quantum = mlDsa44('witness.example/pq');
  const only: Policy = {
    ...policy,
    witnesses: [{ name: 'pq', key: quantum.key, url: null }],
    groups: [],
    quorum: 'pq',
  };
  const bytes = formatProof(await proofBy([quantum]));
  assert.equal(codeOf(await judge(bytes, { policy: only })), 'accepted');
  assert.equal(codeOf(await judge(bytes, { policy: only, verify: verifyEd25519 })), 'quorum-not-met');
});

test('a proof with any bit changed, cut, or with lines exchanged or doubled says nothing else', async () => {
  const bytes = formatProof(proof);
  const honest = accepted(await judge(bytes));
  const same = async (changed: Uint8Array) => {
    const verified = await judge(changed);
    if (!verified.ok) return;
    const { index, checkpoint, witnesses } = verified.value;
    assert.deepEqual({ index, checkpoint }, { index: honest.index, checkpoint: honest.checkpoint });
    assert.ok(
      witnesses.every(({ name, timestamp }) =>
        honest.witnesses.some((one) => one.name === name && one.timestamp === timestamp),
      ),
    );
  };
  const place = fc.nat({ max: lines.length - 2 });
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), place, place, async (bit, one, other) => {
      await same(bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))));
      await same(bytes.subarray(0, bit >> 3));
      const line = lines[one] ?? '';
      await same(
        utf8(
          lines
            .with(one, lines[other] ?? '')
            .with(other, line)
            .join('\n'),
        ),
      );
      await same(utf8(lines.toSpliced(other, 0, line).join('\n')));
      await same(utf8(lines.toSpliced(one, 1).join('\n')));
    }),
    { numRuns: 60 },
  );
});

test('the line that is wrong is named', () => {
  const wrong = (line: number, text: string) =>
    errorOf(parseProof(utf8(lines.with(line - 1, text).join('\n'))));
  const header = (line: number) => ({ code: 'malformed-header', line });
  for (const first of ['', 'c2sp.org/tlog-proof@v2', 'c2sp.org/tlog-proof@v1 ', 'C2SP.org/tlog-proof@v1'])
    assert.deepEqual(wrong(1, first), header(1));
  for (const index of [
    'index',
    'index ',
    'index 033',
    'index -1',
    'index 33 ',
    'index  33',
    'Index 33',
    'index 9223372036854775808',
  ])
    assert.deepEqual(wrong(2, index), header(2), index);
  for (const extra of ['extra ', 'extra A', 'extra AA=', 'extra AB==', 'extra AAAA AAAA'])
    assert.deepEqual(wrong(2, `${extra}\nindex 33`), header(2), extra);
  assert.deepEqual(wrong(2, 'extra AAAA\nextra AAAA\nindex 33'), header(3));
  for (const hashLine of ['AAAA', `${lines[2]}=`, ` ${lines[2]}`, 'index 33', `${lines[2]}\r`])
    assert.deepEqual(wrong(3, hashLine), { code: 'malformed-hash', line: 3 });
  const origin = lines.indexOf('log.example') + 1;
  assert.deepEqual(wrong(origin + 1, '050'), { code: 'malformed-checkpoint', line: origin + 1 });
  assert.deepEqual(wrong(origin + 4, 'x'), { code: 'malformed-signature-line', line: origin + 4 });
});

test('a proof has at most 63 hashes, and a checkpoint', () => {
  const hashes = Array.from({ length: 63 }, (_, at) => hash(at));
  const { checkpoint } = proof;
  assert.equal(codeOf(parseProof(formatProof({ ...proof, hashes }))), 'accepted');
  const longer = formatProof({ ...proof, hashes }).slice(0, -checkpoint.length - 1);
  const line = `${lines[2]}\n\n`;
  assert.equal(
    codeOf(parseProof(new Uint8Array([...longer, ...utf8(line), ...checkpoint]))),
    'too-many-hashes',
  );
  for (const text of ['', '\n', '\n\n', 'c2sp.org/tlog-proof@v1\n', 'c2sp.org/tlog-proof@v1\nindex 0\n'])
    assert.equal(codeOf(parseProof(utf8(text))), text === '\n\n' ? 'no-signatures' : 'malformed-header');
  assert.equal(codeOf(parseProof(utf8('c2sp.org/tlog-proof@v1\nindex 0\n\n'))), 'no-signatures');
  assert.equal(codeOf(parseProof(new Uint8Array(2_000_001))), 'too-long');
});

test('what is no proof is never written', () => {
  const wrong: Partial<Proof>[] = [
    { index: -1n },
    { index: 2n ** 63n },
    { extra: utf8('') },
    { hashes: [hash('root').subarray(1)] },
    { hashes: Array.from({ length: 64 }, () => hash('root')) },
  ];
  for (const part of wrong) assert.throws(() => formatProof({ ...proof, ...part }), RangeError);
});
