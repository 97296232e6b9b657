import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Retired } from '@clearline/card';
import { viewOf } from '../../../../test/views.ts';
import { cardPage } from './card.ts';

const retired = (value: string, more: Partial<Retired> = {}): Retired => ({
  channel: 'hotline',
  kind: 'phone',
  label: { zh: '演示热线', en: 'Demo line' },
  value,
  display: value,
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-05-01T00:00:00.000Z',
  reason: { zh: '已更换', en: 'Replaced' },
  ...more,
});
/** The rows of the history, as text. */
function rows(view: Parameters<typeof cardPage>[0]): string[] {
  const main = String(cardPage(view, 'zh', []).main);
  const [, history = ''] = main.split('id="history"');
  const [, ...found] = history.split('<section>')[0]?.split('<tr>') ?? [];
  return found.slice(1).map((row) => row.replace(/<(?!\/?s>)[^>]*>/g, ' ').replace(/\s+/g, ' '));
}

test('R14: the history has every period that ended: recorded, declared, and of a number that came back', () => {
  const view = viewOf(
    {
      retired: [
        retired('4000000001', { successor: 'hotline' }),
        retired('95001', { from: '2019-01-01T00:00:00.000Z', until: '2020-01-01T00:00:00.000Z' }),
      ],
    },
    [],
    [
      { retired: retired('4000000147', { until: '2026-03-01T00:00:00.000Z' }), replacedBy: '400-000-0001' },
      { retired: retired('4000000001', { until: '2026-02-01T00:00:00.000Z' }), replacedBy: null },
    ],
  );
  const [last, back, backAndGone, declared, ...others] = rows(view);
  assert.deepEqual(others, []);
  assert.match(last ?? '', /<s>4000000001<\/s>.*2026年1月1日 – 2026年5月1日.*400-000-0147/);
  assert.match(back ?? '', /^ 4000000147 .*2026年3月1日.*后来重新启用。.*400-000-0001/);
  assert.match(backAndGone ?? '', /<s>4000000001<\/s>.*2026年2月1日.*后来重新启用。.*没有代替/);
  assert.match(declared ?? '', /<s>95001<\/s>.*2019年1月1日 – 2020年1月1日/);
});

test('a long history is cut to its latest periods, and says so', () => {
  const view = viewOf({ retired: Array.from({ length: 600 }, (_, i) => retired(String(10_000 + i))) });
  assert.equal(rows(view).length, 500);
  assert.match(String(cardPage(view, 'zh', []).main), /这里只列出最近的 500 段/);
  assert.match(String(cardPage(viewOf(), 'zh', []).main), /还没有停用过任何联系方式/);
});
