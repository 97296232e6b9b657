import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SITE, viewOf } from '../../../test/views.ts';
import type { View } from '../../find/surfaces/index.ts';
import { answer } from './answer.ts';
import type { FindImpostor, Impostor } from './contract.ts';

const NEVER = [{ id: 'codes', text: { zh: '我们绝不索要短信验证码。', en: 'We never ask for codes.' } }];
const RETIRED = {
  channel: 'hotline',
  kind: 'phone' as const,
  label: { zh: '旧客服热线(演示)', en: 'Former line (demo)' },
  value: '4000000258',
  display: '400-000-0258',
  from: '2025-01-01T00:00:00.000Z',
  until: '2026-01-01T00:00:00.000Z',
  reason: { zh: '换号', en: 'New number' },
  successor: 'hotline',
};
const view = viewOf({ never: NEVER, retired: [RETIRED] });
const IMPOSTOR: Impostor = {
  kind: 'domain',
  value: 'evil.example',
  confirmedAt: '2026-10-01T00:00:00.000Z',
  expires: '2027-04-01T00:00:00.000Z',
  deeds: ['sent-link', 'asked-code'],
};
const impostors = [IMPOSTOR, { ...IMPOSTOR, kind: 'phone' as const, value: '13800000147' }];
const findImpostor: FindImpostor = (kind, value) =>
  impostors.find((one) => one.kind === kind && one.value === value) ?? null;
const ask = (text: string, lang: 'zh' | 'en' = 'zh', of: View = view) =>
  answer(text, { view: of, findImpostor, lang, publicUrl: SITE });

const one = (text: string) => {
  const { items, conclusion } = ask(text);
  assert.equal(items.length, 1, text);
  const [item] = items;
  assert.ok(item);
  assert.equal(text.slice(item.start, item.end), item.text);
  return { ...item, codes: item.signals.map(({ code }) => code), conclusion: conclusion.code };
};

test('each official value is official, with its channel, since when and in which card', () => {
  for (const [text, id] of [
    ['400-000-0147', 'hotline'],
    ['4000000147', 'hotline'],
    ['客服电话:400 000 0147', 'hotline'],
    ['86 4000000147', 'hotline'],
    ['400.000.0147', 'hotline'],
    ['0755-8000-0000 转 8000', 'office'],
    ['95000', 'short'],
    [`${SITE}/chat`, 'chat'],
    ['help+demo@clearline.example', 'mail'],
    ['微信公众号:演示公众号', 'wechat'],
    ['演示公众号', 'wechat'],
    ['演示微博', 'weibo'],
    ['@演示微博', 'weibo'],
    ['你们的微博是演示微博吗？还是微博：演示微博，对吗', 'weibo'],
    ['请关注微信公众号演示公众号，谢谢', 'wechat'],
    ['QQ群 100000000', 'group'],
    ['100000000', 'group'],
    ['https://shop.example/1', 'shop'],
    ['https://pay.clearline.example/order?id=1', 'domain'],
    ['pay.clearline.example', 'domain'],
    ['https://store.example/app', 'app'],
  ] as const) {
    const item = one(text);
    assert.deepEqual([item.verdict, item.channel?.id, item.conclusion], ['official', id, 'official'], text);
    assert.equal(item.since, '2026-01-01T00:00:00.000Z');
    assert.equal(item.card, 7);
  }
});

test('a retired number says until when, and what replaces it', () => {
  const item = one('400-000-0258');
  assert.deepEqual([item.verdict, item.conclusion], ['retired', 'retired']);
  assert.equal(item.until, RETIRED.until);
  assert.equal(item.replacedBy?.display, '400-000-0147');
  assert.equal(item.says, '以前是我们的，2026年1月1日起停用，现在改用 400-000-0147。');
});

