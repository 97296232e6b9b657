import assert from 'node:assert/strict';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { deriveSeed, keyPair, readSeed, sha256 } from './crypto.ts';

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');

test('a key is read from its seed, from PKCS#8 and from PEM, and signs alike', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const texts = [
    seed.toString('base64'),
    `${der.toString('base64')}\n`,
    String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  ];
  for (const text of texts) assert.equal(hex(readSeed(text)), hex(seed));
  const pair = keyPair(seed);
  const message = Buffer.from('a checkpoint');
  assert.ok(verify(null, message, publicKey, pair.sign(message)));
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  assert.equal(hex(pair.publicKey), hex(spki.subarray(-32)));
});

test('what is no Ed25519 private key is not read', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const { privateKey } = generateKeyPairSync('ed25519');
  const spki = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' });
  for (const text of [
    '',
    'hunter2',
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
    Buffer.alloc(48).toString('base64'),
    String(spki),
    String(rsa.export({ format: 'pem', type: 'pkcs8' })),
    String(p256.export({ format: 'pem', type: 'pkcs8' })),
  ])
    assert.equal(readSeed(text), null, text);
});

test('RFC 8032 §7.1, test 1, and the hash of nothing', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const pair = keyPair(seed);
  assert.equal(hex(pair.publicKey), 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  assert.match(hex(pair.sign(Buffer.alloc(0))) ?? '', /^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974/);
  assert.equal(hex(sha256(Buffer.alloc(0))), createHash('sha256').digest('hex'));
});

test('each label derives another key, and the same one again', () => {
  const seed = Buffer.alloc(32, 1);
  assert.equal(hex(deriveSeed(seed, 'a')), hex(deriveSeed(seed, 'a')));
  assert.notEqual(hex(deriveSeed(seed, 'a')), hex(deriveSeed(seed, 'b')));
  assert.notEqual(hex(deriveSeed(seed, 'a')), hex(deriveSeed(Buffer.alloc(32, 2), 'a')));
});
