import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCommon } from './common-passwords.ts';
import { hashPassword, TooBusyError, verifyPassword } from './passwords.ts';

test('a hash made by the reference implementation verifies', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await verifyPassword(hash, 'password'), true);
  assert.equal(await verifyPassword(hash, 'Password'), false);
});

test('our own hashes verify, however the password was typed', async () => {
  const hash = await hashPassword('caf\u00e9 au lait \uff11');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.equal(await verifyPassword(hash, 'cafe\u0301 au lait 1'), true);
  assert.notEqual(hash, await hashPassword('caf\u00e9 au lait \uff11'));
});

test('what is no hash verifies nothing', async () => {
  for (const hash of ['', 'x', '$argon2id$v=19$m=19456,t=2,p=1$$', '$2b$10$abcdefghijklmnopqrstuv'])
    assert.equal(await verifyPassword(hash, ''), false);
});

test('who comes when far too many wait is turned away at once, and the others are served', async () => {
  const crowd = Array.from({ length: 110 }, () => verifyPassword('no hash', 'x'));
  const results = await Promise.allSettled(crowd);
  const refused = results.filter((r) => r.status === 'rejected');
  assert.equal(refused.length, 8);
  assert.ok(refused.every(({ reason }) => reason instanceof TooBusyError));
  assert.equal(await verifyPassword('no hash', 'x'), false);
});

test('common passwords are common with what people add to them; unrelated words are not', async () => {
  const about = ['Wang Fang', 'wang.fang@example.com'];
  for (const password of [
    'Password123!',
    'iloveyou2024',
    '13800138000',
    'qwerty qwerty',
    'wangfang2026',
    '!!!!!!!!!!!',
  ])
    assert.equal(await isCommon(password, about), true, password);
  for (const password of [
    'seven blue kettles',
    '三只蓝色的水壶在唱歌',
    'fang and kettle',
    '4815162342108108',
  ])
    assert.equal(await isCommon(password, about), false, password);
});
