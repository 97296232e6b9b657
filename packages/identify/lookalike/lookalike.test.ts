import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LOOKALIKE_CODES, lookalike } from './lookalike.ts';

const OFFICIAL = ['mingxianka.example', 'kavio.example', 'tykm.example', 'zk.example'];
const said = (given: string): string =>
  lookalike(given, OFFICIAL)
    .map(({ code, official }) => (official ? `${code} ${official.split('.')[0]}` : code))
    .join(', ');

const all = (cases: Readonly<Record<string, string>>) => {
  for (const [given, expected] of Object.entries(cases)) assert.equal(said(given), expected, given);
};

test('the official domains and what is under them resemble none', () => {
  all({
    'mingxianka.example': '',
    'kefu.MINGXIANKA.example': '',
    'https://user@kavio.example/login?x=1': '',
    'zk.example': '',
  });
});

test('names that are drawn like the official one', () => {
  all({
    'mіngxianka.com': 'confusable mingxianka, mixed-script',
    'xn--mngxianka-v9h.com': 'confusable mingxianka, mixed-script',
    'mıngxíanka.com': 'confusable mingxianka',
    'm1ngx1anka.com': 'confusable mingxianka',
    'rningxianka.com': 'confusable mingxianka',
    'mingxian-ka.com': 'confusable mingxianka',
    'kav10.top': 'confusable kavio',
  });
});

test('names one slip away, where that is more than chance', () => {
  all({
    'mingxainka.com': 'transposed mingxianka',
    'mingxianke.com': 'bit-flip mingxianka',
    'mingxiannka.com': 'one-edit mingxianka',
    'mingxanka.com': 'one-edit mingxianka',
    'kavoi.top': 'transposed kavio',
    'kaviio.top': 'one-edit kavio',
    // Other words of five letters are other names.
    'kamio.top': '',
    'savio.top': '',
    'tyzm.top': '',
    'zx.top': '',
    'zkk.top': '',
  });
});

test('the official name with something beside it, before it or behind it', () => {
  all({
    'mingxianka-kefu.com': 'contains-official mingxianka',
    'wwwmingxianka.com': 'contains-official mingxianka',
    'mingxainka-vip.com': 'contains-official mingxianka',
    'kaviopay.top': 'contains-official kavio',
    'zk-kefu.top': 'contains-official zk',
    'zk888.top': 'contains-official zk',
    'zkong.top': '',
    'hezk.top': '',
    'mingxianka.com': 'wrong-tld mingxianka',
    'zk.com.cn': 'wrong-tld zk',
    'mingxianka.example.kefu.top': 'deceptive-subdomain mingxianka',
    'mingxianka.kefu.top': 'deceptive-subdomain mingxianka',
    'zk.example.pay.top': 'deceptive-subdomain zk',
    'zk.university.top': '',
    'https://kefu.top/mingxianka.example/login': 'deceptive-path mingxianka',
    'https://weibo.com/mingxianka': '',
    'https://mingxianka.example@kefu.top/': 'deceptive-user-info mingxianka',
  });
});

test('what says nothing of an official name', () => {
  all({
    'https://dwz.cn/Ab12': 'short-link',
    'аbc.com': 'mixed-script',
    'bücher.de': '',
    '客服.example': '',
    'weather.com': '',
    'not a host': '',
    '': '',
  });
});

const HOSTS = fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.webUrl());

test('property: nothing throws, and what is named is one of the official names', () => {
  fc.assert(
    fc.property(HOSTS, fc.array(HOSTS, { maxLength: 4 }), (given, officials) => {
      for (const { code, official } of lookalike(given, officials)) {
        assert.ok(LOOKALIKE_CODES.includes(code));
        if (official !== undefined) assert.ok(officials.includes(official));
      }
    }),
    { numRuns: 1000 },
  );
});

test('property: any change of one letter of a long name under its own ending is a look-alike', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
  fc.assert(
    fc.property(fc.nat(9), letter, fc.constantFrom(0, 1), (at, one, removed) => {
      const name = 'mingxianka';
      const changed = name.slice(0, at) + one + name.slice(at + removed);
      if (changed !== name) assert.notEqual(said(`${changed}.example`), '');
    }),
  );
});
