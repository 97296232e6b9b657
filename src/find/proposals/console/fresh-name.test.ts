import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standIn, troubleOf } from './fresh-name.ts';

test('a new entry takes a name of its own, in the form of addresses', () => {
  const trouble = (name: string) => troubleOf(name, ['main-line']);
  assert.deepEqual(['', ' ', 'Main', '假期', 'a--b', '-a', 'a b'].map(trouble), [
    'missing',
    'missing',
    'form',
    'form',
    'form',
    'form',
    'form',
  ]);
  assert.deepEqual(['main-line', 'new', 'line-2'].map(trouble), ['taken', 'taken', null]);
});

test('whoever types the name of another never touches that one', () => {
  assert.equal(standIn('main-line', troubleOf('main-line', ['main-line'])), 'new');
  assert.equal(standIn('line-2', null), 'line-2');
});
