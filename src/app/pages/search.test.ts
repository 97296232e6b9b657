import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../test/views.ts';
import { pageMessages } from './messages.ts';
import { searchPage } from './search.ts';

const view = viewOf({
  retired: [
    {
      channel: 'hotline',
      kind: 'phone',
      label: { zh: '演示热线', en: 'Demo hotline' },
      value: '4000000001',
      display: '400-000-0001',
      from: '2020-01-01T00:00:00.000Z',
      until: '2026-01-01T00:00:00.000Z',
      reason: { zh: '更换', en: 'Replaced' },
      successor: 'hotline',
    },
  ],
});
const LANGS = ['zh', 'en'] as const;
const NUMBER = 'href="tel:+864000000147"';
const page = (lang: 'zh' | 'en', q: string) => String(searchPage(view, lang, q).main);

for (const lang of LANGS) {
  const t = pageMessages[lang].search;

  test(`what is not on the card is warned of, with the official number right after (${lang})`, () => {
    for (const [q, written] of [
      ['10000', '10000'],
      ['我接到 400-000-0002 的电话，是你们吗', '400-000-0002'],
      ['fake@tianyuan.example', 'fake@tianyuan.example'],
      ['http://tianyuan-kefu.example/login', 'http://tianyuan-kefu.example/login'],
      ['QQ 10000000000', '10000000000'],
    ] as const) {
      const html = page(lang, q);
      const warning = html.indexOf(t.unknown(written));
      assert.ok(warning > 0, q);
      assert.ok(html.includes(t.unknownLead) && !html.includes(t.none) && !html.includes(t.noneLead), q);
      assert.ok(html.indexOf(NUMBER) > warning, q);
      assert.ok(!html.slice(warning, html.indexOf(NUMBER)).includes('class="matrix"'), q);
    }
  });

  test(`an official number says what it is, and that a display can be forged (${lang})`, () => {
    const html = page(lang, '+86 400 000 0147');
    assert.ok(html.includes(lang === 'zh' ? '是我们的官方联系方式：' : 'is an official contact of ours: '));
    assert.ok(html.includes(t.officialPhone) && html.includes('id="c-hotline"'));
    assert.ok(!html.includes(t.altered));
    assert.ok(page(lang, '\uff14000000147').includes(t.altered));
  });

  test(`a retired number leads to the one that replaced it (${lang})`, () => {
    const html = page(lang, '400 000 0001');
    assert.ok(html.includes(t.retired('400 000 0001')) && html.includes('<s>400-000-0001</s>'));
    assert.ok(html.includes(NUMBER));
  });

  test(`a part of a number gets similar results and no verdict (${lang})`, () => {
    const html = page(lang, '4000');
    assert.ok(html.includes(t.similar) && html.includes(t.similarLead));
    assert.ok(!html.includes(t.retired('4000')) && !html.includes(t.channels));
  });

  test(`text that is too long is kept and not cut, so that no part of it gets a verdict (${lang})`, () => {
    const q = `${'长'.repeat(480)} https://pay.clearline.example.evil.com/`;
    const html = page(lang, q);
    assert.ok(html.includes(t.tooLong) && html.includes(q) && html.includes(NUMBER));
    assert.ok(!html.includes('id="c-domain"'));
  });
}

test('two identifiers of one channel show it once', () => {
  const html = page('zh', '0755-8000-0000、0755-8000-0000 转 8000');
  assert.equal(html.match(/id="c-office"/g)?.length, 1);
});

test("a stranger's words never become the title that chats show of a link to the site", () => {
  const link = searchPage(view, 'zh', '官方新热线：一三八 请速拨打');
  for (const text of [link.title, link.description]) assert.doesNotMatch(text, /一三八/);
});
