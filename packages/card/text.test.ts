import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hotline, refusedAt } from './card.fixtures.ts';
import { Channel, Domain, HIDDEN_CHARACTERS, Instant, Localized, Slug, WebUrl } from './index.ts';

const HIDDEN = [
  ...[0x00, 0x09, 0x0a, 0x1f, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e],
  ...[0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2064, 0x2066, 0x2069],
  ...[0x206f, 0x2800, 0x3164, 0xfe00, 0xfe0e, 0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xfffc, 0x1bca0, 0x1d173],
  ...[0xe0001, 0xe007f, 0xe0100, 0xe01ef],
];

test('characters that nobody sees are refused wherever people read', () => {
  for (const code of HIDDEN) {
    const lie = `客服${String.fromCodePoint(code)}热线`;
    assert.deepEqual(refusedAt(Localized, { zh: lie, en: 'x' }), ['zh'], code.toString(16));
    assert.deepEqual(refusedAt(Channel, { ...hotline, note: { zh: 'x', en: lie } }), ['note.en']);
  }
  fc.assert(
    fc.property(fc.constantFrom(...HIDDEN), fc.nat(4), (code, at) => {
      const zh = [...'abcd'].toSpliced(at, 0, String.fromCodePoint(code)).join('');
      assert.deepEqual(refusedAt(Localized, { zh, en: 'x' }), ['zh']);
    }),
  );
});

test('what people write every day is taken', () => {
  for (const zh of [
    '客服热线(全国)☎ 24 小时',
    '☎\ufe0f 拨打',
    '按 1\ufe0f\u20e3 转人工',
    'Côte d’Azur – “Help”',
    '全角 空格、〇、䶮、𠮷',
    'a\u3000b\u00a0c',
    '👍🏽',
  ]) {
    assert.deepEqual(refusedAt(Localized, { zh, en: 'x' }), [], zh);
  }
});

test('the variation selector of emoji hides nowhere else', () => {
  for (const zh of ['demo\ufe0fservice', '\ufe0fx', '400\ufe0f', '客\ufe0f服', '☎\ufe0f\ufe0f']) {
    assert.deepEqual(refusedAt(Localized, { zh, en: 'x' }), ['zh'], JSON.stringify(zh));
  }
});

test('one spelling for each text: well-formed and composed', () => {
  for (const zh of ['e\u0301', '\u212b', '\uf900', 'か\u3099', 'a\ud800b', '\udc00']) {
    assert.deepEqual(refusedAt(Localized, { zh, en: 'x' }), ['zh'], JSON.stringify(zh));
    assert.deepEqual(refusedAt(Localized, { zh: zh.toWellFormed().normalize('NFC'), en: 'x' }), []);
  }
  // Full-width forms are other characters in NFC, and ordinary in Chinese.
  assert.deepEqual(refusedAt(Localized, { zh: '400电话(全国):', en: 'x' }), []);
});

test('every character of Unicode counts the same alone and among others', () => {
  const isRight = (s: string) =>
    s === s.trim() && !HIDDEN_CHARACTERS.test(s) && s.isWellFormed() && s === s.normalize('NFC');
  const taken = (en: string) => Localized.safeParse({ zh: '号', en }).success;
  for (let code = 0; code < 0x1_0000; code++) {
    const character = String.fromCharCode(code);
    for (const en of [character, `a${character}z`]) assert.equal(taken(en), isRight(en), code.toString(16));
  }
  const unit = fc.oneof(fc.nat(0xffff), fc.nat(0x200));
  const text = fc.array(
    unit.map((code) => String.fromCharCode(code)),
    { minLength: 1, maxLength: 9 },
  );
  fc.assert(fc.property(text, (units) => assert.equal(taken(units.join('')), isRight(units.join('')))));
});

test('texts are neither empty, nor padded, nor endless', () => {
  for (const zh of ['', ' ', ' a', 'a ', '\u3000a', 'a\u00a0', 'a'.repeat(401)]) {
    assert.deepEqual(refusedAt(Localized, { zh, en: 'x' }), ['zh'], JSON.stringify(zh.slice(0, 8)));
  }
  assert.deepEqual(refusedAt(Localized, { zh: 'a'.repeat(400), en: 'x' }), []);
});

test('ids are words of lower-case letters and digits', () => {
  for (const good of ['a', '0', 'qq-group-1', 'a'.repeat(48)]) assert.ok(Slug.safeParse(good).success, good);
  for (const bad of ['', 'A', 'a_b', '-a', 'a-', 'a--b', 'a b', 'a\n', '号', 'a'.repeat(49)])
    assert.ok(!Slug.safeParse(bad).success, bad);
});

test('each instant has one spelling, in UTC with milliseconds, and exists', () => {
  for (const good of ['2024-02-29T23:59:59.000Z', '2025-01-01T00:00:00.123Z']) {
    assert.ok(Instant.safeParse(good).success);
    assert.equal(new Date(good).toISOString(), good);
  }
  for (const bad of [
    '2025-01-01T00:00:00Z',
    '2025-01-01T00:00:00.1Z',
    '2025-01-01T00:00:00.000000Z',
    '2025-01-01T00:00Z',
    '2025-02-29T00:00:00.000Z',
    '2025-01-01T00:00:00.000+08:00',
    '2025-01-01T00:00:00.000+00:00',
    '2025-01-01T24:00:00.000Z',
    '2025-01-01t00:00:00.000z',
    '2025-01-01T00:00:00.000Z\n',
    '2025-01-01',
    '',
  ]) {
    assert.ok(!Instant.safeParse(bad).success, bad);
  }
});

