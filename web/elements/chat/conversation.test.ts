import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Author, CustomerView, Message } from '../../../src/reach/conversations/contract.ts';
import { newThread } from '../../live/thread.ts';
import { log, standing } from './conversation.ts';

const view: CustomerView = {
  id: '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10',
  number: 10_001,
  lang: 'zh',
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
  transcriptMail: 'ready',
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

const message = (author: Author, writer: Message['writer'] = null): Message => ({
  seq: 1,
  key: '0b9f7a52-4b34-4f04-9f0d-0f2f0c8f7a11',
  author,
  writer,
  body: { kind: 'text', text: '您好' },
  at: '2026-11-28T08:00:00.000Z',
});

/** A template of lit's as the text that it stands for, and what its directives repeat. */
function drawn(value: unknown): string {
  if (Array.isArray(value)) return value.map(drawn).join('');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('values' in value)) return '';
  const values = value.values as unknown[];
  if ('strings' in value)
    return (value.strings as string[]).map((text, at) => text + drawn(values[at])).join('');
  const [all, , one] = values as [unknown[], unknown, (item: unknown) => unknown];
  return all.map((item) => drawn(one(item))).join('');
}

const shown = (said: Message, lang: 'zh' | 'en' = 'zh') =>
  drawn(
    log({ ...newThread(view.id), view, messages: [said] }, lang, {
      files: { uploads: [] } as never,
      parts: new Map(),
      unfold: () => assert.fail(),
      retry: () => assert.fail(),
      drop: () => assert.fail(),
    }),
  );

test('what no person wrote is not shown as if one of ours had', () => {
  for (const [author, ...names] of [
    ['assistant', '智能助手，不是真人', 'Assistant, not human'],
    ['system', '系统', 'System'],
  ] as const) {
    const [zh, en] = [shown(message(author)), shown(message(author), 'en')];
    assert.ok(zh.includes(`>${names[0]}</p>`) && en.includes(`>${names[1]}</p>`), zh + en);
    assert.match(zh, /class="one theirs machine"/);
    assert.doesNotMatch(zh + en, /客服<|Support|工号|staff no/);
  }
});

test('a person is named with their staff number, and looks otherwise', () => {
  const ann = shown(message('agent', { name: 'Ann', staffNumber: 7 }));
  assert.match(ann, /class="one theirs"[\s\S]*>Ann · 工号 7<\/p>/);
  assert.match(shown(message('agent')), /class="one theirs"[\s\S]*>客服<\/p>/);
  assert.match(shown(message('customer')), /class="one mine"/);
});
