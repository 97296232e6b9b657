import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBundle, ENTRY_MAX_BYTES, encodeBundle } from './index.ts';
import { accepted, codeOf, hex, utf8 } from './tlog.fixtures.ts';

const anyEntries = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 256 });

test('an entry stands after its length', () => {
  assert.deepEqual(
    accepted(encodeBundle([utf8('ab'), utf8(''), utf8('c')])),
    hex('00026162' + '0000' + '000163'),
  );
});

test('a bundle reads back as its entries', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const bundle = accepted(encodeBundle(entries));
      assert.deepEqual(accepted(decodeBundle(bundle, entries.length)), entries);
    }),
  );
});

test('an entry has at most 65,535 bytes, and a bundle from 1 to 256 entries', () => {
  const longest = new Uint8Array(ENTRY_MAX_BYTES).fill(7);
  assert.deepEqual(accepted(decodeBundle(accepted(encodeBundle([longest, longest])), 2)), [longest, longest]);
  assert.equal(codeOf(encodeBundle([new Uint8Array(ENTRY_MAX_BYTES + 1)])), 'entry-too-long');
  assert.equal(codeOf(encodeBundle([])), 'wrong-number-of-entries');
  assert.equal(codeOf(encodeBundle(Array.from({ length: 257 }, () => utf8('')))), 'wrong-number-of-entries');
});

test('a bundle that is cut off, goes on or has another width is refused', () => {
  fc.assert(
    fc.property(anyEntries, fc.nat(), (entries, nat) => {
      const bundle = accepted(encodeBundle(entries));
      const count = entries.length;
      assert.notEqual(codeOf(decodeBundle(bundle.subarray(0, nat % bundle.length), count)), 'accepted');
      assert.notEqual(codeOf(decodeBundle(new Uint8Array([...bundle, nat & 255]), count)), 'accepted');
      assert.equal(codeOf(decodeBundle(bundle, count - 1)), 'wrong-number-of-entries');
      assert.equal(codeOf(decodeBundle(bundle, count + 1)), 'wrong-number-of-entries');
    }),
  );
  assert.equal(codeOf(decodeBundle(hex('0001'), 1)), 'malformed-bundle');
  assert.equal(codeOf(decodeBundle(hex('00'), 1)), 'malformed-bundle');
});
