import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { approvalRefusal } from './approval.ts';
import { encodeBase64, encodeUtf8 } from './bytes.ts';
import { CARD_TYPE, PUBLISHERS_TYPE } from './envelope.ts';
import { rawEcdsa } from './passkey.ts';
import { crypto, keyFile, passkey, type Quirks, type TestKey } from './publisher.fixtures.ts';
import type { PublisherKey } from './publishers.ts';
import { assertionSignature, type Signature } from './signature.ts';

const payload = encodeUtf8('{"card":1}');
const signed = { payloadType: CARD_TYPE, payload } as const;
const check = (signature: Signature, key: PublisherKey, over = signed) =>
  approvalRefusal(signature, key, over, crypto);
const checkOwn = ({ key, sign }: TestKey) => check(sign(CARD_TYPE, payload), key);
const checkQuirk = (quirks: Quirks) => checkOwn(passkey(-7, quirks));

test('an approval by a key file or a passkey of any common algorithm holds', async () => {
  for (const key of [keyFile(), passkey(-7), passkey(-8), passkey(-257)]) {
    assert.equal(await checkOwn(key), null);
    const other = { ...signed, payload: encodeUtf8('{"card":2}') };
    const expected = key.key.kind === 'passkey' ? 'other-challenge' : 'bad-approval';
    assert.equal(await check(key.sign(CARD_TYPE, payload), key.key, other), expected);
  }
});

test('what a key file signed as one kind of payload is no approval of another kind', async () => {
  const { key, sign } = keyFile();
  assert.equal(await check(sign(PUBLISHERS_TYPE, payload), key), 'bad-approval');
});

test('members that browsers add to the client data change nothing', async () => {
  assert.equal(
    await checkQuirk({ clientData: { other_keys_can_be_added_here: 'do not compare', x: 1 } }),
    null,
  );
  assert.equal(await checkQuirk({ flags: 0x1d }), null, 'a backed-up passkey');
});

test('every way in which an assertion is another than the one asked for has its own code', async () => {
  const replayed = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
  assert.equal(await checkQuirk({ clientData: { challenge: replayed } }), 'other-challenge');
  assert.equal(await checkQuirk({ clientData: { type: 'webauthn.create' } }), 'not-an-assertion');
  assert.equal(await checkQuirk({ clientData: { origin: 'https://evil.example' } }), 'wrong-origin');
  assert.equal(await checkQuirk({ clientData: { crossOrigin: true } }), 'wrong-origin');
  assert.equal(await checkQuirk({ clientData: { topOrigin: 'https://evil.example' } }), 'wrong-origin');
  assert.equal(await checkQuirk({ rpId: 'evil.example' }), 'wrong-rp-id');
  assert.equal(await checkQuirk({ flags: 0x01 }), 'user-not-verified');
  assert.equal(await checkQuirk({ flags: 0x04 }), 'user-not-verified');
});

test('an assertion that is none is refused, and so is one by a key that is none', async () => {
  const { key, sign } = passkey();
  const good = sign(CARD_TYPE, payload);
  const { webauthn } = good;
  assert.ok(webauthn);
  const withData = (change: Partial<typeof webauthn>) =>
    check({ ...good, webauthn: { ...webauthn, ...change } }, key);
  for (const text of ['null', '"x"', '{', '\ufffe'])
    assert.equal(await withData({ clientDataJSON: encodeBase64(encodeUtf8(text)) }), 'malformed-assertion');
  assert.equal(
    await withData({ clientDataJSON: encodeBase64(Uint8Array.of(0xff, 0xfe)) }),
    'malformed-assertion',
  );
  assert.equal(
    await withData({ authenticatorData: encodeBase64(new Uint8Array(36)) }),
    'malformed-assertion',
  );
  assert.equal(await check(good, { ...key, publicKey: encodeBase64(encodeUtf8('no key')) }), 'unusable-key');
  assert.equal(await check(good, { ...key, algorithm: -257 }), 'unusable-key');
  assert.equal(await check(good, { ...key, algorithm: -8 }), 'unusable-key');
  const file = keyFile();
  const notEd25519 = { ...file.key, publicKey: key.publicKey };
  assert.equal(await check(file.sign(CARD_TYPE, payload), notEd25519), 'unusable-key');
});

