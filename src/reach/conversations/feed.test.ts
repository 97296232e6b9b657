/** Whoever cannot be told now is told later, whenever it was that their line became full. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ManualClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { createLog } from '../../kernel/log.ts';
import type { Frame, Message } from './contract.ts';
import { Feed } from './feed.ts';
import type { Glance, Wanted } from './glance.ts';
import { Here } from './here.ts';

const ID = '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10';
const log = createLog({ level: 'silent', clock: new ManualClock('2026-11-28T00:00:00Z') });
/** As it stands by now, with three messages. */
const glanceOf = (text: string) => {
  const views = { customer: { view: { text }, text }, staff: { view: { text }, text } };
  return { rows: [], from: 0, upTo: 3, hasMore: false, views } as unknown as Glance;
};
const settle = async () => {
  for (let turns = 0; turns < 5; turns++) await new Promise<void>((resolve) => setImmediate(resolve));
};

test('a line that becomes full while its conversation is looked at gets what it missed', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const look = async () => new Map([[ID, glanceOf('as it is')]]);
  const feed = new Feed(() => ({}) as Db, log, look, new Here(), 0);
  t.after(() => feed.close());
  const told: Frame['is'][] = [];
  const [beforeTheLook, behindIt] = [false, true];
  const answers = [beforeTheLook, behindIt];
  feed.follow(ID, {
    side: 'customer',
    after: 0,
    told: '',
    send: ({ is }) => told.push(is),
    isFull: () => answers.shift() ?? false,
  });
  await settle();
  assert.deepEqual([answers.length, told.length], [0, 0]);
  mock.timers.tick(500);
  await settle();
  assert.deepEqual(told, ['messages', 'state']);
});

test('one that was just stored is shown at once to whoever has all before it, and never twice', async (t) => {
  // A look that finds what is stored by now.
  const stored: Message[] = [];
  const views = { customer: { view: {}, text: 'as it is' }, staff: { view: {}, text: 'as it is' } };
  const look = async (_db: Db, wanted: ReadonlyMap<string, Wanted>) => {
    const from = wanted.get(ID)?.after ?? 0;
    const rows = stored.filter(({ seq }) => seq > from);
    return new Map([[ID, { rows, from, upTo: stored.length, hasMore: false, views } as unknown as Glance]]);
  };
  const feed = new Feed(() => ({}) as Db, log, look, new Here(), 0);
  t.after(() => feed.close());
  const screen = (side: 'customer' | 'staff') => {
    const seqs: number[] = [];
    feed.follow(ID, {
      side,
      after: 0,
      told: '',
      send: (frame) => frame.is === 'messages' && seqs.push(...frame.messages.map(({ seq }) => seq)),
      isFull: () => false,
    });
    return seqs;
  };
  const store = (kind: 'text' | 'note') => {
    const message = { seq: stored.length + 1, body: { kind, text: '…' } } as unknown as Message;
    stored.push(message);
    return message;
  };
  const [customer, staff] = [screen('customer'), screen('staff')];
  await settle();
  feed.offer(ID, store('text'));
  assert.deepEqual([customer, staff], [[1], [1]], 'without a look');
  const [second, third] = [store('note'), store('text')];
  feed.offer(ID, third);
  assert.deepEqual([customer, staff], [[1], [1]], 'not before what was said before it');
  feed.offer(ID, second);
  feed.offer(ID, second);
  assert.deepEqual([customer, staff], [[1], [1, 2]], 'a note is for staff alone');
  feed.wake(ID);
  await settle();
  assert.deepEqual(
    [customer, staff],
    [
      [1, 3],
      [1, 2, 3],
    ],
    'the look brings the rest',
  );
});

test('whoever comes during a look is not told how it stood before they came', async (t) => {
  const begun = Promise.withResolvers<void>();
  let reads = 0;
  const look = async () => {
    const glance = glanceOf(`at look ${++reads}`);
    if (reads === 1) await begun.promise;
    return new Map([[ID, glance]]);
  };
  const feed = new Feed(() => ({}) as Db, log, look, new Here(), 0);
  t.after(() => feed.close());
  const follow = () => {
    const states: unknown[] = [];
    const send = (frame: Frame) => frame.is === 'state' && states.push(frame.view);
    feed.follow(ID, { side: 'customer', after: 0, told: '', send, isFull: () => false });
    return states;
  };
  const first = follow();
  await settle();
  const second = follow();
  begun.resolve();
  await settle();
  assert.deepEqual(first, [{ text: 'at look 1' }, { text: 'at look 2' }]);
  assert.deepEqual(second, [{ text: 'at look 2' }]);
});
