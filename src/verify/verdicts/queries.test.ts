import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Channel, channelDisplay, channelValue } from '@clearline/card';
import fc from 'fast-check';
import { CHANNELS, retiredPhone, SITE, viewOf } from '../../../test/views.ts';
import { answer } from './answer.ts';
import type { VerifiedItem } from './contract.ts';

const like = (id: string, more: object): Channel => {
  const channel = CHANNELS.find((c) => c.id === id);
  assert.ok(channel);
  return { ...channel, ...more } as Channel;
};
const PHONE_800 = {
  line: '800',
  digits: '8008100000',
  display: '800-810-0000',
  uri: 'tel:+868008100000',
};
const channels: Channel[] = [
  ...CHANNELS,
  like('hotline', { id: 'toll-free', number: PHONE_800 }),
  like('group', { id: 'qq', kind: 'qq', handle: '10000000000' }),
  like('weibo', {
    id: 'douyin',
    kind: 'douyin',
    handle: 'tianyuan_demo',
    url: 'https://douyin.example/demo',
  }),
  like('domain', { id: 'website', domain: 'www.tianyuan.example' }),
  like('domain', { id: 'chinese', domain: 'xn--ubtq9x.example' }),
];
const view = viewOf({
  channels,
  retired: [
    retiredPhone('4000000001', '400-000-0001'),
    retiredPhone('075580000001x8000', '0755-8000-0001 转 8000'),
  ],
});

const items = (q: string) => answer(q, { view, findImpostor: () => null, lang: 'zh', publicUrl: SITE }).items;
/** One verdict in short: `official hotline`, `retired 4000000001`, `unknown`, `public`. */
const inShort = ({ verdict, channel, listed, signals }: VerifiedItem): string => {
  if (signals.some(({ code }) => code === 'public-number')) return 'public';
  return verdict === 'unknown' ? verdict : `${verdict} ${verdict === 'official' ? channel?.id : listed}`;
};
const verdicts = (q: string): string[] => items(q).map(inShort);
const answersAre = (expected: string, queries: readonly string[]) => {
  for (const q of queries) assert.deepEqual(verdicts(q), [expected], q);
};

test('an official number is official however it is spaced, alone or in a sentence', () => {
  answersAre('official hotline', [
    '4000000147',
    '400-000-0147',
    '400 000 0147',
    '400.000.0147',
    '400\u2013000\u20130147',
    '+86 400 000 0147',
    '0086-400-000-0147',
    '86 4000000147',
    '(+86)400-000-0147',
    'tel:+864000000147',
    '我刚接到400-000-0147的电话，是你们吗？',
    'Did 400-000-0147 call me?',
    '2026-11-22 10:30 400-000-0147',
  ]);
  answersAre('official short', ['95000', '拨打95000。谢谢']);
  answersAre('official office', ['(0755) 8000-0000 转 8000', '+86 755 8000 0000 转 8000']);
});

test('a switchboard of ours without its extension is not what we publish, and no imitation', () => {
  for (const q of ['0755-8000-0000', '+86 755 8000 0000']) {
    answersAre('unknown', [q]);
    assert.deepEqual(
      items(q).map(({ lookalikeOf, says }) => [lookalikeOf, says]),
      [[undefined, '总机是我们的，但官方公布的是 0755-8000-0000 转 8000。']],
    );
  }
});

test('R37 a retired number is retired, with its successor', () => {
  answersAre('retired 4000000001', ['400-000-0001', '我打了 4000000001 没人接', '+86 400 000 0001']);
  answersAre('retired 075580000001x8000', ['0755-8000-0001 转 8000', '0755-8000-0001']);
});

test('a part of a number is never official', () => {
  for (const q of ['4000', '转8000']) assert.deepEqual(verdicts(q), [], q);
  answersAre('unknown', ['400-000', '0755-8000-0000 转 8001', '1000000000']);
});

