import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, decodeBase64, decodeUtf8, encodeBase64, equal, parseDecimal } from './bytes.ts';
import { hex, utf8 } from './tlog.fixtures.ts';

test('Base 64 is what others write and read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = encodeBase64(bytes);
      assert.equal(text, Buffer.from(bytes).toString('base64'));
      assert.deepEqual(decodeBase64(text), bytes);
    }),
  );
});

test('each byte string has one spelling in Base 64', () => {
  for (const text of [
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    '=',
    'AA=A',
    'AA==AA==',
    'AB==',
    'AAB=',
    'AA-_',
    'AA=\n',
  ])
    assert.equal(decodeBase64(text), null, text);
  for (const text of [' AAAA', 'AAAA\n', 'AA\nAA===', 'AAAAé', 'ＡAAA', 'AAA\0', 'AA  '])
    assert.equal(decodeBase64(text), null, text);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      const bytes = decodeBase64(text);
      assert.ok(bytes === null || encodeBase64(bytes) === text);
    }),
  );
});

test('text that is no UTF-8 is refused, and a byte order mark stays', () => {
  for (const bytes of ['ff', 'c080', 'eda080', 'f4908080', 'e4bd', '80'])
    assert.equal(decodeUtf8(hex(bytes)), null);
  assert.equal(decodeUtf8(utf8('\ufeff明线')), '\ufeff明线');
});

test('a number has no leading zero, no sign and at most 63 bits', () => {
  assert.equal(parseDecimal('0'), 0n);
  assert.equal(parseDecimal('9223372036854775807'), 2n ** 63n - 1n);
  for (const text of [
    '',
    '00',
    '01',
    '-1',
    '+1',
    ' 1',
    '1 ',
    '1\n',
    '1e3',
    '0x1',
    '１',
    '9223372036854775808',
  ])
    assert.equal(parseDecimal(text), null, text);
  assert.equal(parseDecimal('1'.repeat(100_000)), null);
});

test('byte strings are the same when every byte is', () => {
  assert.ok(equal(concat([hex('00'), hex(''), hex('01ff')]), hex('0001ff')));
  assert.ok(!equal(hex('00'), hex('0000')));
  assert.ok(!equal(hex('01'), hex('00')));
});
