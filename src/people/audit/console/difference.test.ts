import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './difference.ts';

test('only what changed is listed, by its path', () => {
  const before = { name: '林晓', roles: ['admin'], hours: { zone: 'Asia/Shanghai', open: true } };
  const after = { name: '林晓', roles: ['admin', 'owner'], hours: { zone: 'Asia/Shanghai', open: false } };
  assert.deepEqual(differences(before, after), [
    { path: 'roles', before: 'admin', after: 'admin, owner' },
    { path: 'hours.open', before: 'true', after: 'false' },
  ]);
});

test('what begins or ends has nothing on its other side', () => {
  assert.deepEqual(differences(null, { email: 'a@b.example' }), [
    { path: 'email', before: null, after: 'a@b.example' },
  ]);
  assert.deepEqual(differences({ list: [{ id: 1 }] }, null), [
    { path: 'list.0.id', before: '1', after: null },
  ]);
});

test('a list that was emptied differs from one that was not there', () => {
  assert.deepEqual(differences({ roles: ['agent'] }, { roles: [] }), [
    { path: 'roles', before: 'agent', after: '' },
  ]);
});
