import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { SITE, viewOf } from '../../../test/views.ts';
import { homePage } from './home.ts';
import { searchPage } from './search.ts';

const changed = (cardN: number, replaces: string, announces: string) => ({
  slug: `card-${cardN}-hotline`,
  kind: 'number-changed' as const,
  title: { zh: `官方客服电话改为 ${announces}`, en: `Our service number is now ${announces}` },
  body: { zh: '正文', en: 'Text' },
  placements: ['board' as const],
  publishedAt: `2026-11-20T00:00:0${cardN}.000Z`,
  startsAt: `2026-11-20T00:00:0${cardN}.000Z`,
  endsAt: null,
  cardN,
  channel: 'hotline',
  replaces,
  announces,
});

test('R18: a number that has changed again is no news on the home page, and a search says so', () => {
  const view = viewOf({}, [
    changed(3, '400-000-0002', '400-000-0147'),
    changed(2, '400-000-0001', '400-000-0002'),
  ]);
  const home = String(homePage(view, 'zh').main);
  assert.match(home, /card-3-hotline/);
  assert.doesNotMatch(home, /card-2-hotline|400-000-0002/);
  const asking = { view, lang: 'en' as const, findImpostor: () => null, publicUrl: SITE };
  const [, ...found] = String(searchPage(asking, 'number', html``).main).split('href="/notices/card-');
  assert.deepEqual(
    found.map((item) => [item[0], item.split('</li>')[0]?.includes('<b>Changed again since</b>')]),
    [
      ['3', false],
      ['2', true],
    ],
  );
});
