/** Whoever cannot be told now is told later, whenever it was that their line became full. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ManualClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { createLog } from '../../kernel/log.ts';
import type { Frame } from './contract.ts';
import { Feed } from './feed.ts';
import type { Glance } from './glance.ts';
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
  const feed = new Feed(() => ({}) as Db, log, look, new Here());
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

test('whoever comes during a look is not told how it stood before they came', async (t) => {
  const begun = Promise.withResolvers<void>();
  let reads = 0;
  const look = async () => {
    const glance = glanceOf(`at look ${++reads}`);
    if (reads === 1) await begun.promise;
    return new Map([[ID, glance]]);
  };
  const feed = new Feed(() => ({}) as Db, log, look, new Here());
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
