import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { readCoseKey } from './signing-keys.ts';

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** CBOR (RFC 8949) of a map whose values are small integers and byte strings: as much as a COSE_Key holds. */
function cborMap(entries: readonly (readonly [number, number | string])[]): Buffer {
  const integer = (n: number): Buffer => head(n < 0 ? 0x20 : 0x00, n < 0 ? -1 - n : n);
  const bytes = (text: string): Buffer => {
    const value = Buffer.from(text, 'base64url');
    return Buffer.concat([head(0x40, value.length), value]);
  };
  const parts = entries.flatMap(([label, value]) => [
    integer(label),
    typeof value === 'number' ? integer(value) : bytes(value),
  ]);
  return Buffer.concat([head(0xa0, entries.length), ...parts]);
}

function head(type: number, n: number): Buffer {
  if (n < 24) return Buffer.from([type | n]);
  return n < 256 ? Buffer.from([type | 24, n]) : Buffer.from([type | 25, n >> 8, n & 0xff]);
}

test('a P-256 key of a passkey is the key that node knows', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = await readCoseKey(
    cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, x],
      [-3, y],
    ]),
  );
  assert.deepEqual(key, { algorithm: -7, spki: spkiOf(publicKey) });
});

test('so is an Ed25519 key', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key = await readCoseKey(
    cborMap([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, x],
    ]),
  );
  assert.deepEqual(key, { algorithm: -8, spki: spkiOf(publicKey) });
});

test('so is an RSA key', async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const key = await readCoseKey(
    cborMap([
      [1, 3],
      [3, -257],
      [-1, n],
      [-2, e],
    ]),
  );
  assert.deepEqual(key, { algorithm: -257, spki: spkiOf(publicKey) });
});

test('a point that is on no curve, another curve, another algorithm and other bytes are no keys', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const off = Buffer.alloc(32, 7).toString('base64url');
  const none = [
    cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, x],
      [-3, off],
    ]),
    cborMap([
      [1, 2],
      [3, -7],
      [-1, 2],
      [-2, x],
      [-3, y],
    ]),
    cborMap([
      [1, 2],
      [3, -35],
      [-1, 1],
      [-2, x],
      [-3, y],
    ]),
    cborMap([
      [1, 1],
      [3, -8],
      [-1, 6],
    ]),
    Buffer.from('not CBOR'),
    Buffer.alloc(0),
  ];
  assert.deepEqual(
    await Promise.all(none.map(readCoseKey)),
    none.map(() => null),
  );
});
