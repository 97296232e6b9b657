import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Problem, problemsAt, problemsBeside } from './problems.ts';

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
