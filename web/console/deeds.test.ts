import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditApi } from '../../src/people/audit/contract.ts';
import { DEEDS } from './deeds.ts';

test('every deed has a sentence in both languages, and can be asked for', () => {
  for (const [action, { zh, en }] of Object.entries(DEEDS)) {
    assert.match(zh, /\p{Script=Han}/u, action);
    assert.match(en, /^[A-Z]\P{Script=Han}+$/u, action);
    assert.ok(auditApi.list.query.safeParse({ action }).success, action);
  }
});

test('no two deeds are told by the same words', () => {
  const all = Object.values(DEEDS);
  for (const lang of ['zh', 'en'] as const)
    assert.equal(new Set(all.map((words) => words[lang])).size, all.length, lang);
});
