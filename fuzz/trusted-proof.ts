import assert from 'node:assert/strict';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import {
  type Algorithm,
  leafHash,
  parsePolicy,
  type Sha256,
  type Verify,
  verifyProof,
} from '@clearline/tlog';

/** Whose keys they are is forgotten: nothing can be signed by them but what the corpus holds. */
const POLICY = `log log.example+75c2a19a+AeVr0bDqhLST8NV3ThcBg7SfqiXykC1xtEmRU7JA/ytY
witness one witness.example/1+b01bc216+BB+LCl6xakUC2yaxDX2SbxhAWdnxz0h+jsftaYxqde2Z
witness two witness.example/2+9eebb887+BA89vmnfrKZwSBA02NdwoMJMdJ94kY1RoU2cgRNVfzyQ
witness three witness.example/3+b0beff9b+BLu7Xy38uBlyhZ6HFSQ/zILfIqqJHoRZh8ds4MzRCWuy
group most 2 one two three
quorum most
`;
const ENTRY = 'card 33';
const INDEX = 33n;
const SIZE = 50n;
const ROOT = 'AxrUiJnLRcgehoOiZIvrYg1B5J1BDMy9NDmAHSF2IUg=';

const DER: Record<Algorithm, string | null> = { ed25519: '302a300506032b6570032100', 'ml-dsa-44': null };

const verify: Verify = (algorithm, publicKey, message, signature) => {
  const prefix = DER[algorithm];
  if (prefix === null) return null;
  const der = Buffer.concat([Buffer.from(prefix, 'hex'), publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verifySignature(null, message, key, signature);
};

/** Whatever became of a proof: where it still holds, it says what was signed, and two witnesses have seen it. */
export async function judgeTrustedProof(proof: Uint8Array, sha256: Sha256): Promise<string> {
  const policy = parsePolicy(new TextEncoder().encode(POLICY), sha256);
  assert.ok(policy.ok);
  const leaf = leafHash(sha256, new TextEncoder().encode(ENTRY));
  const read = await verifyProof({ proof, leafHash: leaf, policy: policy.value, sha256, verify });
  if (!read.ok) return read.error.code;
  const { checkpoint, index, witnesses } = read.value;
  assert.deepEqual([index, checkpoint.size, checkpoint.extensions], [INDEX, SIZE, []]);
  assert.equal(Buffer.from(checkpoint.root).toString('base64'), ROOT);
  assert.ok(witnesses.length >= 2);
  return 'accepted';
}
