import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Problem, piecesOf, problemsAt, problemsBeside } from './problems.ts';

const at = (path: string): Problem => ({ level: 'problem', path, message: path, fix: '' });
const all = ['number', 'stores[1].url', 'badge.expires', 'numbers', ''].map(at);

test('a problem stands at the field that it is in, however deep', () => {
  assert.deepEqual(
    problemsAt(all, 'stores').map((p) => p.path),
    ['stores[1].url'],
  );
  assert.deepEqual(
    problemsAt(all, 'badge').map((p) => p.path),
    ['badge.expires'],
  );
  assert.deepEqual(
    problemsAt(all, 'number').map((p) => p.path),
    ['number'],
  );
});

test('a problem that no field shows is told apart, never lost', () => {
  assert.deepEqual(
    problemsBeside(all, ['number', 'stores', 'badge']).map((p) => p.path),
    ['numbers', ''],
  );
});

test('a message leads to the channels that it names by their labels', () => {
  const channels = [
    { id: 'mail', label: { zh: '客服邮箱', en: 'Mail' } },
    { id: 'group', label: { zh: '客服', en: 'Group' } },
  ];
  const message = { zh: '客服邮箱、客服会把节假日当作平日。', en: 'Mail, Group would.' };
  assert.deepEqual(piecesOf({ message, channels }, 'zh'), [
    { text: '客服邮箱', channel: 'mail' },
    { text: '、' },
    { text: '客服', channel: 'group' },
    { text: '会把节假日当作平日。' },
  ]);
  assert.deepEqual(piecesOf({ message }, 'en'), [{ text: 'Mail, Group would.' }]);
});
