/** Texts of macros, what is put into them, and which one somebody means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  askedAt,
  faultText,
  fill,
  findMacros,
  GAP,
  gapsIn,
  readTemplate,
  VARIABLES,
  type Values,
} from './contract.ts';

const NONE: Values = { customer: null, order: null, number: null, agent: null, staff: null, wait: null };
const filled = (template: string, values: Partial<Values>) => {
  const { parts, faults } = readTemplate(template);
  assert.deepEqual(faults, []);
  return fill(parts, { ...NONE, ...values }, 'zh');
};

test('variables become values, braces that are doubled stay, and what is not known is a gap to be filled', () => {
  assert.equal(
    filled('{customer}您好，订单 { order } 已处理 {{ok}}', { customer: '陈女士', order: 'DD-1' }),
    '陈女士您好，订单 DD-1 已处理 {ok}',
  );
  const text = filled('订单 {order}，{customer}', { customer: '  ' });
  assert.equal(text, '订单 ⟦订单号⟧，⟦顾客称呼⟧');
  assert.deepEqual(
    gapsIn(text).map(({ name, start, end }) => [name, text.slice(start, end)]),
    [
      ['订单号', '⟦订单号⟧'],
      ['顾客称呼', '⟦顾客称呼⟧'],
    ],
  );
});

test('what is wrong is told with its line and its character, counted as people do', () => {
  const { faults } = readTemplate('😀您好 {name}\n{order\n} ⟦x⟧');
  assert.deepEqual(
    faults.map(({ code, line, column, at }) => [code, line, column, at]),
    [
      ['unknown-variable', 1, 5, '{name}'],
      ['not-closed', 2, 1, '{'],
      ['stray-brace', 3, 1, '}'],
      ['reserved', 3, 3, '⟦'],
      ['reserved', 3, 5, '⟧'],
    ],
  );
  assert.match(faults[0] ? faultText(faults[0], 'zh') : '', /^第 1 行第 5 个字：没有 \{name\} 这个变量/);
  assert.match(faults[1] ? faultText(faults[1], 'en') : '', /^Line 2, character 1: /);
});

test('no value becomes a variable, a gap or a line, whatever stands in it', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...VARIABLES.map((one) => `{${one}}`), '⟦订单号⟧', '{{order}}', '{', '}}', 'a\n{agent}'),
  );
  fc.assert(
    fc.property(hostile, hostile, (customer, order) => {
      const text = filled('A{customer}B{order}C{agent}D', { customer, order, agent: 'SECRET' });
      const alone = (name: 'customer' | 'order', value: string) => filled(`{${name}}`, { [name]: value });
      assert.equal(text, `A${alone('customer', customer)}B${alone('order', order)}CSECRETD`);
      const unknown = [customer, order].filter((one) => alone('order', one).startsWith(GAP.open));
      assert.equal(gapsIn(text).length, unknown.length);
      assert.ok(!text.includes('\n'));
    }),
  );
});

test('every text is read whole: what is said and what is at fault make it up again', () => {
  const unit = fc.constantFrom('{', '}', '⟦', '⟧', 'a', '中', '\n', 'order', ' ');
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const template = units.join('');
      const { parts, faults } = readTemplate(template);
      const said = parts.reduce((n, part) => n + ('text' in part ? part.text.length : 0), 0);
      assert.ok(said <= template.length);
      if (!/[{}⟦⟧]/.test(template)) assert.deepEqual([faults.length, said], [0, template.length]);
    }),
  );
});

const macro = (shortcut: string, title: string, shared = true) => ({ shortcut, title, shared });

test('a macro is found by any part of its shortcut or its title, the closest first and one’s own before others', () => {
  const all = [
    macro('hello', '问候'),
    macro('refund', '退款进度'),
    macro('refund', '我的退款', false),
    macro('re', '回复慢了'),
    macro('card', '已退款到卡'),
  ];
  const names = (part: string) => findMacros(all, part).map(({ title }) => title);
  assert.deepEqual(names('re'), ['回复慢了', '我的退款', '退款进度']);
  assert.deepEqual(names('退款'), ['退款进度', '我的退款', '已退款到卡']);
  assert.deepEqual(names('ＲＥＦ'), ['我的退款', '退款进度']);
  assert.deepEqual(names('zzz'), []);
  assert.equal(names('').length, all.length);
});

test('a slash asks for one only at the beginning of a word, and up to the caret', () => {
  assert.deepEqual(askedAt('/退', 2), { part: '退', start: 0, end: 2 });
  assert.deepEqual(askedAt('您好 /re fund', 6), { part: 're', start: 3, end: 6 });
  assert.deepEqual(askedAt('/', 1), { part: '', start: 0, end: 1 });
  for (const [text, caret] of [
    ['https://a', 9],
    ['1/2', 3],
    ['/re fund', 8],
    ['//', 2],
  ] as const)
    assert.equal(askedAt(text, caret), null, text);
});