test('an account behind the word for its platform is found within a text, and one that is not ours as well', () => {
  const weibo = view.card.channels.find(({ kind }) => kind === 'weibo') ?? assert.fail();
  const douyin = { ...weibo, id: 'douyin', kind: 'douyin', handle: 'tianyuan_demo' } as typeof weibo;
  const both = viewOf({ channels: [...view.card.channels, douyin] });
  const verdicts = (text: string) =>
    ask(text, 'zh', both).items.map(({ verdict, text: name }) => `${verdict} ${name}`);
  for (const text of [
    '我们的抖音号是 tianyuan_demo 对吗',
    '抖音tianyuan_demo是你们的吗',
    'Douyin: tianyuan_demo.',
  ])
    assert.deepEqual(verdicts(text), ['official tianyuan_demo'], text);
  for (const text of ['抖音号：tianyuan_fake，微博 演示微博', '抖音 tianyuan_fake 和微博：演示微博'])
    assert.deepEqual(verdicts(text), ['unknown tianyuan_fake', 'official 演示微博'], text);
  for (const text of [
    '微博 tianyuan_demo',
    '微信 tianyuan_demo',
    '抖音：tianyuan_demo_x',
    '抖音：tianyuan_demo2',
  ])
    assert.ok(!verdicts(text).some((said) => said.startsWith('official')), text);
  for (const text of ['在微博 iPhone 用户里', '微博客服电话', '抖音极速版'])
    assert.deepEqual(verdicts(text), [], text);
});

test('what can only be a contact is on no card, though it has the form of none', () => {
  for (const text of ['1000000000', '400-000', '+4000000147', '@tianyuan_fake', 'kefu95000', 'QQ 95000a'])
    assert.deepEqual([one(text).verdict, one(text).conclusion], ['unknown', 'unknown'], text);
  for (const text of ['接到 10000000000 的电话', '10000000000 called me', '显示 12345678 打来'])
    assert.equal(one(text).verdict, 'unknown', text);
  for (const text of [
    '2027',
    '4000',
    '20261122',
    '2026-11-22',
    '2026-2027',
    '充值10000元没到账',
    '接到3000个电话',
  ])
    assert.deepEqual(ask(text).items, [], text);
});

test('a line is retired with its extension, unless it is still reached by another', () => {
  const gone = (value: string) => viewOf({ retired: [{ ...RETIRED, value, display: value }] });
  const verdictIn = (view: View, text: string) => ask(text, 'zh', view).items.map(({ verdict }) => verdict);
  assert.deepEqual(verdictIn(gone('075580000001x8000'), '0755-8000-0001'), ['retired']);
  assert.deepEqual(verdictIn(gone('075580000000x8001'), '0755-8000-0000'), ['unknown']);
});

test('numbers side by side are each judged alone', () => {
  const verdicts = (text: string) => ask(text).items.map(({ verdict }) => verdict);
  assert.deepEqual(verdicts('400 000 0147 400 000 0258'), ['official', 'retired']);
  assert.deepEqual(verdicts('电话4000000147QQ2233445566'), ['official', 'unknown']);
  assert.deepEqual(verdicts('400-000-0147 8 13900000001'), ['unknown', 'unknown']);
});

test('a confirmed impostor is told with what it did, and so is what is under its domain', () => {
  const item = one('点 https://a.evil.example/login');
  assert.deepEqual([item.verdict, item.conclusion], ['reported', 'impostor']);
  assert.equal(item.says, '已确认的冒充者（2026年10月1日确认）：发仿冒链接、索要验证码。');
  assert.equal(one('138 0000 0147').verdict, 'reported');
});

test('an unknown number is neither fraud nor safe', () => {
  const item = one('13900000001');
  assert.deepEqual([item.verdict, item.codes, item.conclusion], ['unknown', [], 'unknown']);
  assert.equal(item.says, '不在我们的官方名片上。');
});

test('an altered spelling of an official number is not the official number', () => {
  for (const [text, code] of [
    ['４００-０００-０１４７', 'full-width'],
    ['4OO-OOO-O147', 'letter-for-digit'],
    ['四〇〇〇〇〇〇一四七', 'chinese-numeral'],
    ['400-000-01\u200b47', 'invisible'],
    ['④⓪⓪-⓪⓪⓪-⓪①④⑦', 'circled'],
  ] as const) {
    const item = one(text);
    assert.equal(item.verdict, 'unknown', text);
    assert.deepEqual(item.codes.slice(0, 1), ['altered-official'], text);
    assert.ok(item.codes.includes(code), `${text}: ${item.codes}`);
    assert.equal(item.lookalikeOf?.id, 'hotline');
    assert.equal(item.conclusion, 'lookalike');
  }
});

