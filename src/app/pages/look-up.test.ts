import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retiredPhone, SITE, viewOf } from '../../../test/views.ts';
import { answer } from '../../verify/verdicts/index.ts';
import { lookUp } from './look-up.ts';

const notice = {
  slug: 'new-number',
  kind: 'number-changed' as const,
  title: { zh: '号码变更', en: 'New number' },
  body: { zh: '旧号码 400-000-0001 已停用。', en: 'The number 400-000-0001 is retired.' },
  placements: ['board' as const],
  publishedAt: '2026-11-01T00:00:00.000Z',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: null,
  cardN: 7,
  channel: 'hotline',
  replaces: null,
  announces: null,
};
const view = viewOf(
  {
    retired: [
      retiredPhone('4000000001', '400-000-0001'),
      retiredPhone('075580000001x8000', '0755-8000-0001 转 8000'),
    ],
  },
  [notice],
);

const itemsOf = (q: string) =>
  answer(q, { view, findImpostor: () => null, lang: 'zh', publicUrl: SITE }).items;
const found = (q: string) => lookUp(view, q, itemsOf(q));
const channelIds = (q: string) => found(q).channels.map((c) => c.channel.id);
const similarTo = (q: string) => {
  const { similar } = found(q);
  return [...similar.channels.map((c) => c.channel.id), ...similar.retired.map((r) => r.value)];
};

test('R24 whoever asks for the number in words gets it', () => {
  const words = ['客服', '电话', '联系方式', '人工', 'PHONE', 'contact', '\uff50\uff48\uff4f\uff4e\uff45'];
  for (const q of words) assert.ok(found(q).wantsNumber, q);
  assert.ok(!found('微博').wantsNumber);
  assert.ok(!found('help+demo@clearline.example').wantsNumber, 'an address is asked about, and no help');
});

test('words find channels by kind and label, in both languages, and are no identifiers', () => {
  for (const [q, id] of [
    ['weibo', 'weibo'],
    ['Email', 'mail'],
    ['邮箱', 'mail'],
    ['演示 群', 'group'],
  ] as const) {
    assert.ok(channelIds(q).includes(id), q);
    assert.deepEqual(itemsOf(q), [], q);
  }
});

test('what is official is found as its channel, and what is retired as the one that replaced it', () => {
  for (const [q, ids] of [
    ['400 000 0147', ['hotline']],
    ['400-000-0001', ['hotline']],
    ['help+demo@clearline.example 和 微博：演示微博', ['mail', 'weibo']],
    ['400-000-0147、4000000147', ['hotline']],
    ['0755-8000-0000', []],
    ['10000', []],
    ['13912345678', []],
  ] as const)
    assert.deepEqual(channelIds(q), ids, q);
});

test('a part of a value is no verdict, only something similar', () => {
  assert.deepEqual(similarTo('4000'), ['hotline', '4000000001']);
  assert.deepEqual(similarTo('400-000'), ['hotline', '4000000001']);
  assert.deepEqual(similarTo('转8000'), ['office', '075580000001x8000']);
  assert.deepEqual(similarTo('clearline'), ['inside', 'chat', 'mail', 'domain']);
  for (const q of ['10000', '13912345678', '400-000-0148', '400']) assert.deepEqual(similarTo(q), [], q);
});

test('a notice is found by a number in any spelling, and inside a sentence', () => {
  for (const q of ['4000000001', '400 000 0001', '+86 400-000-0001', '接到 4000000001 的电话'])
    assert.deepEqual(found(q).notices, [notice], q);
});
