import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText } from './clean.ts';

const lines = (...all: string[]): string => all.join('\n');
test('spaces go beside Chinese characters and stay between words and groups of digits', () => {
  assert.equal(cleanText('您 的 账户 400-000-1234 转 802 。'), '您的账户400-000-1234转802。');
  assert.equal(cleanText('回电 +86 138 0000 0000 或'), '回电+86 138 0000 0000或');
  assert.equal(cleanText('Call us now , 请 致电'), 'Call us now ,请致电');
});

test('a sentence that the bubble broke is whole again', () => {
  const seen = lines(
    '【演示 卡盟】 您 尾 号 8866 的 账户 存在',
    '异常 ， 余 额 356.20 元 。 如 有 疑问 请 拨打',
    '95588。',
  );
  assert.equal(cleanText(seen), '【演示卡盟】您尾号8866的账户存在异常，余额356.20元。如有疑问请拨打95588。');
});

test('the edge of a bubble is no letter', () => {
  assert.equal(cleanText('| 请 致电 。|\n\n|400-000-1234 |'), '请致电。\n400-000-1234');
});

test('where each line seems a paragraph, sentences are whole again, and end where they end', () => {
  const seen = [
    '您 的 账户 存在 异常 ， 请 拨',
    '打 95588 。 如 不 处理 将 冻结 。',
    '登录 demo.example 领取 话费',
  ];
  assert.equal(
    cleanText(seen.join('\n\n')),
    lines('您的账户存在异常，请拨打95588。如不处理将冻结。', '登录demo.example领取话费'),
  );
});

test('lines that somebody ended stay lines', () => {
  const seen = lines(
    '1069000012345',
    '您好 ， 我 是 平台 客服 ， 您 的 会 员 将 于',
    '今日 到期 。',
    '回 T 退订 ， 详情 请 看 网站 上 的 公告 栏',
  );
  assert.equal(
    cleanText(seen),
    lines('1069000012345', '您好，我是平台客服，您的会员将于今日到期。', '回T退订，详情请看网站上的公告栏'),
  );
  assert.equal(cleanText('请致电客服。\n\n400-000-1234\n \n\n'), '请致电客服。\n400-000-1234');
});

for (const [first, second] of [
  ['请点击https://kd-demo.example/q?', 'id=8812'],
  ['请点击https://kd-demo.example/q', '?id=8812'],
  ['please visit http://ty-', 'demo.example/login'],
  ['write to finance@', 'demo.example'],
  ['登录a-', 'demo.example/act领取100元话费券，退订回复，客服热线在官网'],
] as const)
  test(`a link that was broken is whole again: ${first}|${second}`, () => {
    assert.equal(cleanText(lines(first, second)), first + second);
  });

for (const [first, second] of [
  ['visit https://a-demo.example', 'and call us'],
  ['visit a-demo.example.', 'Then call us'],
  ['Your account has', 'been locked'],
] as const)
  test(`words are not run together: ${first}|${second}`, () => {
    assert.equal(cleanText(lines(first, second)), lines(first, second));
  });

test('digits are not joined, so that nothing is made official by a line break', () => {
  assert.equal(cleanText('拨打 400-\n000-1234'), '拨打400-\n000-1234');
  assert.equal(cleanText('4000001234\n0106500123'), '4000001234\n0106500123');
});

test('nothing is lost or added but spaces and line breaks, whatever was seen', () => {
  const seen = fc.string({ unit: fc.constantFrom(...'客服，。 \n\n-/.?@aZ09'), maxLength: 60 });
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(fc.property(seen, (text) => bare(cleanText(text)) === bare(text)));
});

test('two digits with a line break between them are never neighbours', () => {
  const digits = fc.stringMatching(/^[0-9-]{0,6}[0-9]$/);
  fc.assert(
    fc.property(digits, digits, (first, second) => cleanText(lines(first, second)) === lines(first, second)),
  );
});
