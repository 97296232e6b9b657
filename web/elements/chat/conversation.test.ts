import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerView } from '../../../src/reach/conversations/contract.ts';
import { newThread } from '../../live/thread.ts';
import { standing } from './conversation.ts';

const view: CustomerView = {
  id: '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10',
  number: 10_001,
  status: 'open',
  intent: 'refund',
  order: null,
  openedAt: '2026-11-28T08:00:00.000Z',
  agent: null,
  lastSeq: 1,
  customer: { delivered: 1, read: 1 },
  staff: { delivered: 0, read: 0 },
  rating: null,
  ahead: 2,
  answerBy: null,
  wait: { lowSeconds: 120, highSeconds: 240 },
  revision: 1,
};
const says = (more: Partial<CustomerView>) =>
  (['zh', 'en'] as const).map((lang) =>
    standing({ ...newThread(view.id), view: { ...view, ...more } }, null, lang),
  );

test('whoever waits reads how many go before them, and how long it takes', () => {
  assert.deepEqual(says({}), ['您前面还有 2 位，约 2–4 分钟', '2 ahead of you; about 2–4 minutes']);
  assert.deepEqual(says({ ahead: 0, wait: { lowSeconds: 0, highSeconds: 60 } }), [
    '您是下一位，请稍候，不到 1 分钟',
    'You are next; under a minute',
  ]);
});

test('a wait that nobody can tell is not told', () => {
  assert.deepEqual(says({ wait: null }), [
    '您前面还有 2 位，等待时间暂无法估计',
    '2 ahead of you; the wait cannot be estimated yet',
  ]);
});

test('whoever is served waits for nobody', () => {
  assert.deepEqual(says({ agent: { name: 'Ann', staffNumber: 7 }, ahead: null, wait: null }), [
    'Ann 正在为您服务',
    'Ann is helping you',
  ]);
});
