import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONG_WAIT_SECONDS, type WaitingOnBoard } from '../contract.ts';
import { latenessOf } from './lateness.ts';

const SINCE = '2026-11-28T09:00:00.000Z';
const LATER = Date.parse(SINCE) + LONG_WAIT_SECONDS * 1000;
const one = {
  waitsSince: SINCE,
  answerBy: null,
  told: null,
  late: false,
} as WaitingOnBoard;

test('whoever was told nothing waits too long by the clock alone', () => {
  assert.equal(latenessOf(one, LATER - 1), 'long');
  assert.equal(latenessOf(one, LATER), 'longest');
});

test('who left a message waits for nothing until the time that was promised', () => {
  const left = { ...one, answerBy: '2026-11-29T09:00:00.000Z' };
  assert.equal(latenessOf(left, LATER), 'fine');
  assert.equal(latenessOf({ ...left, late: true }, LATER), 'late');
});