test('a whole number that is not on the card is unknown, whatever it resembles', () => {
  answersAre('unknown', [
    '13912345678',
    '13800000000',
    '我接到 400-000-0002 的电话，是你们吗',
    'I got a call from 400-000-0002',
    '4000000147 1',
    '95000a',
    'kefu95000',
    '4OO-000-0147',
    '+4000000147',
    '+44 20 7946 0018',
  ]);
  answersAre('public', ['10000']);
});

test('years, dates, amounts, order numbers and emergency numbers are no contacts', () => {
  for (const q of ['2027', '2026-11-22', '20261122', '2026-2027', '充值10000元没到账'])
    assert.deepEqual(verdicts(q), [], q);
  answersAre('public', ['12110', '110']);
  assert.equal(items('订单号 2026112200012345')[0]?.says, '像是订单号，不是联系方式。');
});

test('accounts are read with their platform; a number that is called is no account', () => {
  answersAre('official qq', ['QQ 10000000000', 'qq：10000000000', 'QQ10000000000', '10000000000']);
  answersAre('official group', ['QQ群 100000000', '群号：100000000']);
  answersAre('official douyin', ['抖音 tianyuan_demo', 'tianyuan_demo', '@tianyuan_demo']);
  answersAre('official weibo', ['演示微博', '微博：演示微博']);
  answersAre('unknown', [
    'QQ 10000000001',
    'QQ 4000000147',
    '接到 10000000000 的电话',
    '10000000000 called me',
    '微信 tianyuan_demo',
    '微信号：kefu_888',
    '@tianyuan_fake',
    'QQ 95000a',
  ]);
});

test('an e-mail address is official only as a whole', () => {
  answersAre('official mail', [
    'help+demo@clearline.example',
    'HELP+demo@Clearline.example',
    'mailto:help+demo@clearline.example',
    '这是你们的吗：help+demo@clearline.example。',
  ]);
  answersAre('unknown', [
    'fake@tianyuan.example',
    'elp+demo@clearline.example',
    'help+demo@clearline.example.evil.com',
    'xhelp+demo@clearline.example',
  ]);
});

test('a web address is official by its host, or as the exact address of a channel', () => {
  answersAre('official website', [
    'www.tianyuan.example',
    'WWW.Tianyuan.example.',
    'https://www.tianyuan.example/help?x=1#y',
    'http://www.tianyuan.example',
    '打开 https://www.tianyuan.example/login，可以吗',
    'https://www.tianyuan.example是你们的吗',
    'a.www.tianyuan.example',
  ]);
  answersAre('official shop', ['https://shop.example/1', 'shop.example/1']);
  answersAre('official weibo', ['https://weibo.example/demo']);
  answersAre('official app', ['https://store.example/app']);
});

test('a domain in Chinese is official as people write it, alone and whole', () => {
  answersAre('official chinese', [
    '客服.example',
    '这是你们的网站吗 客服.example',
    'https://客服.example/登录',
    'xn--ubtq9x.example',
  ]);
  answersAre('unknown', ['假客服.example', '服.example', '客服.example.com', '客.服.example']);
  assert.equal(items('假客服.example')[0]?.text, '假客服.example');
});

test('a web address that only holds an official one is unknown', () => {
  answersAre('unknown', [
    'http://tianyuan-kefu.example/login',
    'tianyuan-kefu.example',
    'tianyuan.example',
    'www.tianyuan.example.evil.com',
    'www.tianyuan.example.中国',
    'https://www.tianyuan.example@evil.com/',
    'https://evil.com/?u=https://www.tianyuan.example',
    'https://www.tianyuan.example:8443/',
    'https://%77ww.tianyuan.example/',
    'ftp://www.tianyuan.example/',
    'https:\\\\evil.com',
    'https://假www.tianyuan.example/',
    'www.ti\u0430nyuan.example',
    'http://192.168.0.1/login',
    'weibo.example',
    'https://shop.example/2',
  ]);
  for (const q of ['www.tianyuan.example\u3002evil.com', 'https://www.tianyuan.example客服.evil.com/'])
    assert.deepEqual(verdicts(q), ['unknown', 'unknown'], q);
});

