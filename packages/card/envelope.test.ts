import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { card } from './card.fixtures.ts';
import {
  attachPayload,
  CARD_TYPE,
  DetachedEnvelope,
  Envelope,
  entryBytes,
  payloadOf,
  preAuthEncoding,
  readCanonical,
  readEntry,
  sealEntry,
} from './envelope.ts';
import { crypto, keyFile, passkey } from './publisher.fixtures.ts';
import { Publishers } from './publishers.ts';
import { sealed, site } from './record.fixtures.ts';
import { Card } from './schema.ts';

const { sha256 } = crypto;
const small = sealed(card, [keyFile(), passkey()]);
const long = { long: 'x'.repeat(60_000) };
const large = sealEntry(CARD_TYPE, long, small.signatures);
const codeOf = (bytes: Uint8Array) => {
  const read = readEntry(bytes);
  return read.ok ? 'read' : read.error;
};

test('what has more faults than can be listed is unreadable, and no error', () => {
  const text = `{"channels":[{"audience":[${'0,'.repeat(200_000)}0],"kind":"phone"}]}`;
  assert.equal(readCanonical(Card, encodeUtf8(text)), null);
  const deep = '['.repeat(200_000);
  assert.equal(readCanonical(Card, encodeUtf8(deep + ']'.repeat(200_000))), null);
});

test('half a character, which JSON can escape and no text can hold, is unreadable, and no error', () => {
  const { policy } = site();
  const text = canonical({ ...policy, logKey: `${policy.log}+half` }).replace('half', '\\ud800');
  assert.equal(readCanonical(Publishers, encodeUtf8(text)), null);
  const whole = canonical({ ...policy, logKey: `${policy.log}+\\ud` });
  assert.ok(readCanonical(Publishers, encodeUtf8(whole)));
});

test('what is signed says its type and lengths, as DSSE writes them', () => {
  // From the protocol's own example.
  const text = preAuthEncoding(
    'http://example.com/HelloWorld' as typeof CARD_TYPE,
    encodeUtf8('hello world'),
  );
  assert.equal(decodeUtf8(text), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('an entry is its envelope in canonical form, and holds the card byte for byte', () => {
  const bytes = entryBytes(small, sha256);
  assert.equal(decodeUtf8(bytes), canonical(small));
  assert.deepEqual(readEntry(bytes), { ok: true, value: small });
  assert.equal(decodeUtf8(payloadOf(small)), canonical(card));
});

test('an entry too long for a log holds its payload’s digest, and the payload fits no other', () => {
  const bytes = entryBytes(large, sha256);
  assert.ok(bytes.length < 65_536);
  const read = readEntry(bytes);
  assert.ok(read.ok && 'payloadSha256' in read.value);
  const detached = DetachedEnvelope.parse(read.value);
  assert.deepEqual(attachPayload(detached, payloadOf(large), sha256), { ok: true, value: large });
  const other = payloadOf(large);
  other[5] = 0x79;
  for (const payload of [other, payloadOf(small), new Uint8Array()])
    assert.deepEqual(attachPayload(detached, payload, sha256), { ok: false, error: 'payload-does-not-fit' });
});

test('a payload that fits an entry is never kept beside it', () => {
  const { payload: _payload, ...rest } = small;
  const payloadSha256 = Buffer.from(sha256(payloadOf(small))).toString('hex');
  const attached = attachPayload({ ...rest, payloadSha256 }, payloadOf(small), sha256);
  assert.deepEqual(attached, { ok: false, error: 'payload-does-not-fit' });
});

test('an entry has one spelling, known members and one signature a key', () => {
  const [one] = small.signatures;
  assert.ok(one);
  const refused = (entry: unknown) => assert.equal(codeOf(encodeUtf8(canonical(entry))), 'malformed-entry');
  refused({ ...small, more: 1 });
  refused({ ...small, signatures: [] });
  refused({ ...small, signatures: [one, one] });
  refused({ ...small, signatures: [{ ...one, more: 1 }] });
  refused({ ...small, payloadType: 'text/plain' });
  refused({ ...small, payloadSha256: '0'.repeat(64) });
  const many = Array.from({ length: 33 }, (_, i) => ({ ...one, keyid: i.toString(16).padStart(32, '0') }));
  refused({ ...small, signatures: many });
  for (const sig of ['', 'QQ', 'QQ=', 'QR==', 'Q Q==', 'QQ==\n', 'Q-Q=', 'QQ==QQ=='])
    refused({ ...small, signatures: [{ ...one, sig }] });
  assert.equal(codeOf(encodeUtf8(JSON.stringify(small, null, 1))), 'malformed-entry');
  assert.equal(codeOf(encodeUtf8(`\ufeff${canonical(small)}`)), 'malformed-entry');
  const twice = canonical(small).replace('{', '{"payload":"QQ==",');
  assert.equal(codeOf(encodeUtf8(twice)), 'malformed-entry');
  assert.equal(codeOf(encodeUtf8(canonical(large))), 'malformed-entry', 'longer than an entry can be');
});

test('whatever bytes come, they are read as they would be written, or refused', () => {
  const good = entryBytes(small, sha256);
  const mutated = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
    const bytes = good.slice();
    bytes[at] = (good[at] ?? 0) ^ flip;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array(), fc.json().map(encodeUtf8)), (bytes) => {
      const read = readEntry(bytes);
      if (!read.ok) return;
      const whole = Envelope.safeParse(read.value);
      const written = whole.success ? entryBytes(whole.data, sha256) : encodeUtf8(canonical(read.value));
      assert.deepEqual(written, new Uint8Array(bytes));
    }),
    { numRuns: 500 },
  );
});
