import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTENTS } from '@clearline/card';
import fc from 'fast-check';
import { match, mayTake, type Taker, type Waiter } from './match.ts';
import { answers } from './presence.ts';

const LANGS = ['zh', 'en'] as const;
const AGENTS = ['ann', 'bo', 'cy', 'di'];

const waiters: fc.Arbitrary<Waiter[]> = fc
  .array(
    fc.record({
      lang: fc.constantFrom(...LANGS),
      intent: fc.constantFrom(...INTENTS),
      notFor: fc.option(fc.constantFrom(...AGENTS)),
      before: fc.option(fc.constantFrom(...AGENTS)),
      only: fc.option(fc.subarray(AGENTS).map((some) => new Set(some))),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((one, n) => ({ ...one, id: `c${n}` })));

const takers: fc.Arbitrary<Taker[]> = fc.subarray(AGENTS).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        languages: fc.subarray([...LANGS]),
        skills: fc.subarray([...INTENTS]),
        capacity: fc.nat(5),
        chats: fc.nat(6),
        lastAt: fc.nat(1000),
      }),
    ),
  ),
);

test('nobody is given twice, beyond the room of an agent, or to who cannot take them', () => {
  fc.assert(
    fc.property(waiters, takers, (waiting, agents) => {
      const found = match(waiting, agents);
      assert.equal(new Set(found.map(({ conversation }) => conversation)).size, found.length);
      for (const agent of agents) {
        const given = found.filter((one) => one.agent === agent.id).length;
        assert.ok(given === 0 || given + agent.chats <= agent.capacity);
      }
      for (const { conversation, agent } of found) {
        const waiter = waiting.find(({ id }) => id === conversation) ?? assert.fail();
        const taker = agents.find(({ id }) => id === agent) ?? assert.fail();
        assert.ok(answers(taker, waiter) && waiter.notFor !== agent);
        assert.ok(waiter.only?.has(agent) ?? true, 'somebody from outside the team took them');
      }
    }),
  );
});

test('no more are found than are asked for, and these are the same', () => {
  fc.assert(
    fc.property(waiters, takers, fc.nat(4), (waiting, agents, most) => {
      assert.deepEqual(match(waiting, agents, most), match(waiting, agents).slice(0, most));
    }),
  );
});

test('whoever is left waiting could be taken by nobody who still has room', () => {
  fc.assert(
    fc.property(waiters, takers, (waiting, agents) => {
      const found = match(waiting, agents);
      const given = new Set(found.map(({ conversation }) => conversation));
      const free = agents.filter(
        ({ id, chats, capacity }) => chats + found.filter(({ agent }) => agent === id).length < capacity,
      );
      for (const waiter of waiting.filter(({ id }) => !given.has(id)))
        assert.ok(!free.some((one) => mayTake(one, waiter)));
    }),
  );
});

test('who comes later takes nothing from who is before', () => {
  fc.assert(
    fc.property(waiters, takers, (waiting, agents) => {
      const all = match(waiting, agents);
      for (let n = 0; n <= waiting.length; n++) {
        const some = match(waiting.slice(0, n), agents);
        assert.deepEqual(all.slice(0, some.length), some);
      }
    }),
  );
});

const waiter = (id: string, more: Partial<Waiter> = {}): Waiter => ({
  id,
  lang: 'zh',
  intent: 'refund',
  notFor: null,
  before: null,
  only: null,
  ...more,
});
const taker = (id: string, more: Partial<Taker> = {}): Taker => ({
  id,
  languages: ['zh'],
  skills: [],
  capacity: 3,
  chats: 0,
  lastAt: 0,
  ...more,
});

test('each goes to whom they know, then to the least busy for their room, then to who has had nobody for longest', () => {
  const agents = [taker('ann', { chats: 2 }), taker('bo', { lastAt: 5 }), taker('cy', { lastAt: 3 })];
  const found = match([waiter('1', { before: 'ann' }), waiter('2'), waiter('3')], agents);
  assert.deepEqual(
    found.map(({ agent }) => agent),
    ['ann', 'cy', 'bo'],
  );
  const big = [taker('ann', { chats: 1, capacity: 2 }), taker('bo', { chats: 2, capacity: 10 })];
  assert.deepEqual(match([waiter('1')], big), [{ conversation: '1', agent: 'bo' }]);
});
