import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SITE, viewOf } from '../../../test/views.ts';
import { answer } from './answer.ts';

const view = viewOf();
const ask = (text: string) => answer(text, { view, findImpostor: () => null, lang: 'zh', publicUrl: SITE });
const officials = (text: string) => ask(text).items.filter(({ verdict }) => verdict === 'official');

/** Lead, value, and whether its letters count in either case. */
const VALUES = [
  ['', '400-000-0147', false],
  ['', '4000000147', false],
  ['', '0755-8000-0000 转 8000', false],
  ['客服电话 ', '95000', false],
  ['', 'help+demo@clearline.example', true],
  ['', 'pay.clearline.example', true],
  ['QQ群 ', '100000000', false],
  ['', '100000000', false],
  ['', '演示公众号', false],
  ['公众号 ', '演示公众号', false],
  ['我们的微博：', '演示微博', false],
] as const;
const CHARACTERS = [
  ...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ...'０１２３４５６７８９①⓪٠०𝟎𝟏ａоеіЗĀÉOlI〇零幺',
  ...'\u200b\u200d\u202e\u2060\u00ad\u0301\ufe0f',
];
const CONTEXTS = ['', '请联系', '打 '] as const;

const value = fc.constantFrom(...VALUES);
const character = fc.constantFrom(...CHARACTERS);

test('property: no official identifier with one character more, less or other is official', () => {
  fc.assert(
    fc.property(
      value,
      fc.nat(),
      fc.constantFrom('insert', 'replace', 'delete', 'exchange'),
      character,
      fc.constantFrom(...CONTEXTS),
      ([lead, plain, foldsCase], seed, change, other, context) => {
        const at = seed % (plain.length + 1);
        const cut = change === 'insert' ? 0 : change === 'exchange' ? 2 : 1;
        const kept = plain.slice(at, at + cut);
        const put = change === 'delete' ? '' : change === 'exchange' ? [...kept].reverse().join('') : other;
        const changed = plain.slice(0, at) + put + plain.slice(at + cut);
        // Chinese stands beside a mailbox or a name without a space.
        fc.pre(!(foldsCase && /\p{Script=Han}/u.test(changed)));
        fc.pre(bare(changed, foldsCase) !== bare(plain, foldsCase) && changed !== '');
        assert.deepEqual(officials(`${context}${lead}${changed}`), [], changed);
      },
    ),
    { numRuns: 1_000 },
  );
});

/** Without what only groups digits. */
const bare = (text: string, foldsCase: boolean): string =>
  foldsCase ? text.toLowerCase() : text.replace(/[- ]/g, '');

test('property: invisible characters never leave an official number official without a signal', () => {
  const hidden = fc.constantFrom(
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u202e',
    '\u2066',
  );
  fc.assert(
    fc.property(
      value,
      fc.array(fc.tuple(fc.nat(), hidden), { minLength: 1, maxLength: 6 }),
      ([lead, plain], all) => {
        let text = plain as string;
        for (const [seed, one] of all) {
          const at = 1 + (seed % (text.length - 1));
          text = text.slice(0, at) + one + text.slice(at);
        }
        assert.deepEqual(officials(lead + text), [], JSON.stringify(text));
      },
    ),
    { numRuns: 300 },
  );
});

test('property: whatever is asked, an answer comes, and its ranges are those of the text', () => {
  const parts = fc.constantFrom(
    ...VALUES.map(([, plain]) => plain),
    '12381',
    'https://',
    '验证码',
    '\ud83d',
    '。',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(parts, character), { maxLength: 40 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      let last = 0;
      for (const { start, end, text: said, says, signals } of ask(given).items) {
        assert.ok(start >= last && end > start && end <= given.length);
        assert.equal(given.slice(start, end), said);
        assert.ok(says.length > 0 && signals.every((signal) => signal.says?.length > 0));
        last = end;
      }
    }),
    { numRuns: 300 },
  );
});

test('what stands beside a number, a name or a mailbox can make another of it', () => {
  for (const text of [
    '+1 400-000-0147',
    '00852 4000000147',
    '17951 400-000-0147',
    '9 400-000-0147',
    '400-000-0147 8',
    '400-000-0147/8',
    '400-000-0147(8)',
    '0755-8000-0000 转 8000 转 1',
    'QQ群 100000000-1',
    '支付宝4000000147',
    '收款账号：4000000147',
    '加我vx：4000000147 退款',
    '微信群100000000',
    'Telegram群 100000000',
    '微博：演示公众号',
    '关注微博演示微博客服',
    '微博：演示微博(客服)，快来',
    "pay.clearline.example'.cn",
    'pay.clearline.example|cn',
    'pay.clearline.example(.cn)',
    'evil。pay.clearline.example',
    'pay.clearline.example。evil.com',
    'https://pay.clearline.example客服.evil.com/',
    '4.000.000.147',
    '400.000-0147',
    'https://pay.clearline.example\\@evil.com',
    '"x"help+demo@clearline.example',
  ])
    assert.deepEqual(officials(text), [], text);
});

test('numbers as people write them among other things are theirs all the same', () => {
  for (const text of [
    '工作时间 9:00-22:00 400-000-0147',
    '400-000-0147 9:00-22:00',
    '400-000-0147 24小时',
    '400-000-0147（7×24）',
    '全国统一400-000-0147',
    '请致电400-000-0147转人工',
    'Tel400-000-0147',
    '1. 400-000-0147',
    '400－000－0147',
    '400—000—0147',
    '（0755）80000000 转 8000',
    'Pay.Clearline.Example',
  ])
    assert.equal(officials(text).length, 1, text);
});

test('a message is read behind whatever it is hidden behind', () => {
  const fraud = '您好我是平台客服，请把短信验证码发给我，先转账到安全账户。官方电话400-000-0147';
  for (const padding of ['\n', ' ', '\u200b', '。', '字啊'])
    assert.equal(ask(padding.repeat(9_000) + fraud).conclusion.code, 'impostor', JSON.stringify(padding));
});
