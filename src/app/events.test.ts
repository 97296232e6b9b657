import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { PING } from '../people/webhooks/contract.ts';
import { EVENT_TYPES } from './events.ts';

test('docs/webhooks.md lists every kind of event with its permission, and no other', async () => {
  const text = await readFile(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z]+\.[a-z-]+)` .*\| (?:`([a-z.]+)`)? *\|$/gm)];
  const listed = new Map(rows.map(([, type, permission]) => [type, permission]));
  const known = EVENT_TYPES.map(({ type, permission }) => [type, permission] as const);
  assert.deepEqual(new Map([...known, [PING, undefined]]), listed);
});

test('each kind of event says in both languages what it tells', () => {
  for (const { type, zh, en } of EVENT_TYPES) {
    assert.match(zh, /\p{Script=Han}/u, type);
    assert.match(en, /^[A-Z]\P{Script=Han}+$/u, type);
  }
});
