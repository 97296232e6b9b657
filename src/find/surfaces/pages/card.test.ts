import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, Retired } from '@clearline/card';
import { viewOf } from '../../../../test/views.ts';
import { cardPage, cardVersionPage } from './card.ts';

const SITE = { publicUrl: 'https://clearline.example' };

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
  const main = String(cardPage(view, 'zh', [], SITE).main);
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
  assert.match(String(cardPage(view, 'zh', [], SITE).main), /这里只列出最近的 500 段/);
  assert.match(String(cardPage(viewOf(), 'zh', [], SITE).main), /还没有停用过任何联系方式/);
});

const OPERATOR: Change = {
  part: 'operator',
  type: 'changed',
  id: '',
  label: { zh: '运营主体', en: 'Operator' },
  fields: ['legalName'],
  details: [{ field: 'legalName', before: '演示公司', after: '<b>骗子公司</b>' }],
};
const version = (...changes: Change[]) => ({
  n: 6,
  issued: '2026-10-01T00:00:00.000Z',
  expires: '2026-12-01T00:00:00.000Z',
  digest: '0'.repeat(64),
  changes,
});
const difference = (lang: 'zh' | 'en', ...changes: Change[]) =>
  String(cardVersionPage(viewOf(), lang, version(...changes), SITE).main);

test('R18: a version shows each member that differs, before and now, by name and escaped', () => {
  assert.match(
    difference('zh', OPERATOR),
    /<b>主体名称<\/b><br>原来 <del>演示公司<\/del><br>现在 <ins>&lt;b&gt;骗子公司&lt;\/b&gt;<\/ins>/,
  );
  assert.match(difference('en', OPERATOR), /<b>Legal name<\/b><br>Before <del>演示公司<\/del>/);
  assert.doesNotMatch(difference('zh', OPERATOR), /legalName|<details/);
  assert.match(String(cardPage(viewOf(), 'zh', [version(OPERATOR)], SITE).main), /修改 运营主体：主体名称/);
});

test('R14: a number that comes back is told as back in use, not as a channel removed', () => {
  const back: Change = {
    part: 'retired',
    type: 'removed',
    id: 'phone 4000000147',
    label: { zh: '演示热线', en: 'Demo line' },
    before: '400-000-0147',
    fields: [],
  };
  const list = (lang: 'zh' | 'en') => String(cardPage(viewOf(), lang, [version(back)], SITE).main);
  assert.match(list('zh'), /重新启用 400-000-0147/);
  assert.match(list('en'), /Back in use 400-000-0147/);
  assert.match(difference('zh', back), /<p class="k">重新启用<\/p>.*<ins>400-000-0147<\/ins>/);
  assert.doesNotMatch(list('zh') + difference('zh', back), /移除|原来/);
});

test('a long difference is folded away under the names of its members, and its values are cut', () => {
  const day = (i: number) => ({ date: `2027-01-${String(i).padStart(2, '0')}`, kind: 'holiday' });
  const details = Array.from({ length: 28 }, (_, i) => ({ field: 'day', before: null, after: day(i + 1) }));
  const calendar: Change = { ...OPERATOR, part: 'calendar', fields: [], details };
  assert.match(
    difference('zh', calendar),
    /<details class="fold"><summary>日期<\/summary>.*2027年1月28日放假/s,
  );
  const long = {
    ...OPERATOR,
    details: [{ field: 'note', before: null, after: { zh: '长'.repeat(5_000), en: 'x' } }],
  };
  assert.match(difference('zh', long), /<ins>长{1000}…<\/ins>/);
});

test('a difference recorded without values still names its members', () => {
  const { details: _details, ...earlier } = OPERATOR;
  const page = difference('zh', earlier, { ...earlier, part: 'channel', before: '95001', after: '95002' });
  assert.match(page, /<p class="fine">主体名称<\/p>/);
  assert.match(page, /原来 <del>95001<\/del><\/p><p>现在 <ins>95002<\/ins>/);
});
