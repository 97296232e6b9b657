import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();
const SUMDB = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

test('anybody can compute the digits of a key: they are SHA-256 of its line', () => {
  const { hex } = fingerprint(SUMDB, sha256);
  assert.equal(hex.join(''), createHash('sha256').update(SUMDB).digest('hex'));
  assert.equal(hex.length, 16);
});

test('the words are those of BIP-39 for the same bits', () => {
  const fixed = (byte: number) => () => new Uint8Array(32).fill(byte);
  assert.deepEqual(fingerprint(SUMDB, fixed(0)).words, Array(12).fill('abandon'));
  assert.deepEqual(fingerprint(SUMDB, fixed(0xff)).words, Array(12).fill('zoo'));
  // 00000000001 00000000010 … spells the second and third word of the list.
  const second = () => Uint8Array.from([0x00, 0x20, 0x08, ...Array(29).fill(0)]);
  assert.deepEqual(fingerprint(SUMDB, second).words.slice(0, 3), ['ability', 'able', 'abandon']);
});

test('another key has other words and other digits', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      fc.pre(one !== other);
      const [a, b] = [fingerprint(one, sha256), fingerprint(other, sha256)];
      assert.notDeepEqual(a.words, b.words);
      assert.notDeepEqual(a.hex, b.hex);
    }),
  );
});
