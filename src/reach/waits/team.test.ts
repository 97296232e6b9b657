import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stretchesOf } from './stretches.ts';
import { backInSeconds, endedByNumber, endedPerSecond, freeSlots } from './team.ts';

const CHAT = { soloSeconds: 300, slowdown: 0.25 };
const anyService = fc.record({
  soloSeconds: fc.double({ min: 10, max: 5000, noNaN: true }),
  slowdown: fc.double({ min: 0, max: 1, noNaN: true }),
});
const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= 1e-9, `${actual} instead of ${expected}`);

test('three chats at once are more than one and less than three agents', () => {
  near(endedPerSecond(1, CHAT), 1 / 300);
  near(endedPerSecond(3, CHAT), 2 / 300);
  near(endedPerSecond(0, CHAT), 0);
  fc.assert(
    fc.property(anyService, fc.integer({ min: 2, max: 50 }), (service, chats) => {
      const [solo, many] = [endedPerSecond(1, service), endedPerSecond(chats, service)];
      assert.ok(many >= solo * (1 - 1e-9) && many <= chats * solo * (1 + 1e-9));
    }),
  );
});

test('slots are free only where an agent has fewer than they take', () => {
  const agent = (capacity: number, chats: number) => ({ capacity, chats });
  assert.equal(freeSlots([agent(3, 1), agent(2, 2), agent(1, 4), agent(0, 0)]), 2);
  assert.equal(freeSlots([]), 0);
});

test('a team ends more the more it has, and with every slot taken as much as its agents together', () => {
  const rates = endedByNumber([3, 1, 2, 0], CHAT);
  assert.equal(rates.length, 6);
  assert.ok(rates.every((rate, i) => rate > (rates[i - 1] ?? 0)));
  near(rates[2], 3 * endedPerSecond(1, CHAT));
  near(rates[5], endedPerSecond(3, CHAT) + endedPerSecond(1, CHAT) + endedPerSecond(2, CHAT));
});

test('an agent above their capacity frees no slot until they are back at it', () => {
  const agents = [
    { capacity: 2, chats: 4 },
    { capacity: 1, chats: 1 },
  ];
  const back = 1 / endedPerSecond(4, CHAT) + 1 / endedPerSecond(3, CHAT);
  near(backInSeconds({ capacity: 2, chats: 4 }, CHAT), back);
  near(backInSeconds({ capacity: 2, chats: 1 }, CHAT), 0);
  const [first, second, ...more] = stretchesOf(agents, CHAT, []);
  near(first?.untilSeconds, back);
  near(first?.servedPerSecond, endedPerSecond(1, CHAT));
  assert.equal(second?.untilSeconds, Number.POSITIVE_INFINITY);
  near(second?.servedPerSecond, endedPerSecond(1, CHAT) + endedPerSecond(2, CHAT));
  assert.deepEqual(more, []);
});

test('each kind of customer overtakes for its own while, and then no more', () => {
  const overtaking = [
    { perSecond: 0.01, forSeconds: 600 },
    { perSecond: 0.02, forSeconds: 60 },
    { perSecond: 0.04, forSeconds: 600 },
  ];
  const all = stretchesOf([{ capacity: 1, chats: 1 }], CHAT, overtaking);
  assert.deepEqual(
    all.map(({ untilSeconds }) => untilSeconds),
    [60, 600, Number.POSITIVE_INFINITY],
  );
  near(all[0]?.overtakingPerSecond, 0.07);
  near(all[1]?.overtakingPerSecond, 0.05);
  near(all[2]?.overtakingPerSecond, 0);
});
