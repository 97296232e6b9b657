import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebUrl } from '@clearline/card';
import fc from 'fast-check';
import { hiddenIn, webUrl } from './text.ts';

test('web addresses become what a browser sends, in one spelling', () => {
  const cases: Record<string, string> = {
    'https://shop.example/1': 'https://shop.example/1',
    'https://shop.example': 'https://shop.example',
    'https://shop.example/': 'https://shop.example',
    'https://shop.example/?a=1': 'https://shop.example/?a=1',
    'HTTPS://Shop.EXAMPLE:443/A': 'https://shop.example/A',
    'https://shop.example/天远?q=客服#热线':
      'https://shop.example/%E5%A4%A9%E8%BF%9C?q=%E5%AE%A2%E6%9C%8D#%E7%83%AD%E7%BA%BF',
    'https://客服.example/a/../b': 'https://xn--ubtq9x.example/b',
  };
  for (const [written, sent] of Object.entries(cases)) assert.equal(webUrl(written), sent);
});

test('web addresses that the card has no place for', () => {
  const cases = [
    '',
    'shop.example',
    'ftp://shop.example/',
    'https:shop.example',
    'https:\\\\shop.example',
    'https://user:pass@shop.example/',
    'https://taobao.com@evil.example/',
    "https://shop.example/it's",
    'https://shop.example/[1]',
    'https://shop.example/%zz',
    'https://shop.example/a b',
    ' https://shop.example/',
    'https://shop.example/\u202e',
    `https://shop.example/${'远'.repeat(60)}`,
  ];
  for (const written of cases) assert.equal(webUrl(written), null, written);
});

test('property: an address that was read reads back to itself, and the card takes it', () => {
  let read = 0;
  const noisy = fc
    .tuple(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    .map(([url, tail]) => url + tail);
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), noisy), (written) => {
      const sent = webUrl(written);
      if (sent === null) return;
      read += 1;
      assert.equal(webUrl(sent), sent);
      assert.ok(WebUrl.safeParse(sent).success);
    }),
    { numRuns: 1000 },
  );
  assert.ok(read > 300, `only ${read} were read`);
});

test('the first character that nobody sees', () => {
  assert.equal(hiddenIn('热线 7×24(演示)'), undefined);
  for (const hidden of ['\u202e', '\u200b', '\u0007', '\n', '\ud800', '\u3164', '\u2800']) {
    assert.equal(hiddenIn(`热${hidden}线`), hidden);
  }
});
