import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../test/views.ts';
import { lookUp } from './look-up.ts';

const view = viewOf({
  retired: [
    {
      channel: 'hotline',
      kind: 'phone',
      label: { zh: '演示热线', en: 'Demo hotline' },
      value: '4001110000',
      display: '400-111-0000',
      from: '2020-01-01T00:00:00.000Z',
      until: '2026-01-01T00:00:00.000Z',
      reason: { zh: '更换', en: 'Replaced' },
      successor: 'hotline',
    },
  ],
});
const channelIds = (q: string) => lookUp(view, q).channels.map((c) => c.channel.id);

test('R24 whoever asks for the number in words gets it', () => {
  for (const q of ['客服', '电话', '联系方式', '人工', 'PHONE', 'contact', '客服']) {
    assert.ok(lookUp(view, q).wantsNumber, q);
  }
  assert.ok(!lookUp(view, '微博').wantsNumber);
});

test('a number is found however it is written', () => {
  for (const q of ['4000000147', '400-000-0147', '400 000 0147', '+86 400 000 0147', '4000000147']) {
    assert.deepEqual(channelIds(q), ['hotline'], q);
  }
});

test('R37 a retired number is found with its successor, an unknown one is said to be unknown', () => {
  const { retired, unknownNumber } = lookUp(view, '400 111 0000');
  assert.deepEqual(
    retired.map((r) => r.successor),
    ['hotline'],
  );
  assert.equal(unknownNumber, false);
  assert.equal(lookUp(view, '13912345678').unknownNumber, true);
  assert.equal(lookUp(view, '不存在的词').unknownNumber, false);
});

test('kinds are found in both languages', () => {
  assert.deepEqual(channelIds('微博'), ['weibo']);
  assert.deepEqual(channelIds('Email'), ['mail']);
});