test('instants compare as text', () => {
  // Four-digit years, as the spelling demands.
  const instant = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11) });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [x, y] = [new Date(a).toISOString(), new Date(b).toISOString()];
      assert.ok(Instant.safeParse(x).success);
      assert.equal(x < y, a < b);
    }),
  );
});

test('addresses on the web as they stand in real life', () => {
  for (const good of [
    'https://weibo.com/u/123?x=1&y=%E4%BD%A0#top',
    'https://a.example:8443/path;v=1/~u/(x)/@user',
    'https://a.example',
    'https://a.example/',
    'https://a.example/?',
    'https://a.example/%7euser/%E4%BD%a0',
    'https://a.example/#/chat?from=card&to=1',
    'https://a.example/?u=https://b.example/?x=/y',
    'https://item.taobao.example/item.htm?id=1&spm=a1z10.1-c.w4004*2!x$y+z,=',
    'https://xn--fiqs8s.xn--fiqs8s/',
    'http://localhost:3000',
    'http://127.0.0.1:3000/contact',
    `https://a.example/${'x'.repeat(482)}`,
  ]) {
    assert.ok(WebUrl.safeParse(good).success, good);
  }
});

test('an address on the web is one, and says where it leads', () => {
  for (const bad of [
    ...['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/', '//a.example', 'a.example', ''],
    // Left over from copying
    ...['https://a.example/x"', "https://a.example/x'", 'https://a.example/x”', '<https://a.example/x>'],
    ...['https://a.example/x>', 'https://a.example/<b>', 'https://a.example/x y', ' https://a.example/'],
    ...['https://a.example/ ', 'https://a.example/\n', 'https://a.example/\tx', 'https://a.example/`x`'],
    // Another host than it seems
    ...['https://official.example@evil.example/', 'https://u:p@a.example/', 'https://@a.example/'],
    ...[
      'https://a.example\\@evil.example/',
      'https://a.example\\x',
      'https://a.example/x\\y',
      'https:\\\\a.example',
    ],
    ...['https://0x7f.1/', 'https://2130706433/', 'https://[::1]/', 'https:///a.example', 'https://:80/'],
    ...['https://\u212a.example/', 'https://\uff41.example/', 'https://例.example/'],
    // Another spelling of the same
    ...['HTTPS://a.example/', 'https://A.example/', 'https://a.example:443/', 'https://a.example:/'],
    ...[
      'https://a.example/x/../y',
      'https://a.example/./x',
      'https://a.example/%2e%2e/x',
      'https://a.example?x=1',
    ],
    // Not encoded, or wrongly
    ...['https://a.example/联系', 'https://a.example/%', 'https://a.example/%zz', 'https://a.example/%4'],
    ...['https://a.example/a|b', 'https://a.example/{x}', 'https://a.example/[x]', 'https://a.example/^'],
    ...['https://a.example/#a#b', 'https://a.example:99999/', 'https://a_b.example/'],
    `https://a.example/${'x'.repeat(483)}`,
  ]) {
    assert.ok(!WebUrl.safeParse(bad).success, bad);
  }
});

test('whatever a browser would send is taken when it holds no name, quote or bracket', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const sent = URL.canParse(url) ? new URL(url).href : '';
      fc.pre(sent !== '' && sent.length <= 500 && !/['|^[\]{}]/.test(sent) && !/%(?![\da-f]{2})/i.test(sent));
      assert.ok(WebUrl.safeParse(sent).success, sent);
    }),
  );
});

test('reading an address takes no longer than its length allows', () => {
  const started = process.cpuUsage().user;
  for (const part of ['a.', 'a', '-', ':1', '%41', '%', '/', '?', '/?', '#', 'a/', '//', '1.', '-.']) {
    for (const length of [490, 5_000_000]) {
      const attack = part.repeat(length / part.length);
      assert.ok(!WebUrl.safeParse(`https://${attack}"`).success);
      assert.ok(!WebUrl.safeParse(`https://a.example/${attack}"`).success);
      assert.ok(!Domain.safeParse(`${attack.slice(0, length / 2)}"`).success);
    }
  }
  // Backtracking over some hundred characters already takes longer than a test may.
  assert.ok(process.cpuUsage().user - started < 2_000_000);
});

test('domains are host names in lower case and ASCII', () => {
  for (const good of [
    'card.example',
    'a.b.c.example',
    '0-0.example',
    'xn--fiqs8s.xn--fiqs8s',
    `${'a'.repeat(63)}.example`,
    '163.com',
  ])
    assert.deepEqual(refusedAt(Channel, site(good)), [], good);
  for (const bad of [
    ...[
      '',
      'example',
      'Card.example',
      'card.example.',
      '.card.example',
      'a..example',
      '-a.example',
      'a-.example',
    ],
    ...[
      'a_b.example',
      '例.example',
      '\uff41.example',
      'a\u3002example',

      'https://card.example',
      'card.example/x',
      'card.example:443',
    ],
    ...['user@card.example', '*.card.example', '127.0.0.1', 'card.e', 'card.example\n', 'card .example'],
    ...[`${'a'.repeat(64)}.example`, `${'a.'.repeat(124)}example`],
  ])
    assert.deepEqual(refusedAt(Channel, site(bad)), ['domain'], bad);
});

function site(domain: string): unknown {
  const { number: _number, direction: _direction, reachableFrom: _from, ...shared } = hotline;
  return { ...shared, kind: 'domain', domain };
}
