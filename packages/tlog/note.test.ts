import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatNote, NOTE_MAX_BYTES, NOTE_MAX_SIGNATURES, type Note, parseNote, signNote } from './index.ts';
import { accepted, codeOf, ed25519, errorOf, hash, hex, textOf, utf8, witness } from './tlog.fixtures.ts';

const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
const LINE = EXAMPLE.split('\n')[2] ?? '';
const read = (text: string) => parseNote(utf8(text));

const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => /^[^\p{White_Space}+\p{Cc}]+$/u.test(text));
const anyText = fc
  .string({ unit: fc.constantFrom('a', '\n', '— ', '明', '\ufeff', '\u007f', '\u0085') })
  .map((text) => `${text}\n`);
const anyNote: fc.Arbitrary<Note> = fc.record(
  {
    text: anyText,
    signatures: fc.array(
      fc.record(
        {
          name: anyName,
          keyId: fc.nat({ max: 0xffffffff }),
          signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  },
  { noNullPrototype: true },
);

test('the example of the specification is taken apart', () => {
  const note = accepted(read(EXAMPLE));
  assert.equal(note.text, 'This is an example message.\n');
  assert.deepEqual(
    note.signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length]),
    [['example.com/foo', 0x530d903a, 64]],
  );
});

test('the last empty line parts the text from the signatures', () => {
  const note = accepted(
    read(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n',
    ),
  );
  assert.ok(note.text.endsWith('sole:\n\ned è subito sera.\n'));
  assert.equal(accepted(read(`\n\n\n${LINE}\n`)).text, '\n\n');
  assert.equal(accepted(read(`${LINE}\n\n${LINE}\n`)).text, `${LINE}\n`);
});

test('a note reads back as it was written, byte for byte', () => {
  fc.assert(
    fc.property(anyNote, (note) => {
      const bytes = formatNote(note);
      assert.deepEqual(accepted(parseNote(bytes)), note);
    }),
  );
});

test('whatever is accepted is written as it was read', () => {
  const pieces = [
    '\n',
    '\n\n',
    '— ',
    '— a AAAAAAA=',
    LINE,
    'a',
    ' ',
    '+',
    '=',
    '\t',
    '\r',
    '\ufeff',
    '明',
    '\u0000',
  ];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces) }), (text) => {
      const note = read(text);
      if (note.ok) assert.equal(textOf(formatNote(note.value)), text);
    }),
    { numRuns: 1_000 },
  );
});

test('bytes that are no note are refused, never thrown at', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.ok(!parseNote(bytes).ok)));
});

test('a note is UTF-8 without controls but newlines', () => {
  assert.equal(codeOf(parseNote(new Uint8Array([...hex('ff'), ...utf8(EXAMPLE)]))), 'not-utf-8');
  for (const control of ['\0', '\t', '\r', '\u001b', '\u001f'])
    assert.equal(codeOf(read(EXAMPLE.replace('an', `an${control}`))), 'control-character');
  for (const other of ['\u007f', '\u0085', '\u2028', '\ufeff'])
    assert.equal(codeOf(read(EXAMPLE.replace('an', `an${other}`))), 'accepted');
});

test('a note has signatures after an empty line', () => {
  const others = [
    '',
    '\n',
    'text\n',
    'text\n\n',
    `text\n${LINE}\n`,
    `\n${LINE}\n`,
    `${LINE}\n`,
    `text\n\n${LINE}`,
  ];
  for (const text of others) assert.equal(codeOf(read(text)), 'no-signatures', JSON.stringify(text));
});

test('a line that is no signature is named', () => {
  const [, , base64 = ''] = LINE.split(' ');
  const others = [
    [
      `- example.com/foo ${base64}`,
      `—example.com/foo ${base64}`,
      `— ${base64}`,
      '— example.com/foo',
      '— ',
      'x',
      LINE.slice(1),
    ],
    [
      `—  ${base64}`,
      `— a  ${base64}`,
      `— a ${base64} `,
      `— a+b ${base64}`,
      `— a\u00a0b ${base64}`,
      `—\u00a0a ${base64}`,
    ],
    ['— a Uw2QOg==', '— a Uw2Q', '— a ', '— a Uw2QOgB=', '— a Uw2QOgA', '— a Uw2QOgA=A', '— a Uw2Q-gA='],
  ].flat();
  for (const line of others)
    assert.deepEqual(errorOf(read(`one\n\ntwo\n\n${LINE}\n${line}\n`)), {
      code: 'malformed-signature-line',
      line: 6,
    });
});

test('a note may have 100 signatures and a million bytes', () => {
  const many = (count: number) => `text\n\n${`${LINE}\n`.repeat(count)}`;
  assert.equal(accepted(read(many(NOTE_MAX_SIGNATURES))).signatures.length, 100);
  assert.equal(codeOf(read(many(NOTE_MAX_SIGNATURES + 1))), 'too-many-signatures');
  const long = (bytes: number) => EXAMPLE.padStart(bytes - 2, 'a');
  assert.equal(codeOf(read(long(NOTE_MAX_BYTES))), 'accepted');
  assert.equal(codeOf(read(long(NOTE_MAX_BYTES + 1))), 'too-long');
});

test('a signer makes the signature that others make', async () => {
  const seed = hex('810a1402d5146c8d84f2443330f540 80ebf98ee17d9c74f6252fc5d5c7283173'.replaceAll(' ', ''));
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signature = await signNote(text, ed25519('PeterNeumann', 1, seed));
  assert.equal(
    textOf(formatNote({ text, signatures: [signature] })),
    `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`,
  );
});

test('what is no note is never written or signed', async () => {
  const note = accepted(read(EXAMPLE));
  const [signature] = note.signatures;
  assert.ok(signature);
  for (const text of ['', 'text', 'a\tb\n', 'a\ud800\n']) {
    assert.throws(() => formatNote({ ...note, text }), RangeError);
    await assert.rejects(async () => signNote(text, ed25519('log.example')), RangeError);
  }
  assert.throws(() => formatNote({ ...note, signatures: [] }), RangeError);
  assert.throws(() => formatNote({ ...note, signatures: [{ ...signature, name: 'a b' }] }), RangeError);
  assert.throws(
    () => formatNote({ ...note, signatures: [{ ...signature, signature: hex('') }] }),
    RangeError,
  );
  await assert.rejects(async () => signNote('text\n', witness('witness.example')), RangeError);
  const { key } = ed25519('log.example');
  await assert.rejects(async () => signNote('text\n', { key, sign: () => hash('too short') }), RangeError);
});
