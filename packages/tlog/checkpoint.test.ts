import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './index.ts';
import { accepted, codeOf, errorOf, hash } from './tlog.fixtures.ts';

const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

const anyLine = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text));
const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc.record(
  {
    origin: anyLine,
    size: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    extensions: fc.array(anyLine, { maxLength: 3 }),
  },
  { noNullPrototype: true },
);

test('the example of the specification is taken apart', () => {
  const checkpoint = accepted(parseCheckpoint(EXAMPLE));
  assert.equal(checkpoint.origin, 'example.com/behind-the-sofa');
  assert.equal(checkpoint.size, 20852163n);
  assert.deepEqual(checkpoint.extensions, []);
  assert.equal(formatCheckpoint(checkpoint), EXAMPLE);
});

test('a checkpoint reads back as it was written', () => {
  fc.assert(
    fc.property(anyCheckpoint, (checkpoint) => {
      assert.deepEqual(accepted(parseCheckpoint(formatCheckpoint(checkpoint))), checkpoint);
    }),
  );
});

test('whatever is accepted is written as it was read', () => {
  const pieces = ['\n', '0', '1', '9', '-', ' ', 'a', 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', '明'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces) }), fc.boolean(), (text, asTail) => {
      const whole = asTail ? EXAMPLE + text : text;
      const checkpoint = parseCheckpoint(whole);
      if (checkpoint.ok) assert.equal(formatCheckpoint(checkpoint.value), whole);
    }),
    { numRuns: 1_000 },
  );
});

test('the line that is wrong is named', () => {
  const [origin, size, root] = EXAMPLE.split('\n');
  const wrong: [string, number][] = [
    ['', 0],
    [EXAMPLE.slice(0, -1), 0],
    [EXAMPLE.replace('sofa', 'so\tfa'), 0],
    [EXAMPLE.replace('sofa', 'so\ud800fa'), 0],
    ['\n', 1],
    [`\n${size}\n${root}\n`, 1],
    [`${origin}\n`, 2],
    ...['', '01', '-1', '+1', ' 1', '1 ', '9223372036854775808', '18446744073709551615'].map(
      (other): [string, number] => [`${origin}\n${other}\n${root}\n`, 2],
    ),
    [`${origin}\n${size}\n`, 3],
    [`${origin}\n${size}\n\n`, 3],
    [`${origin}\n${size}\nAAAA\n`, 3],
    [`${origin}\n${size}\n${root}=\n`, 3],
    [`${origin}\n${size}\n${root?.replace('I=', 'J=')}\n`, 3],
    [`${EXAMPLE}\n`, 4],
    [`${EXAMPLE}extension\n\nanother\n`, 5],
  ];
  for (const [text, line] of wrong)
    assert.deepEqual(
      errorOf(parseCheckpoint(text)),
      { code: 'malformed-checkpoint', line },
      JSON.stringify(text),
    );
});

test('an empty tree has the size 0, and the largest 2^63 − 1', () => {
  for (const size of ['0', '9223372036854775807'])
    assert.equal(accepted(parseCheckpoint(EXAMPLE.replace('20852163', size))).size, BigInt(size));
  assert.equal(codeOf(parseCheckpoint(EXAMPLE.replace('20852163', '00'))), 'malformed-checkpoint');
});

test('what is no checkpoint is never written', () => {
  const right: Checkpoint = { origin: 'log.example', size: 1n, root: hash('root'), extensions: [] };
  const wrong: Partial<Checkpoint>[] = [
    { origin: '' },
    { origin: 'two\nlines' },
    { origin: 'tab\t' },
    { origin: '\ud800' },
    { extensions: [''] },
    { extensions: ['two\nlines'] },
    { size: -1n },
    { size: 2n ** 63n },
    { root: hash('root').subarray(1) },
  ];
  for (const part of wrong) assert.throws(() => formatCheckpoint({ ...right, ...part }), RangeError);
});
