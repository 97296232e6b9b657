import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type AddCheckpoint,
  formatAddCheckpoint,
  formatCosignatures,
  formatSize,
  parseAddCheckpoint,
  parseCosignatures,
  parseSize,
} from './index.ts';
import { accepted, codeOf, errorOf, hash, textOf, utf8 } from './tlog.fixtures.ts';

const REQUEST = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const ANSWER = `— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
`;
const read = (text: string) => parseAddCheckpoint(utf8(text));

test('the request of the specification is taken apart, and written again', () => {
  const request = accepted(read(REQUEST));
  assert.equal(request.oldSize, 20852014n);
  assert.equal(request.proof.length, 4);
  assert.ok(textOf(request.checkpoint).startsWith('example.com/behind-the-sofa\n20852163\n'));
  assert.equal(textOf(formatAddCheckpoint(request)), REQUEST);
});

test('a first request says 0 and proves nothing', () => {
  const [, ...rest] = REQUEST.split('\n\n');
  const first = accepted(read(['old 0', ...rest].join('\n\n')));
  assert.deepEqual([first.oldSize, first.proof], [0n, []]);
});

test('the line that is wrong is named', () => {
  const wrong = (from: string, to: string) => errorOf(read(REQUEST.replace(from, to)));
  for (const old of ['', 'old', 'old ', 'old 020', 'Old 1', 'old 1 ', 'old  1', 'old -1', '20852014'])
    assert.deepEqual(wrong('old 20852014', old), { code: 'malformed-header', line: 1 }, old);
  assert.deepEqual(wrong('old 20852014', 'old 20852164'), { code: 'old-size-too-large', line: 1 });
  assert.equal(wrong('old 20852014', 'old 20852163'), 'accepted');
  assert.deepEqual(wrong('jrJZ', 'jrJ'), { code: 'malformed-hash', line: 3 });
  assert.deepEqual(wrong('\n20852163', '\n020852163'), { code: 'malformed-checkpoint', line: 8 });
  assert.deepEqual(wrong('— example', '- example'), { code: 'malformed-signature-line', line: 11 });
  assert.equal(codeOf(read(REQUEST.slice(0, -1))), 'no-signatures');
  assert.equal(codeOf(read('old 0\n')), 'malformed-header');
});

test('a request has at most 63 hashes', () => {
  const request = accepted(read(REQUEST));
  const proof = Array.from({ length: 63 }, (_, at) => hash(at));
  const most: AddCheckpoint = { ...request, proof };
  assert.deepEqual(accepted(parseAddCheckpoint(formatAddCheckpoint(most))), most);
  assert.throws(() => formatAddCheckpoint({ ...request, proof: [...proof, hash(63)] }), RangeError);
  const more = textOf(formatAddCheckpoint(most)).replace(
    '\n',
    '\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n',
  );
  assert.equal(codeOf(read(more)), 'too-many-hashes');
});

test('the answer of the specification is taken apart, and written again', () => {
  const signatures = accepted(parseCosignatures(utf8(ANSWER)));
  assert.deepEqual(
    signatures.map(({ name, signature }) => [name, signature.length]),
    [
      ['witness.example/w1', 72],
      ['witness.example/w1', 72],
      ['witness.example/w2', 72],
    ],
  );
  assert.equal(textOf(formatCosignatures(signatures)), ANSWER);
  assert.throws(() => formatCosignatures([]), RangeError);
});

test('an answer is signature lines and nothing else', () => {
  const answers = [
    '',
    '\n',
    ANSWER.slice(0, -1),
    `${ANSWER}\n`,
    `\n${ANSWER}`,
    `text\n\n${ANSWER}`,
    ANSWER.replace('\n', '\r\n'),
  ];
  for (const answer of answers) assert.notEqual(codeOf(parseCosignatures(utf8(answer))), 'accepted');
  assert.deepEqual(errorOf(parseCosignatures(utf8(`${ANSWER}\n`))), {
    code: 'malformed-signature-line',
    line: 4,
  });
  assert.equal(codeOf(parseCosignatures(Uint8Array.of(0xff, 0x0a))), 'not-utf-8');
  assert.equal(codeOf(parseCosignatures(new Uint8Array(1_000_001))), 'too-long');
});

test('a size is a decimal on a line', () => {
  for (const size of [0n, 7n, 2n ** 63n - 1n])
    assert.equal(accepted(parseSize(utf8(formatSize(size)))), size);
  for (const text of [
    '',
    '\n',
    '7',
    '07\n',
    '7\n\n',
    ' 7\n',
    '7\r\n',
    '-7\n',
    '9223372036854775808\n',
    `${'1'.repeat(99)}\n`,
  ])
    assert.equal(codeOf(parseSize(utf8(text))), 'malformed-size', JSON.stringify(text));
  for (const size of [-1n, 2n ** 63n]) assert.throws(() => formatSize(size), RangeError);
});

test('bytes that are nothing of the kind are refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.ok(!parseAddCheckpoint(bytes).ok);
      assert.ok(!parseCosignatures(bytes).ok);
      const size = parseSize(bytes);
      if (size.ok) assert.deepEqual(utf8(formatSize(size.value)), bytes);
    }),
  );
});
