import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChannelRow, matching } from './channel-row.ts';

const row = (id: string, kind: string, display: string, zh: string): ChannelRow =>
  ({ display, value: { id, kind, label: { zh, en: `${id} (demo)` } } }) as ChannelRow;
const rows = [
  row('main-line', 'phone', '400-000-0000', '客服热线'),
  row('help-mail', 'email', 'help@tianyuan.example', '客服邮箱'),
];
const ids = (query: string, kind = '') => matching(rows, query, kind, 'zh').map(({ value }) => value.id);

test('a number is found however it is grouped', () => {
  assert.deepEqual(ids('4000000000'), ['main-line']);
  assert.deepEqual(ids('400 000'), ['main-line']);
});

test('a channel is found by its name in either language and by the name of its kind', () => {
  assert.deepEqual(ids('客服'), ['main-line', 'help-mail']);
  assert.deepEqual(ids('HELP-MAIL'), ['help-mail']);
  assert.deepEqual(ids('邮箱'), ['help-mail']);
});

test('a kind narrows what is found', () => {
  assert.deepEqual(ids('客服', 'email'), ['help-mail']);
  assert.deepEqual(ids('', 'weibo'), []);
});