test('what is written unusually is not official, and says which one it imitates', () => {
  for (const [q, id] of [
    ['\uff14\uff10\uff10\uff10\uff10\uff10\uff10\uff11\uff14\uff17', 'hotline'],
    ['400\u200b0000147', 'hotline'],
    ['\uff57\uff57\uff57.tianyuan.example', 'website'],
  ] as const) {
    answersAre('unknown', [q]);
    assert.equal(items(q)[0]?.lookalikeOf?.id, id, q);
  }
  for (const q of ['（400-000-0147）？', '网址：www.tianyuan.example', '400 000 0147'])
    assert.deepEqual(items(q)[0]?.signals, [], q);
});

test('every identifier in a query has its own verdict', () => {
  assert.deepEqual(verdicts('400-000-0147 和 400-000-0002 哪个是真的'), ['official hotline', 'unknown']);
  assert.deepEqual(verdicts('400 000 0147 400 000 0001'), ['official hotline', 'retired 4000000001']);
  for (const q of ['www.tianyuan.example,evil.com', 'www.tianyuan.example和evil.com'])
    assert.deepEqual(verdicts(q), ['official website', 'unknown'], q);
  assert.deepEqual(verdicts('电话4000000147QQ2233445566'), ['official hotline', 'unknown']);
});

test('every value on the card is official as it is displayed', () => {
  for (const channel of channels.filter((c) => c.kind !== 'address'))
    assert.ok(
      items(channelDisplay(channel)).some((item) => item.channel?.id === channel.id),
      channel.id,
    );
});

const phones = channels.flatMap((c) => (c.kind === 'phone' ? [c.number] : []));
const officialDigits = new Set(phones.map((n) => `${n.digits}${n.extension ?? ''}`));

test('property: no number that differs in one digit is official', () => {
  const changed = fc
    .tuple(fc.constantFrom(...phones), fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean())
    .map(([{ display }, at, by, bare]) => {
      const places = [...display.matchAll(/\d/g)].map((m) => m.index);
      const place = places[at % places.length] ?? 0;
      const digit = String((Number(display[place]) + by) % 10);
      const text = display.slice(0, place) + digit + display.slice(place + 1);
      return bare ? text.replaceAll('-', '') : text;
    })
    .filter((text) => !officialDigits.has(text.replace(/\D/g, '')));
  const around = fc.constantFrom(
    ...['', '+86 '].flatMap((before) => ['', ' 是你们吗', '的电话'].map((after) => [before, after] as const)),
  );
  fc.assert(
    fc.property(changed, around, (text, [before, after]) => {
      assert.ok(!verdicts(before + text + after).some((v) => v.startsWith('official')), text);
    }),
    { numRuns: 1000 },
  );
});

/** Letters and digits alone. */
const bones = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^https?:/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

test('property: no query throws, and none is official that does not spell out a listed value', () => {
  const listed = channels.flatMap((c) =>
    c.kind === 'phone' ? [c.number.digits] : [channelValue(c), ...('url' in c && c.url ? [c.url] : [])],
  );
  const shown = [...listed, ...channels.map(channelDisplay)];
  const piece = fc.oneof(
    fc.constantFrom(...shown, 'QQ', '@', '://', '。', '转', '电话', ' ', '-', 'http://', '\ud800', '\u202e'),
    fc.constantFrom(...shown).chain((value) => fc.nat(value.length).map((n) => value.slice(n))),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+-() .@/:客'), maxLength: 20 }),
  );
  let official = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const query = pieces.join('');
      if (!items(query).some(({ verdict }) => verdict === 'official')) return;
      official++;
      assert.ok(
        listed.some((value) => bones(query).includes(bones(value))),
        query,
      );
    }),
    { numRuns: 1500 },
  );
  assert.ok(official > 50, `only ${official} were official`);
});
