import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CardContent, diffCards } from '@clearline/card';
import { content, phone } from '../../../test/cards.ts';
import { changeLines } from './changes.ts';

const lines = (before: CardContent, after: CardContent, lang: 'zh' | 'en') =>
  diffCards(before, after).flatMap((change) => changeLines(change, lang));
const BASE = content();

test('the difference names each member that an import changes, before and after, in the language asked for', () => {
  const next = content({
    operator: { ...BASE.operator, legalName: '骗子公司' },
    channels: [phone('main', '0000001'), phone('second', '0000002')],
    never: [{ id: 'calls', text: { zh: '绝不主动来电', en: 'Never call first' } }],
  });
  assert.deepEqual(lines(BASE, next, 'zh'), [
    '~ 主体 运营主体',
    '    主体名称：天远卡盟演示有限公司 → 骗子公司',
    '~ 渠道 热线 main',
    '    号码：400-000-0000 → 400-000-0001',
    '+ 渠道 热线 second 400-000-0002',
    '+ 承诺 绝不主动来电',
    '- 承诺 绝不索要密码',
  ]);
  assert.deepEqual(lines(BASE, next, 'en').slice(0, 2), [
    '~ Operator Operator',
    '    Legal name: 天远卡盟演示有限公司 → 骗子公司',
  ]);
  assert.equal(lines(BASE, next, 'en').at(-2), '+ Promise Never call first');
});

test('days in another order alone have no values to show', () => {
  const days: CardContent['calendar'] = [
    { date: '2027-01-01', kind: 'holiday' },
    { date: '2027-01-02', kind: 'holiday' },
  ];
  const turned = content({ calendar: days.toReversed() });
  assert.deepEqual(lines(content({ calendar: days }), turned, 'zh'), ['~ 节假日 节假日安排 (排列次序)']);
});
