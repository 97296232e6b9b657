import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeDigest, newCode, readCode } from './codes.ts';
import { chanceOfHit, GUESSES } from './guesses.ts';

test('codes have six digits, and the first may be a zero', () => {
  const codes = Array.from({ length: 2_000 }, newCode);
  assert.ok(codes.every((code) => /^\d{6}$/.test(code)));
  assert.ok(codes.some((code) => code.startsWith('0')));
});

test('six digits are read however they are grouped, and nothing else is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -') }), (typed) => {
      const digits = typed.replaceAll(/\D/g, '');
      assert.equal(readCode(typed), digits.length === 6 ? digits : null);
    }),
  );
  for (const typed of ['', '12345', '1234567', '12345六', '１２３４５', 'NaN'])
    assert.equal(readCode(typed), null, typed);
  assert.equal(readCode('１２３ ４５６'), '123456');
});

test('under another secret the same code is another one', () => {
  const one = codeDigest('a secret of thirty-two characters', '123456');
  assert.ok(one.equals(codeDigest('a secret of thirty-two characters', '123456')));
  assert.ok(!one.equals(codeDigest('b secret of thirty-two characters', '123456')));
});

test('with twenty codes live, one network hits one in 5,000 windows at most, and everybody together one in 250', () => {
  assert.ok(chanceOfHit(GUESSES.client.tries, 20) <= 1 / 5_000);
  assert.ok(chanceOfHit(GUESSES.everyone.tries, 20) <= 1 / 250);
  assert.ok(GUESSES.everyone.alarmAt < GUESSES.everyone.tries);
});
