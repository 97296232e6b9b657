import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cosign,
  cosignatureMessage,
  formatCheckpoint,
  type NoteSignature,
  parseNote,
  parseVkey,
  type Signer,
  signNote,
  subtreeMessage,
  type VerifierKey,
  verifyNote,
} from './index.ts';
import {
  accepted,
  codeOf,
  ed25519,
  hash,
  hex,
  mlDsa44,
  sha256,
  textOf,
  utf8,
  verify,
  verifyEd25519,
  witness,
} from './tlog.fixtures.ts';

const log = ed25519('log.example');
const first = witness('witness.example/1');
const second = witness('witness.example/2');
const quantum = mlDsa44('witness.example/pq');
const text = formatCheckpoint({ origin: 'log.example', size: 5n, root: hash('root'), extensions: ['more'] });
const bySigner = (signer: Signer, timestamp = 1_700_000_000n) =>
  signer.key.type === 1 ? signNote(text, signer) : cosign(text, signer, timestamp);
const signedBy = (...signers: Signer[]) => Promise.all(signers.map((signer) => bySigner(signer)));
const judge = (signatures: readonly NoteSignature[], keys: readonly VerifierKey[], by = verify) =>
  verifyNote({ text, signatures }, keys, by);

test('notes that others have signed are verified', async () => {
  const notes = [
    [
      'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    ],
    [
      'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n',
    ],
    [
      'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
      'go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n',
    ],
  ] as const;
  for (const [vkey, note] of notes) {
    const key = accepted(parseVkey(vkey, sha256));
    const verified = accepted(await verifyNote(accepted(parseNote(utf8(note))), [key], verify));
    assert.deepEqual(verified.signatures, [{ key, timestamp: null }]);
    const changed = accepted(parseNote(utf8(note.replace('s', 'z'))));
    assert.equal(codeOf(await verifyNote(changed, [key], verify)), 'bad-signature');
  }
});

test('cosigners sign the messages of the specification', () => {
  const checkpoint = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  assert.equal(
    textOf(cosignatureMessage(checkpoint, 1679315147n)),
    `cosignature/v1\ntime 1679315147\n${checkpoint}`,
  );
  const message = subtreeMessage({
    cosigner: 'w',
    timestamp: 1n,
    origin: 'log',
    start: 0n,
    end: 258n,
    hash: hash('root'),
  });
  const expected = hex(
    '737562747265652f76310a00' +
      '0177' +
      '0000000000000001' +
      '036c6f67' +
      '0000000000000000' +
      '0000000000000102',
  );
  assert.deepEqual(message, new Uint8Array([...expected, ...hash('root')]));
});

test('a subtree message holds names of 1 to 255 bytes, and a time only from leaf 0', () => {
  const right = { cosigner: 'w', timestamp: 1n, origin: 'log', start: 0n, end: 2n, hash: hash('root') };
  for (const name of ['', 'a'.repeat(256), '明'.repeat(86)]) {
    assert.equal(subtreeMessage({ ...right, cosigner: name }), null);
    assert.equal(subtreeMessage({ ...right, origin: name }), null);
  }
  assert.equal(subtreeMessage({ ...right, start: 1n }), null);
  assert.equal(subtreeMessage({ ...right, hash: hex('00') }), null);
  assert.notEqual(subtreeMessage({ ...right, start: 1n, timestamp: 0n, cosigner: '明'.repeat(85) }), null);
});

test('each kind of signature is verified, with its time', async () => {
  const signatures = [
    await bySigner(log),
    await bySigner(first, 0n),
    await bySigner(quantum, 2n ** 63n - 1n),
  ];
  const verified = accepted(await judge(signatures, [log.key, first.key, quantum.key]));
  assert.deepEqual(
    verified.signatures.map(({ key, timestamp }) => [key.name, timestamp]),
    [
      ['log.example', null],
      ['witness.example/1', 0n],
      ['witness.example/pq', 2n ** 63n - 1n],
    ],
  );
});

test('signatures of unknown keys are ignored, even those that share the name or the key ID', async () => {
  const [signature, other] = await signedBy(log, first);
  assert.ok(signature && other);
  const sameName = { ...other, name: log.key.name };
  const sameId = { ...other, keyId: log.key.keyId };
  const verified = accepted(await judge([sameName, signature, sameId, other], [log.key]));
  assert.deepEqual(verified.signatures, [{ key: log.key, timestamp: null }]);
  assert.equal(codeOf(await judge([sameName, sameId, other], [log.key])), 'no-valid-signature');
  assert.equal(codeOf(await judge([signature], [])), 'no-valid-signature');
});

test('one bad signature of a known key refuses the note, wherever it stands', async () => {
  const [signature, good] = await signedBy(log, first);
  assert.ok(signature && good);
  const bad = { ...good, signature: good.signature.with(20, (good.signature[20] ?? 0) ^ 1) };
  const keys = [log.key, first.key];
  for (const signatures of [
    [signature, bad],
    [bad, signature],
    [signature, good, bad],
  ])
    assert.equal(codeOf(await judge(signatures, keys)), 'bad-signature');
  for (const cut of [good.signature.subarray(1), good.signature.subarray(8), new Uint8Array(73), hex('00')])
    assert.equal(codeOf(await judge([signature, { ...good, signature: cut }], keys)), 'bad-signature');
});

test('a signature of another length is bad, whatever the function handed in says', async () => {
  for (const signer of [log, first, quantum]) {
    const good = await bySigner(signer);
    const lengths = [good.signature.subarray(1), new Uint8Array([...good.signature, 0])];
    assert.equal(codeOf(await judge([good], [signer.key], () => true)), 'accepted');
    for (const signature of lengths)
      assert.equal(codeOf(await judge([{ ...good, signature }], [signer.key], () => true)), 'bad-signature');
  }
});

test('a cosignature is bound to its time, its text and its key', async () => {
  const [good] = await signedBy(first);
  assert.ok(good);
  const otherTime = { ...good, signature: good.signature.with(7, (good.signature[7] ?? 0) ^ 1) };
  assert.equal(codeOf(await judge([otherTime], [first.key])), 'bad-signature');
  const moved = { ...good, name: second.key.name, keyId: second.key.keyId };
  assert.equal(codeOf(await judge([moved], [second.key])), 'bad-signature');
  const elsewhere = { text: text.replace('more', 'less'), signatures: [good] };
  assert.equal(codeOf(await verifyNote(elsewhere, [first.key], verify)), 'bad-signature');
});

test('a time after 2^63 − 1 is refused, whatever was signed', async () => {
  const late = 2n ** 63n;
  const signature = await first.sign(cosignatureMessage(text, late));
  const bytes = new Uint8Array([...hex('8000000000000000'), ...signature]);
  const line = { name: first.key.name, keyId: first.key.keyId, signature: bytes };
  assert.equal(codeOf(await judge([line], [first.key])), 'bad-signature');
  await assert.rejects(async () => cosign(text, first, late), RangeError);
});

test('a cosignature on what is no checkpoint is refused', async () => {
  const signature = await first.sign(cosignatureMessage('text\n', 1n));
  const bytes = new Uint8Array([...hex('0000000000000001'), ...signature]);
  const signatures = [{ name: first.key.name, keyId: first.key.keyId, signature: bytes }];
  assert.equal(
    codeOf(await verifyNote({ text: 'text\n', signatures }, [first.key], verify)),
    'bad-signature',
  );
  await assert.rejects(async () => cosign('text\n', first, 1n), RangeError);
  await assert.rejects(async () => cosign(text, log, 1n), RangeError);
});

test('a signature that cannot be checked here is recognised, and proves nothing', async () => {
  const signatures = await signedBy(log, quantum);
  const keys = [log.key, quantum.key];
  const verified = accepted(await judge(signatures, keys, verifyEd25519));
  assert.deepEqual(verified.unchecked, [quantum.key]);
  assert.deepEqual(verified.signatures, [{ key: log.key, timestamp: null }]);
  assert.equal(codeOf(await judge(signatures.slice(1), keys, verifyEd25519)), 'no-valid-signature');
  const unknown = { ...first.key, type: 0xff };
  assert.equal(codeOf(await judge(await signedBy(first), [unknown])), 'no-valid-signature');
});

test('two keys of one name and key ID are told apart by nobody', async () => {
  const twin = { ...log.key, publicKey: hash('twin') };
  assert.equal(codeOf(await judge(await signedBy(log), [log.key, twin])), 'ambiguous-key');
  assert.equal(codeOf(await judge(await signedBy(log), [log.key, log.key])), 'accepted');
});
