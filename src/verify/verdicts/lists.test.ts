import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHANNELS, SITE, viewOf } from '../../../test/views.ts';
import { answer } from './answer.ts';

const view = viewOf({
  channels: [
    ...CHANNELS,
    ...CHANNELS.flatMap((one) =>
      one.kind === 'qq-group' ? [{ ...one, id: 'qq', kind: 'qq' as const, handle: '10000000000' }] : [],
    ),
  ],
});
const ask = (text: string) => answer(text, { view, findImpostor: () => null, lang: 'zh', publicUrl: SITE });
const inShort = (text: string) =>
  ask(text).items.map(({ verdict, channel, text: said }) => `${verdict} ${channel?.id ?? said}`);

/** Channel, value, and the words that people put before it. */
const CONTACTS = [
  ['hotline', '400-000-0147', '热线：'],
  ['hotline', '4000000147', 'Tel: '],
  ['office', '0755-8000-0000 转 8000', '电话 '],
  ['short', '95000', '客服电话：'],
  ['mail', 'help+demo@clearline.example', '邮箱：'],
  ['domain', 'pay.clearline.example', '网站：'],
  ['shop', 'https://shop.example/1', '店铺 '],
  ['wechat', '演示公众号', '公众号：'],
  ['weibo', '演示微博', '微博：'],
  ['group', '100000000', 'QQ群 '],
  ['qq', '10000000000', 'QQ '],
] as const;
const SEPARATORS = [
  '\n',
  '\r\n',
  ' \n',
  '\n\n',
  '\t',
  ',',
  ', ',
  '，',
  ';',
  '；',
  '、',
  ' and ',
  '和',
  '\n和',
];

/** What follows a link or a Chinese name without a space may be the rest of it. */
const mayGoOn = (value: string, between: string) =>
  value.startsWith('http') ? /^[,，;；]\S*$/.test(between) : /^演示/.test(value) && between.startsWith('和');

const contacts = fc.uniqueArray(fc.constantFrom(...CONTACTS), {
  minLength: 2,
  maxLength: 3,
  selector: ([id]) => id,
});
const separator = fc.constantFrom(...SEPARATORS);

test('property: official contacts side by side are each official, and none imitates another', () => {
  fc.assert(
    fc.property(contacts, separator, fc.array(fc.boolean()), (all, between, labelled) => {
      fc.pre(!all.some(([, value]) => mayGoOn(value, between)));
      const text = all.map(([, value, label], at) => (labelled[at] ? label : '') + value).join(between);
      const expected = all.map(([id]) => `official ${id}`);
      assert.deepEqual(inShort(text), expected, JSON.stringify(text));
      assert.equal(ask(text).conclusion.code, 'official');
    }),
    { numRuns: 1_000 },
  );
});

test('property: beside another official contact, no altered one is official', () => {
  const digit = fc.constantFrom(...'0123456789');
  const phone = fc.constantFrom('400-000-0147', '0755-8000-0000 转 8000', '95000');
  const beside = fc.constantFrom(...CONTACTS.filter(([, value]) => !/^[\d-]+$/.test(value)));
  fc.assert(
    fc.property(
      phone,
      fc.nat(),
      fc.constantFrom(0, 1),
      digit,
      beside,
      separator,
      fc.boolean(),
      (plain, seed, cut, other, [, value], between, isBefore) => {
        const at = seed % (plain.length + 1);
        const changed = plain.slice(0, at) + other + plain.slice(at + cut);
        fc.pre(/\d/.test(plain[at] ?? '0') && changed !== plain && !mayGoOn(value, between));
        const text = isBefore ? value + between + changed : changed + between + value;
        const start = isBefore ? text.length - changed.length : 0;
        const official = ask(text).items.filter(
          (one) => one.verdict === 'official' && one.start < start + changed.length && start < one.end,
        );
        assert.deepEqual(official, [], JSON.stringify(text));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what is written behind a number on its own line is still a part of it', () => {
  for (const altered of [
    '400-000-0147 8',
    '400-000-0147 转 8000',
    '400-000-0147 ext. 8000',
    '400-000-0147,8000',
    '400-000-0147-\n8000',
    '400-000-0147 转\n8000',
    '17951 400-000-0147',
  ])
    for (const text of [altered, `${altered}\n95000`, `QQ群 100000000\n${altered}`])
      assert.ok(!inShort(text).includes('official hotline'), text);
});

test('a number that a mail program has wrapped behind its own dash is the same one; any other break is not ours', () => {
  for (const text of ['400-000-\n0147', '400-\r\n000-0147', '客服电话 400-000- \n0147'])
    assert.deepEqual(
      ask(text).items.map(({ verdict, signals }) => [verdict, signals.map(({ code }) => code)]),
      [['official', ['line-break']]],
      text,
    );
  for (const text of ['400-000\n0147', '400\n000\n0147', '400-000-\n0148', '400-\n000-\n0147'])
    assert.ok(
      ask(text).items.every(({ verdict }) => verdict !== 'official'),
      text,
    );
});

test('what stands below a heading, or among words, is not taken for a contact', () => {
  for (const text of [
    '支付宝：\n95000\n400-000-0147',
    '充值金额\n95000\n已到账',
    '微博：\n演示公众号\n95000',
  ])
    assert.ok(!inShort(text).some((one) => /short|wechat/.test(one)), text);
  assert.deepEqual(inShort('400-000-0147\n100000001'), ['official hotline', 'unknown 100000001']);
});

test('a list of ours with a demand behind it is no mere list', () => {
  for (const demand of ['把验证码发给我', '把密码发我'])
    assert.equal(ask(`400-000-0147\n95000\n${demand}`).conclusion.code, 'impostor', demand);
});
