import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { verifyBundle } from '@clearline/card';
import fc from 'fast-check';
import { card } from '../../packages/card/card.fixtures.ts';
import { keyFile, passkey } from '../../packages/card/publisher.fixtures.ts';
import { bundleOf, NOW, policyOf, sealed, TestLog } from '../../packages/card/record.fixtures.ts';
import { browserCrypto } from './crypto.ts';
import * as curves from './curves.ts';

const { subtle } = globalThis.crypto;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

test('a browser that knows Ed25519 loads nothing more', async () => {
  const crypto = await browserCrypto(subtle, () => assert.fail('asked for the curves'));
  assert.equal(crypto.subtle, subtle);
  assert.equal(crypto.ed25519, undefined);
});

test('one that lacks it gets it; one without WebCrypto gets all that a card needs', async () => {
  const older = { ...curves.pureSubtle, importKey: () => Promise.reject(new Error('unknown')) };
  const half = await browserCrypto(older, async () => curves);
  assert.equal(half.subtle, older);
  assert.equal(half.ed25519, curves.verifyEd25519);
  const none = await browserCrypto(undefined, async () => curves);
  assert.equal(none.subtle, curves.pureSubtle);
});

test('without WebCrypto a whole proof gets the same answers', async () => {
  const [ann, bo] = [passkey(), keyFile()];
  const publishers = [sealed(policyOf({ ann: [ann], bo: [bo] }, null), [ann, bo])];
  const log = new TestLog();
  const bundle = await bundleOf({ log, publishers, entry: sealed(card, [ann, bo]) });
  const pure = await browserCrypto(undefined, async () => curves);
  const own = await browserCrypto(subtle, async () => curves);
  const trusted = { policy: log.policy };
  const found = await verifyBundle(bundle, trusted, NOW, pure);
  assert.ok(found.ok);
  assert.deepEqual(found, await verifyBundle(bundle, trusted, NOW, own));
  const windows = passkey(-257);
  const rsa = [sealed(policyOf({ ann: [windows] }, null), [windows])];
  const other = await bundleOf({ log: new TestLog(), publishers: rsa, entry: sealed(card, [windows]) });
  const refused = await verifyBundle(other, { policy: null }, NOW, pure);
  assert.deepEqual(refused, { ok: false, error: { code: 'unsupported-here' } });
});

const ed = generateKeyPairSync('ed25519');
const edKey = bytes(ed.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecSpki = bytes(ec.publicKey.export({ type: 'spki', format: 'der' }));

const flip = (data: Uint8Array, at: number, by: number): Uint8Array<ArrayBuffer> => {
  const flipped = new Uint8Array(data);
  flipped[at % data.length] = (data[at % data.length] ?? 0) ^ by;
  return flipped;
};
const damage = fc.record({ at: fc.nat(), by: fc.integer({ min: 0, max: 255 }) });

test('Ed25519 says what WebCrypto says, whatever byte of the signature is changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), damage, async (given, { at, by }) => {
      const message = new Uint8Array(given);
      const signature = flip(bytes(sign(null, message, ed.privateKey)), at, by);
      const key = await subtle.importKey('raw', edKey, 'Ed25519', false, ['verify']);
      const expected = await subtle.verify('Ed25519', key, signature, message);
      assert.equal(await curves.verifyEd25519(edKey, message, signature), expected);
      assert.equal(expected, by === 0);
    }),
    { numRuns: 40 },
  );
});

test('P-256 says what WebCrypto says, whatever byte of the signature is changed', async () => {
  const pure = await curves.pureSubtle.importKey('spki', ecSpki, ECDSA, false, ['verify']);
  const key = await subtle.importKey('spki', ecSpki, ECDSA, false, ['verify']);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), damage, async (given, { at, by }) => {
      const message = new Uint8Array(given);
      const signer = { key: ec.privateKey, dsaEncoding: 'ieee-p1363' } as const;
      const signature = flip(bytes(sign('sha256', message, signer)), at, by);
      const expected = await subtle.verify(ECDSA, key, signature, message);
      assert.equal(await curves.pureSubtle.verify(ECDSA, pure, signature, message), expected);
      assert.equal(expected, by === 0);
    }),
    { numRuns: 40 },
  );
});

test('what is no key of P-256 is refused as WebCrypto refuses it, and another algorithm as unsupported', async () => {
  const refused = (key: Uint8Array<ArrayBuffer>, algorithm: Parameters<typeof subtle.importKey>[2]) =>
    curves.pureSubtle.importKey('spki', key, algorithm, false, ['verify']).then(
      () => null,
      ({ name }: DOMException) => name,
    );
  for (let at = 0; at < ecSpki.length; at += 7)
    assert.equal(await refused(flip(ecSpki, at, 1), ECDSA), 'DataError', `byte ${at}`);
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  assert.equal(await refused(ecSpki, rsa), 'NotSupportedError');
});
