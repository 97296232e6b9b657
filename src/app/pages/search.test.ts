import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { SITE, viewOf } from '../../../test/views.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Impostor } from '../../verify/verdicts/contract.ts';
import { answer } from '../../verify/verdicts/index.ts';
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
const IMPOSTOR: Impostor = {
  kind: 'phone',
  value: '13800000147',
  confirmedAt: '2026-10-01T00:00:00.000Z',
  expires: '2027-04-01T00:00:00.000Z',
  deeds: ['asked-code'],
};
const NUMBER = 'href="tel:+864000000147"';
const STYLE = html`<link rel="stylesheet" href="/assets/verdict.css">`;

const asking = (lang: Lang) => ({
  view,
  lang,
  findImpostor: (kind: string, value: string) =>
    kind === IMPOSTOR.kind && value === IMPOSTOR.value ? IMPOSTOR : null,
  publicUrl: SITE,
});
const pageOf = (lang: Lang, q: string) => searchPage(asking(lang), q, STYLE);
const page = (lang: Lang, q: string) => String(pageOf(lang, q).main);

/** A query of each verdict, and what it comes to. */
const QUERIES = [
  ['+86 400 000 0147', 'official'],
  ['400 000 0001', 'retired'],
  ['138 0000 0147', 'impostor'],
  ['400-000-0148', 'lookalike'],
  ['\uff14000000147\u200b', 'lookalike'],
  ['http://pay-clearline.example/login', 'lookalike'],
  ['13912345678', 'unknown'],
  ['我接到 139-1234-5678 的电话，是你们吗', 'unknown'],
  ['fake@tianyuan.example', 'unknown'],
  ['QQ 10000000000', 'unknown'],
  ['10000', 'public-number'],
  ['刚才400-000-0147给我打电话', 'official-called'],
] as const;

for (const lang of ['zh', 'en'] as const) {
  const t = pageMessages[lang].search;

  test(`what the verdicts say of a text is what search says, with the number right beside it (${lang})`, () => {
    for (const [q, code] of QUERIES) {
      const said = answer(q, asking(lang));
      assert.equal(said.conclusion.code, code, q);
      const { main, head } = pageOf(lang, q);
      // A number in a sentence stands in a span that keeps it whole.
      const shown = String(main).replaceAll(/<span class="num">([^<]*)<\/span>/g, '$1');
      const conclusion = shown.indexOf(`<h2>${said.conclusion.says}</h2>`);
      assert.ok(conclusion > 0 && !shown.includes(t.noneLead), q);
      const [item] = said.items;
      assert.ok(item && shown.includes(`<p>${item.says}</p>`), q);
      for (const { says } of item.signals) assert.ok(shown.includes(`<li>${says}</li>`), q);
      assert.ok(shown.indexOf(NUMBER) > conclusion && shown.indexOf(NUMBER) < shown.indexOf(item.says), q);
      assert.equal(head, STYLE);
    }
  });

  test(`what is official leads to its channel, and what is retired to the one that replaced it (${lang})`, () => {
    for (const q of ['400 000 0147', '400 000 0001'])
      assert.match(page(lang, q), new RegExp(`<h2>${t.channels}</h2>.*id="c-hotline"`, 's'), q);
    for (const q of ['138 0000 0147', '400-000-0148', '13912345678'])
      assert.ok(!page(lang, q).includes('class="matrix"'), q);
  });

  test(`words get no verdict and need no stylesheet of one (${lang})`, () => {
    for (const q of ['客服', '邮箱', 'weibo', '4000', '']) {
      const { main, head } = pageOf(lang, q);
      assert.ok(!String(main).includes('class="verdict') && head === undefined, q);
      assert.ok(String(main).includes(NUMBER), q);
    }
  });

  test(`a part of a number gets similar results and no verdict (${lang})`, () => {
    const html = page(lang, '4000');
    assert.ok(html.includes(t.similar) && html.includes(t.similarLead) && !html.includes(t.channels));
  });

  test(`text that is too long is kept and not cut, so that no part of it gets a verdict (${lang})`, () => {
    const q = `${'长'.repeat(480)} https://pay.clearline.example.evil.com/`;
    const html = page(lang, q);
    assert.ok(html.includes(t.tooLong) && html.includes(q) && html.includes(NUMBER));
    assert.ok(!html.includes('id="c-domain"') && !html.includes('class="verdict'));
  });
}

test('two identifiers of one channel show it once', () => {
  const html = page('zh', '0755-8000-0000、0755-8000-0000 转 8000');
  assert.equal(html.match(/id="c-office"/g)?.length, 1);
});

test("a stranger's words never become the title that chats show of a link to the site", () => {
  const link = pageOf('zh', '官方新热线：一三八 请速拨打');
  for (const text of [link.title, link.description]) assert.doesNotMatch(text, /一三八/);
});
