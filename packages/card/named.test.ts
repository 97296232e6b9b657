import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedIn, namedOn, strangersIn } from './named.ts';
import type { Card } from './schema.ts';

const named = (text: string) => [...namedIn({ body: { zh: text } })];

test('numbers are found however they are grouped or drawn, and addresses whatever stands around them', () => {
  assert.deepEqual(named('请拨打 400-000-0147 或４００·000·0148。'), ['4000000147', '4000000148']);
  assert.deepEqual(named('加 QQ 12345，或 (0755) 8000 0000'), ['12345', '075580000000']);
  assert.deepEqual(named('见 https://Kefu.Example.com/a 和 help@客服.example'), [
    'kefu.example.com',
    '客服.example',
    'kefu.example.com/a',
    'help@客服.example',
  ]);
});

test('a number is found in whatever form people would still dial it', () => {
  const forms = {
    '拨打 4008-12-3145': '4008123145',
    '请拨 1380-01-38000': '13800138000',
    '四零零-八八一-二三四五': '4008812345',
    四〇〇捌捌壹贰叁肆伍: '4008812345',
    '400,881,2345': '400|881|2345',
    '400：881：2345': '4008812345',
    '400 ~ 881 ~ 2345': '4008812345',
    '4\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e38\ufe0f\u20e38\ufe0f\u20e3': '40088',
    '٤٠٠٨٨': '٤٠٠٨٨',
    '❹❽❽❶❷': '❹❽❽❶❷',
    '见 http://1.2.3.4/': '1.2.3.4',
    '见 evil。com': 'evil.com',
  };
  for (const [text, name] of Object.entries(forms)) assert.deepEqual(named(text), [name], text);
});

test('on a host that many share a link and a mailbox are known by more than the host', () => {
  const channels = [
    { kind: 'weibo', url: 'https://weibo.com/tianyuan' },
    { kind: 'email', address: 'kefu@qq.com' },
    { kind: 'domain', domain: 'tianyuan.example' },
  ];
  const known = namedOn({ channels, operator: {}, never: [] } as unknown as Card);
  const strangers = (text: string) => strangersIn(text, known);
  for (const text of [
    '见 https://weibo.com/tianyuan，谢谢',
    '发到kefu@qq.com。',
    'https://tianyuan.example/help?a=1',
  ])
    assert.deepEqual(strangers(text), [], text);
  assert.deepEqual(strangers('https://weibo.com/evil'), ['weibo.com/evil']);
  assert.deepEqual(strangers('weibo.com?u=evil'), ['weibo.com?u=evil']);
  assert.deepEqual(strangers('https://weibo.com\\\\evil'), ['weibo.com//evil']);
  assert.deepEqual(strangers('写信给evil@qq.com'), ['evil@qq.com']);
  assert.deepEqual(strangers('https://tianyuan.example.evil.com/x')[0], 'tianyuan.example.evil.com');
});

test('several numbers in a row are known when each of them is, and one in pieces only as a whole', () => {
  const known = new Set(['4000000147', '95000']);
  const strangers = (text: string) => strangersIn({ body: { zh: text } }, known);
  assert.deepEqual(strangers('请拨 400-000-0147、95000，或 95000/400-000-0147\n95000'), []);
  assert.deepEqual(strangers('请拨 400,000,0147'), []);
  assert.deepEqual(strangers('请拨 400、000、0148'), ['400|000|0148']);
  assert.deepEqual(strangers('请拨 95000、400-000-0148'), ['95000|4000000148']);
});

test('each text stands for itself: what two members say never makes a number of neither', () => {
  assert.deepEqual(
    [...namedIn({ line: '400', digits: '4000000147', display: '400-000-0147' })],
    ['4000000147'],
  );
});

test('a text of any length and form is looked through at once', () => {
  for (const text of [
    'a',
    '1',
    '一',
    '.',
    'a.',
    '1 ',
    '-',
    ' ',
    '/',
    'a/',
    '://',
    '@',
    'a@',
    'a.bc/',
    '?',
    '%',
    '_',
    'a_',
    'a b ',
    '@甲',
    '加',
    '微信',
    '加微信甲',
    '微信是「',
    'wechat',
    'add to ',
    'wechat evil ',
    'е',
  ]) {
    const long = text.repeat(400_000 / text.length);
    const started = process.cpuUsage();
    namedIn(long);
    // A search that is quadratic takes minutes, however idle the machine is.
    assert.ok(process.cpuUsage(started).user < 10_000_000, text);
  }
});

test('dates, times, prices and versions name nobody', () => {
  assert.deepEqual(named('2026-10-01 09:00 至 2026年10月8日 22:00，满 99.50 元减 10 元，第 12 版，v2.0'), []);
  assert.deepEqual(named('09:00-12:00, 13:30–18:00，24:00 前；第一、第二，再等等……谢谢'), []);
  assert.deepEqual([...namedIn({ starts_at: '2026-11-26T00:00:00.000Z' })], []);
});
