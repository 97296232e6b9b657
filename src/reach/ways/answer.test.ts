import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatText } from './answer.ts';
import type { Now } from './now.ts';

const at = Date.parse('2026-11-28T02:00:00Z');
const unstaffed: Now = {
  at,
  live: true,
  step: 'message',
  staffed: false,
  open: true,
  opensAt: null,
  waits: null,
  answerBy: Date.parse('2026-11-29T02:00:00Z'),
};

test('where nobody is there, it is said until when a message is answered', () => {
  assert.equal(chatText(unstaffed, 'refund', 'zh'), '现在没有客服在线；留言会在11月29日 10:00前答复');
  const closed = { ...unstaffed, open: false, opensAt: Date.parse('2026-11-28T10:00:00Z') };
  assert.equal(
    chatText(closed, 'refund', 'en'),
    'Nobody is on duty until 18:00 on 28 November 2026 (Beijing); a message is answered by 10:00 on 29 November 2026 (Beijing)',
  );
});

test('whose account is at risk is not told to leave a message, for none is offered', () => {
  for (const lang of ['zh', 'en'] as const)
    assert.doesNotMatch(chatText(unstaffed, 'account-security', lang), /留言|message/);
});