test('what a browser gives of an assertion becomes a signature, or nothing', () => {
  for (const key of [passkey(-7), passkey(-8)]) {
    const { sig, webauthn, keyid } = key.sign(CARD_TYPE, payload);
    const url = (text = '') => Buffer.from(text, 'base64').toString('base64url');
    const response = {
      authenticatorData: url(webauthn?.authenticatorData),
      clientDataJSON: url(webauthn?.clientDataJSON),
      signature: url(sig),
    };
    assert.deepEqual(assertionSignature(keyid, response), { keyid, sig, webauthn });
    assert.equal(assertionSignature(keyid, { ...response, signature: 'no base64url' }), null);
    assert.equal(assertionSignature('no key', response), null);
  }
});

test('a key file makes no assertion, and a passkey nothing else', async () => {
  const [file, pass] = [keyFile(), passkey()];
  const { webauthn, ...bare } = pass.sign(CARD_TYPE, payload);
  assert.ok(webauthn);
  assert.equal(await check(bare, pass.key), 'wrong-kind-of-signature');
  assert.equal(
    await check({ ...file.sign(CARD_TYPE, payload), webauthn }, file.key),
    'wrong-kind-of-signature',
  );
});

test('a fallback for Ed25519 is asked in place of WebCrypto, with the raw key', async () => {
  const { key, sign } = keyFile();
  const asked: Uint8Array[] = [];
  const ed25519 = (publicKey: Uint8Array) => asked.push(publicKey) === 1;
  assert.equal(await approvalRefusal(sign(CARD_TYPE, payload), key, signed, { ...crypto, ed25519 }), null);
  const spki = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), type: 'spki', format: 'der' });
  assert.deepEqual(
    asked[0],
    new Uint8Array(Buffer.from(spki.export({ format: 'jwk' }).x ?? '', 'base64url')),
  );
});

/** An INTEGER as DER writes it, by its definition. */
function derInteger(value: bigint): number[] {
  let hex = value.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  if (Number.parseInt(hex.slice(0, 2), 16) >= 0x80) hex = `00${hex}`;
  return [0x02, hex.length / 2, ...Buffer.from(hex, 'hex')];
}

test('a DER signature is read in its one spelling alone', () => {
  const scalar = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
  fc.assert(
    fc.property(scalar, scalar, fc.nat(), fc.integer({ min: 1, max: 255 }), (r, s, at, flip) => {
      const body = [...derInteger(r), ...derInteger(s)];
      const der = Uint8Array.from([0x30, body.length, ...body]);
      const raw = r.toString(16).padStart(64, '0') + s.toString(16).padStart(64, '0');
      assert.equal(Buffer.from(rawEcdsa(der) ?? []).toString('hex'), raw);
      const flipped = Uint8Array.from(der);
      flipped[at % der.length] = (der[at % der.length] ?? 0) ^ flip;
      const other = rawEcdsa(flipped);
      assert.ok(other === null || Buffer.from(other).toString('hex') !== raw);
      for (const end of [0, 1, 3, der.length - 1]) assert.equal(rawEcdsa(der.subarray(0, end)), null);
    }),
  );
  const long = [0x02, 33, 1, ...new Uint8Array(32)];
  assert.equal(rawEcdsa(Uint8Array.from([0x30, 38, ...long, 0x02, 1, 1])), null, 'more than 32 bytes');
  assert.equal(rawEcdsa(Uint8Array.of(0x30, 7, 0x02, 2, 0, 1, 0x02, 1, 1)), null, 'a longer spelling');
});
