import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mask } from './mask.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** By hand and by every digit, as the card itself is checked nowhere. */
const withLuhn = (start: string): string =>
  [...'0123456789'].map((last) => start + last).find((number) => luhnSum(number) % 10 === 0) ?? '';
const luhnSum = (number: string): number =>
  [...number]
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]))
    .reduce<number>((sum, value) => sum + (value ?? 0), 0);

const card = fc
  .oneof(
    fc.tuple(fc.constantFrom('62', '6222', '6217', '8171'), fc.constantFrom(16, 17, 18, 19)),
    fc.tuple(fc.constantFrom('4', '51', '55', '2221', '2720', '3528', '6011', '65'), fc.constant(16)),
    fc.tuple(fc.constantFrom('34', '37'), fc.constant(15)),
  )
  .chain(([start, length]) => digits(length - start.length - 1).map((rest) => withLuhn(start + rest)));

const GAPS = [' ', '-', '－', '·', '.', '_', '\u00a0', '\n', ' - '] as const;
const SCRIPTS = [
  '0123456789',
  '０１２３４５６７８９',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '〇一二三四五六七八九',
  '٠١٢٣٤٥٦٧٨٩',
  '⓪①②③④⑤⑥⑦⑧⑨',
] as const;
const HIDDEN = ['', '', '\u200b', '\u2060', '\u00ad', '\ufeff'] as const;

/** In fours, digit by digit or whole, in any script, with what nobody sees. */
const disguised = (number: string) =>
  fc
    .tuple(
      fc.constantFrom(1, 4, 20),
      fc.constantFrom(...GAPS),
      fc.constantFrom(...SCRIPTS),
      fc.constantFrom(...HIDDEN),
    )
    .map(([size, gap, script, hidden]) => {
      const all = [...script];
      return [...number]
        .map((digit, at) => (at > 0 && at % size === 0 ? gap : '') + all[Number(digit)])
        .join(hidden);
    });

test('property: a card is hidden, however its digits are written, and shows its first and last four', () => {
  const given = card.chain((number) => fc.tuple(fc.constant(number), disguised(number)));
  fc.assert(
    fc.property(given, fc.constantFrom('', '卡号:', 'card '), ([number, written], before) => {
      const { text, secrets } = mask(`${before}${written}，谢谢`);
      const [secret, ...others] = secrets;
      assert.deepEqual(others, []);
      assert.deepEqual(
        [secret?.start, secret?.end],
        [before.length, before.length + written.length],
        written,
      );
      // A number can be both, or end at two places.
      const shown = `${number.slice(0, 4)} •••• •••• ${number.slice(-4)}`;
      assert.ok([`${before}${shown}，谢谢`, `${before}••••••，谢谢`].includes(text), text);
    }),
    { numRuns: 1_500 },
  );
});

test('property: with another check digit it is no card', () => {
  fc.assert(
    fc.property(card, fc.integer({ min: 1, max: 9 }), (number, more) => {
      const other = number.slice(0, -1) + ((Number(number.at(-1)) + more) % 10);
      assert.ok(mask(other).secrets.every(({ kind }) => kind !== 'bank-card'));
    }),
  );
});

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkOf = (start: string): string =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(start[at]), 0) % 11] ?? '';

const person = fc
  .tuple(
    fc.constantFrom('110101', '440300', '620102', '820000', '659001'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, order]) => region + born.toISOString().slice(0, 10).replaceAll('-', '') + order);

test('property: the number of an identity card is hidden whole, and with another check digit is none', () => {
  fc.assert(
    fc.property(person, fc.nat(9), (start, other) => {
      const check = checkOf(start);
      assert.deepEqual(mask(`号码${start}${check}。`).secrets, [{ kind: 'resident-id', start: 2, end: 20 }]);
      fc.pre(`${other}` !== check);
      assert.ok(mask(`号码${start}${other}。`).secrets.every(({ kind }) => kind !== 'resident-id'));
    }),
  );
});

test('property: what is called an order, or is a mobile, stays', () => {
  const order = fc.tuple(
    fc.constantFrom('订单号：', '运单号 ', 'order no. ', 'tracking number: '),
    fc.integer({ min: 4, max: 19 }).chain(digits),
  );
  fc.assert(
    fc.property(order, fc.constantFrom('', '，验证码没收到', ', no code yet'), ([name, number], behind) => {
      const { secrets } = mask(`${name}${number}${behind}`);
      assert.ok(
        secrets.every(({ kind }) => kind === 'resident-id'),
        `${name}${number}${behind}`,
      );
    }),
  );
  fc.assert(
    fc.property(digits(9), fc.constantFrom('手机', '验证码发到', 'my phone is '), (rest, before) => {
      assert.deepEqual(mask(`${before}13${rest}`).secrets, []);
    }),
  );
});
