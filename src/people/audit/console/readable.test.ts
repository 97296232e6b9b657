import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readablePath, readableValue } from './readable.ts';

test('what changed is told in the words of the console', () => {
  assert.equal(readablePath('roles', 'zh'), '角色');
  assert.equal(readablePath('channel/main-line.hours.0.from', 'en'), 'channel/main-line › Hours › 1 › From');
  assert.equal(readableValue('roles', 'admin, agent', 'zh'), '管理员、客服');
  assert.equal(readableValue('state', 'review', 'zh'), '待批准');
  assert.equal(readableValue('byMail', 'true', 'zh'), '是');
  assert.match(readableValue('dueAt', '2026-11-26T04:00:00.000Z', 'en'), /26 Nov 2026.*12:00/);
});

test('what has no words is shown as it is', () => {
  assert.equal(readablePath('channel/main-line', 'zh'), 'channel/main-line');
  assert.equal(readableValue('display', '400-000-0147', 'zh'), '400-000-0147');
});
