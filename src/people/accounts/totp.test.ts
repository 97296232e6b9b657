import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, newTotpSecret, stepOf, stepOfCode, totpUri } from './totp.ts';

/** `12345678901234567890`, the secret of RFC 4226 appendix D and RFC 6238 appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 4226 and RFC 6238', () => {
  const codes = [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ];
  assert.deepEqual(
    codes.map((_, step) => codeAt(SECRET, step)),
    codes,
  );
  // The last six of the eight digits there.
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const)
    assert.equal(codeAt(SECRET, stepOf(seconds * 1000)), code);
});

test('a clock may differ by one step, and no more', () => {
  const now = Date.UTC(2026, 10, 26);
  const step = stepOf(now);
  for (const off of [-1, 0, 1]) assert.equal(stepOfCode(SECRET, codeAt(SECRET, step + off), now), step + off);
  for (const off of [-2, 2]) assert.equal(stepOfCode(SECRET, codeAt(SECRET, step + off), now), null);
});

test('a secret has 160 bits, and its address names site and person', () => {
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpSecret(), newTotpSecret());
  const uri = new URL(totpUri(SECRET, '天远:卡盟', 'a+b@example.com'));
  assert.equal(decodeURIComponent(uri.pathname), '/天远:卡盟:a+b@example.com');
  assert.equal(uri.searchParams.get('secret'), SECRET);
  assert.equal(uri.searchParams.get('issuer'), '天远:卡盟');
});
