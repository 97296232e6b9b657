import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY_TYPE } from '@clearline/tlog';
import { verify } from './crypto.ts';
import { testSigner } from './log.fixtures.ts';

const message = Buffer.from('a checkpoint');

for (const [algorithm, type] of [
  ['ed25519', KEY_TYPE.ed25519],
  ['ml-dsa-44', KEY_TYPE.mlDsa44],
] as const) {
  test(`${algorithm}: the key's own signature holds, and nothing else does`, async () => {
    const [{ key, sign }, other] = [testSigner('log.example', type), testSigner('log.example', type)];
    const signature = await sign(message);
    assert.equal(verify(algorithm, key.publicKey, message, signature), true);
    assert.equal(verify(algorithm, other.key.publicKey, message, signature), false);
    assert.equal(verify(algorithm, key.publicKey, Buffer.from('another'), signature), false);
    assert.equal(verify(algorithm, key.publicKey, message, signature.subarray(1)), false);
    assert.equal(verify(algorithm, key.publicKey.subarray(1), message, signature), false);
  });
}
