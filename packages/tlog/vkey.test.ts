import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatVkey, KEY_TYPE, parseVkey, verifierKey } from './index.ts';
import { accepted, codeOf, hash, mlDsa44, sha256 } from './tlog.fixtures.ts';

const read = (vkey: string) => parseVkey(vkey, sha256);
const FOO = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

test('vkeys that others have published', () => {
  const known = [
    [FOO, KEY_TYPE.ed25519],
    ['sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', KEY_TYPE.ed25519],
    ['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', KEY_TYPE.ed25519],
    ['remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2', KEY_TYPE.cosignatureV1],
  ] as const;
  for (const [vkey, type] of known) {
    const key = accepted(read(vkey));
    assert.equal(key.type, type);
    assert.equal(key.publicKey.length, 32);
    assert.equal(formatVkey(key), vkey);
    assert.deepEqual(verifierKey(sha256, key), key, 'the key ID is computed');
  }
});

test('an ML-DSA-44 key has 1,312 bytes', () => {
  const { key } = mlDsa44('witness.example/明');
  assert.equal(key.publicKey.length, 1312);
  assert.deepEqual(accepted(read(formatVkey(key))), key);
});

test('a vkey with another key ID is refused', () => {
  assert.equal(codeOf(read(FOO.replace('530d903a', '530d903b'))), 'wrong-key-id');
  assert.equal(codeOf(read(FOO.replace('foo', 'fo0'))), 'wrong-key-id');
  assert.equal(codeOf(read(FOO.replace('AekyeR', 'AekyeS'))), 'wrong-key-id');
  assert.equal(codeOf(read(FOO.replace('+Ae', '+BO'))), 'wrong-key-id', 'the type counts too');
});

test('what is no vkey is refused', () => {
  const [name, id, key] = FOO.split('+');
  const others = [
    [
      '',
      '+',
      '++',
      'name',
      `${name}+${id}`,
      `${name}+${id}+`,
      `+${id}+${key}`,
      `${FOO}+`,
      ` ${FOO}`,
      `${FOO}\n`,
    ],
    [
      `${name}+530D903A+${key}`,
      `${name}+0530d903a+${key}`,
      `${name}+530d903+${key}`,
      `${name}+0x530d90+${key}`,
    ],
    [`a b+${id}+${key}`, `a\u00a0b+${id}+${key}`, `a\u0085b+${id}+${key}`, `a\u3000b+${id}+${key}`],
    [`a\u2028b+${id}+${key}`, `a\u0001b+${id}+${key}`, `a\ud800b+${id}+${key}`, `${FOO}=`, `${FOO}AAAA`],
    ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
  ].flat();
  for (const vkey of others) assert.equal(codeOf(read(vkey)), 'malformed-vkey', JSON.stringify(vkey));
});

test('a key of a type that is not known here is kept', () => {
  const vkey = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const key = accepted(read(vkey));
  assert.equal(key.type, 0x65);
  assert.equal(formatVkey(key), vkey);
});

test('a vkey reads back as its key', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => /^[^\p{White_Space}+\p{Cc}]+$/u.test(text));
  const publicKey = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(name, fc.constantFrom(0x01, 0x02, 0x04, 0xff), publicKey, (name, type, publicKey) => {
      const key = verifierKey(sha256, { name, type, publicKey });
      assert.deepEqual(accepted(read(formatVkey(key))), key);
    }),
  );
});

test('a key that no vkey can hold is never made', () => {
  const key = { name: 'log.example', type: KEY_TYPE.ed25519, publicKey: hash('key') };
  assert.throws(() => verifierKey(sha256, { ...key, name: 'log example' }), RangeError);
  assert.throws(() => verifierKey(sha256, { ...key, name: '' }), RangeError);
  assert.throws(() => verifierKey(sha256, { ...key, publicKey: hash('key').subarray(1) }), RangeError);
});
