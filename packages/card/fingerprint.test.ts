import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
const VKEY = 'log.example/record+0123abcd+AXRoaXJ0eS10d28gYnl0ZXMgb2YgYSBwdWJsaWMga2V5';

test('a fingerprint is the same everywhere and for ever', () => {
  const { words, hex } = fingerprint(VKEY, sha256);
  assert.equal(
    words.en.join(' '),
    'smooth rule maze ridge hurry fiber stock pitch broken tattoo pyramid language',
  );
  assert.equal(words.zh.join(''), '炎铺楼隐践纪勃朋见吐勤召');
  assert.equal(hex.join(' '), 'ccf7 a626 5cc6 faab 7585 2c1c 9bca bc3e');
});

test('words and digits are of one digest, as BIP 39 reads bits', () => {
  fc.assert(
    fc.property(fc.string(), (vkey) => {
      const digest = createHash('sha256').update(vkey).digest();
      const { words, hex } = fingerprint(vkey, sha256);
      const [ours, theirs] = [words.en, entropyToMnemonic(digest.subarray(0, 16), english).split(' ')];
      // The last word of a mnemonic ends in a checksum.
      assert.deepEqual(ours.slice(0, 11), theirs.slice(0, 11));
      assert.equal(hex.join(''), digest.subarray(0, 16).toString('hex'));
    }),
  );
});