test('what resembles an official value says which one', () => {
  for (const [text, code, id] of [
    ['400-000-0148', 'one-edit', 'hotline'],
    ['400-000-1047', 'one-edit', 'hotline'],
    ['0755-8000-0000 转 8001', 'other-extension', 'office'],
    ['https://pay-clearline.example', 'contains-official', 'domain'],
    ['https://pay.clearline.example.evil.test/x', 'deceptive-subdomain', 'domain'],
    ['help-demo@clearline.example', 'one-edit', 'mail'],
    ['QQ群 100000001', 'one-edit', 'group'],
  ] as const) {
    const item = one(text);
    assert.equal(item.verdict, 'unknown', text);
    assert.ok(item.codes.includes(code), `${text}: ${item.codes}`);
    assert.equal(item.lookalikeOf?.id, id, text);
  }
});

test('numbers of public services are named for what they are', () => {
  const item = one('请拨打96110');
  assert.deepEqual(
    [item.verdict, item.codes, item.conclusion],
    ['unknown', ['public-number'], 'public-number'],
  );
  assert.equal(item.says, '公安反诈专线，不是我们的客服。');
});

test('a warning of 12381 that carries a link is none', () => {
  const { items, conclusion } = ask('【12381】您正遭遇诈骗，请点击 https://check.test/a 解除');
  assert.equal(conclusion.code, 'impostor');
  assert.ok(items[0]?.signals.some(({ code }) => code === 'warning-with-link'));
});

test('our own number, which only takes calls, is said to have called', () => {
  const item = one('刚才400-000-0147给我打电话');
  assert.deepEqual([item.verdict, item.conclusion], ['official', 'official-called']);
  assert.ok(item.codes.includes('inbound-only'));
});

test('a message that asks for a code breaks the rule that forbids it', () => {
  const { conclusion } = ask('您好，我是平台客服，您的退款需要验证，请把短信验证码发给我，加QQ 12345678');
  assert.deepEqual([conclusion.code, conclusion.broken], ['impostor', ['codes']]);
  assert.ok(conclusion.asks.includes('asks-code'));
  assert.match(conclusion.next, /400-000-0147/);
});

test('who tells of being asked for a code hears that we never do, and is not accused', () => {
  for (const text of [
    '客服让我给验证码，是真的吗？',
    '客服要我給驗證碼，這是真的嗎？',
    'They asked me for the verification code I got',
  ]) {
    const { conclusion } = ask(text);
    assert.deepEqual([conclusion.code, conclusion.broken], ['never-asked', ['codes']], text);
  }
});

test('ordinary texts are not accused', () => {
  for (const text of [
    '【演示】您的验证码是123456，5分钟内有效，请勿泄露给他人。',
    '你们客服几点上班？我想问退款的事',
    '订单号 20261127000123 已退款 25.00 元，预计1-3个工作日到账',
  ])
    assert.ok(!['impostor', 'lookalike'].includes(ask(text).conclusion.code), text);
});

test('a sign is told once', () => {
  assert.deepEqual(one('https://t.cn/abc').codes, ['short-link']);
});

test('both languages answer the same', () => {
  const [zh, en] = [ask('400-000-0148', 'zh'), ask('400-000-0148', 'en')];
  assert.deepEqual(
    zh.items.map(({ verdict }) => verdict),
    en.items.map(({ verdict }) => verdict),
  );
  assert.match(en.conclusion.next, /^Do not use it\. Call the official number 400-000-0147/);
});

test('who asks about a staff number is led to where agents prove who they are', () => {
  for (const text of [
    '工号 1001',
    '对方自称你们的客服，工号1001',
    '客服编号：A-1001',
    'They say staff no. 1001',
    'agent ID: 1001',
  ])
    for (const lang of ['zh', 'en'] as const) {
      const { code, see } = ask(text, lang).conclusion;
      assert.deepEqual([code, see], ['staff-number', `${SITE}/verify/agent`], text);
    }
  for (const text of ['学号 1001', '工号是什么', '这个工号 1001 让我联系 13900000000', 'agent 1001'])
    assert.notEqual(ask(text).conclusion.code, 'staff-number', text);
});
