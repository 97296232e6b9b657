import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SECRET_KINDS, SECRET_NOTICES } from './contract.ts';
import { readMasks } from './corpus/read.fixtures.ts';
import { anyText, repeated } from './hostile.fixtures.ts';
import { mask } from './mask.ts';

const masked = (text: string): string => mask(text).text;

test('cards show the first and last four digits, and nothing else shows anything', () => {
  for (const [given, wanted] of [
    ['卡号6222000000000009，谢谢', '卡号6222 •••• •••• 0009，谢谢'],
    ['4111-1111-1111-1111', '4111 •••• •••• 1111'],
    ['验证码482913', '验证码••••••'],
    ['验证码4829', '验证码••••••'],
    ['密码是a!', '密码是••••••'],
    ['password: correct-horse-battery-staple', 'password: ••••••'],
    ['身份证11010519491231002x', '身份证••••••'],
    ['cvv 123', 'cvv ••••••'],
    ['护照E00000001', '护照••••••'],
  ] as const)
    assert.equal(masked(given), wanted);
});

test('where a card may end at two places, none of its digits shows', () => {
  // Both the first sixteen digits and all nineteen pass for a card: the last three may be its security code.
  const [card, longer] = ['6200 0000 0000 0005', '6200 0000 0000 0005 108'];
  assert.equal(masked(card), '6200 •••• •••• 0005');
  assert.equal(masked(longer), '••••••');
});

test('every secret of the corpus is hidden whole, and nothing else is', async () => {
  const official = new Set(['95000', '4000000147', '100000000']);
  for (const part of ['written', 'exam'] as const)
    for (const { text, secrets } of await readMasks(part))
      assert.deepEqual(mask(text, (value) => official.has(value)).secrets, secrets, text);
});

test('what is the operator’s own stays', () => {
  assert.equal(masked('验证码 95000'), '验证码 ••••••');
  assert.equal(mask('验证码 95000', (value) => value === '95000').text, '验证码 95000');
});

test('secrets within text that runs backwards are hidden where they stand', () => {
  const text = 'card \u202e1111 1111 1111 1114\u202c ok';
  assert.deepEqual(mask(text).secrets, [{ kind: 'bank-card', start: 6, end: 25 }]);
  // Half of it runs backwards.
  const half = '卡号 4111 1111 \u202e1111 1111\u202c。';
  const { text: hidden, secrets } = mask(half);
  assert.ok(secrets.length > 0 && !/1111/.test(hidden), hidden);
});

test('there is a sentence for every kind in both languages', () => {
  for (const kind of SECRET_KINDS)
    for (const lang of ['zh', 'en'] as const) assert.ok(SECRET_NOTICES[lang][kind].length > 20);
});

test('property: whatever the text, secrets are ranges of it and the rest stands as it stood', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const { text, secrets } = mask(given);
      let [at, end] = [0, 0];
      for (const { kind, start, end: to } of secrets) {
        assert.ok(SECRET_KINDS.includes(kind) && start >= end && start < to && to <= given.length);
        const kept = given.slice(end, start);
        assert.ok(text.startsWith(kept, at));
        at += kept.length;
        const by = /^(?:\d{4} •{4} •{4} \d{4}|•{6})/.exec(text.slice(at))?.[0] ?? '';
        assert.notEqual(by, '');
        // What turns the direction of the text stays.
        at += by.length + (given.slice(start, to).match(/[\u202a-\u202e\u2066-\u2069]/g)?.length ?? 0);
        end = to;
      }
      assert.equal(text.slice(at), given.slice(end));
      assert.ok(isWhole(given, secrets));
    }),
    { numRuns: 3_000 },
  );
});

/** No character of two units is cut. */
const isWhole = (text: string, secrets: readonly { start: number; end: number }[]): boolean =>
  secrets.every(({ start, end }) =>
    [start, end].every(
      (at) => !/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) || at === 0,
    ),
  );

test('property: in what was masked nothing more is found', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const { text } = mask(given);
      assert.deepEqual(mask(text).secrets, [], text);
    }),
    { numRuns: 5_000 },
  );
});

test('no text of 20,000 characters holds a server up', () => {
  const BUDGET_MS = 20;
  const sorted = repeated(20_000)
    .map(timed)
    .toSorted((one, other) => one - other);
  // Of a busy machine the median counts; nothing that takes quadratic time hides below ten times as much.
  assert.ok((sorted[sorted.length >> 1] ?? 0) < BUDGET_MS, `${sorted[sorted.length >> 1]} ms`);
  assert.ok((sorted.at(-1) ?? 0) < 10 * BUDGET_MS, `${sorted.at(-1)} ms`);
});

/** Milliseconds of this thread's own work: what it waited for other programs is not counted. */
function timed(text: string): number {
  const began = process.threadCpuUsage();
  mask(text);
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
}
