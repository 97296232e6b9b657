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
const settle = async () => {
  for (let turns = 0; turns < 5; turns++) await new Promise<void>((resolve) => setImmediate(resolve));
};

test('a line that becomes full while its conversation is looked at gets what it missed', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const views = { customer: { view: {}, text: 'as it is' }, staff: { view: {}, text: 'as it is' } };
  const glance = { rows: [], from: 0, upTo: 3, hasMore: false, views } as unknown as Glance;
  const log = createLog({ level: 'silent', clock: new ManualClock('2026-11-28T00:00:00Z') });
  const look = async () => new Map([[ID, glance]]);
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
