import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './api.ts';
import { patiently, pauses } from './pause.ts';

const WAIT: Answer<string> = {
  ok: false,
  problem: { status: 429, code: 'too-many-requests', title: '', retryAt: 0 },
};
const DONE: Answer<string> = { ok: true, value: 'done' };

function sending(...answers: Answer<string>[]) {
  const keys: string[] = [];
  const send = async (act: string) => {
    keys.push(act);
    return answers.shift() ?? DONE;
  };
  return { keys, send };
}

test('every attempt at one act has the same key, and another act has another', async (t) => {
  t.mock.method(pauses, 'show', (shown: Parameters<typeof pauses.show>[0]) => shown?.settle(true));
  const { keys, send } = sending(WAIT, WAIT, DONE, DONE);
  assert.equal(await patiently(send), DONE);
  assert.equal(await patiently(send), DONE);
  assert.equal(keys.length, 4);
  assert.equal(new Set(keys.slice(0, 3)).size, 1);
  assert.notEqual(keys[3], keys[0]);
});

test('who does not want to wait gets the refusal, and nothing is sent again', async (t) => {
  t.mock.method(pauses, 'show', (shown: Parameters<typeof pauses.show>[0]) => shown?.settle(false));
  const { keys, send } = sending(WAIT, DONE);
  assert.equal(await patiently(send), WAIT);
  assert.equal(keys.length, 1);
});
