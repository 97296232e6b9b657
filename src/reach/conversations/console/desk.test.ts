/** What the desk works out by itself: ages, times to come back, and the lines of a log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { heard, newThread, queued, type Thread } from '../../../../web/live/thread.ts';
import type { Message, StaffView } from '../contract.ts';
import { ageOf } from './age.ts';
import { entriesOf } from './entries.ts';
import { inAnHour, momentOf, tomorrowMorning } from './snooze.ts';

const NOW = Date.parse('2026-11-28T15:59:00Z');
const ID = '3f1d4cbe-0000-4000-8000-000000000000';
const ME = 1001;

test('how long somebody waits is told in whole minutes, and never below none', () => {
  const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
  assert.deepEqual(ageOf(ago(4.9), NOW), { age: 'fresh', minutes: 4 });
  assert.deepEqual(ageOf(ago(5), NOW), { age: 'waits', minutes: 5 });
  assert.deepEqual(ageOf(ago(15), NOW), { age: 'long', minutes: 15 });
  assert.deepEqual(ageOf(ago(-3), NOW), { age: 'fresh', minutes: 0 });
});

test('tomorrow is the next day of Beijing, at nine', () => {
  // A minute before midnight there, and a minute after.
  assert.equal(new Date(tomorrowMorning(NOW)).toISOString(), '2026-11-29T01:00:00.000Z');
  assert.equal(new Date(tomorrowMorning(NOW + 120_000)).toISOString(), '2026-11-30T01:00:00.000Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (now) => {
      const hours = (tomorrowMorning(now) - now) / 3_600_000;
      assert.ok(hours > 9 && hours <= 33, String(hours));
    }),
  );
  assert.equal(inAnHour(NOW) - NOW, 3_600_000);
});

test('a moment is Beijing time, and only one that is still to come', () => {
  assert.equal(momentOf('2026-11-29T08:30', NOW), Date.parse('2026-11-29T00:30:00Z'));
  for (const field of ['2026-11-28T23:59', '2020-01-01T00:00', '', 'soon'])
    assert.equal(momentOf(field, NOW), null);
});

const message = (seq: number, one: Partial<Message> = {}): Message => ({
  seq,
  key: `${ID.slice(0, -4)}${String(seq).padStart(4, '0')}`,
  author: 'agent',
  writer: { name: 'Lin', staffNumber: ME },
  body: { kind: 'text', text: `${seq}` },
  at: '2026-11-28T02:00:00Z',
  ...one,
});
const threadOf = (messages: readonly Message[], customer = { delivered: 0, read: 0 }): Thread => {
  const upTo = messages.at(-1)?.seq ?? 0;
  const told = heard(newThread(ID), { is: 'messages', conversation: ID, messages: [...messages], upTo });
  return { ...told, view: { customer } as StaffView };
};

test('a day begins at midnight in Beijing', () => {
  const thread = threadOf([
    message(1, { at: '2026-11-28T15:59:59Z' }),
    message(2, { at: '2026-11-28T16:00:00Z' }),
  ]);
  const days = entriesOf(thread, ME).filter((one) => one.is === 'day');
  assert.deepEqual(
    days.map(({ day }) => day),
    ['2026-11-28', '2026-11-29'],
  );
});

test('how far messages have got stands once for each step, and never beside a note or a colleague’s', () => {
  const colleague = { name: 'Zhou', staffNumber: 1002 };
  const thread = threadOf(
    [
      message(1),
      message(2),
      message(3, { body: { kind: 'note', text: 'n' } }),
      message(4, { writer: colleague }),
      message(5),
      message(6),
    ],
    { delivered: 5, read: 2 },
  );
  const told = entriesOf(thread, ME).flatMap((one) =>
    one.is === 'said' ? [[one.message.seq, one.progress]] : [],
  );
  assert.deepEqual(told, [
    [1, null],
    [2, 'read'],
    [3, null],
    [4, null],
    [5, 'delivered'],
    [6, 'accepted'],
  ]);
});

test('what is still to be sent comes last, and what came before one’s number is known is nobody’s own', () => {
  const thread = queued(threadOf([message(1)]), { key: ID, text: 'next', at: '2026-11-28T02:01:00Z' });
  const entries = entriesOf(thread, null);
  assert.equal(entries.at(-1)?.is, 'unsent');
  assert.deepEqual(
    entries.flatMap((one) => (one.is === 'said' ? [one.own] : [])),
    [false],
  );
});
