/** A crowd that comes at once: whoever is free gets somebody first, and what was said to whom is noted behind that. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { calendarOf } from '../roster/index.ts';
import { expectedWaits } from './forecast.ts';
import { lineNow } from './line.ts';
import { settle } from './settle.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();
beforeEach(() => world.empty());

const RATES = {
  service: { soloSeconds: 300, slowdown: 0.3, seen: 400 },
  leavingPerSecond: 1 / 2_000,
  coming: [{ headStartSeconds: 0, perSecond: 0.02 }],
};
const CALENDAR = calendarOf(null);

async function crowd(size: number): Promise<void> {
  const guest = randomUUID();
  const now = new Date(world.clock.now());
  await sql`insert into reach.guest (id, created_at, seen_at) values (${guest}, ${now}, ${now})`.execute(
    world.db,
  );
  await sql`insert into reach.conversation (id, guest_id, channel, lang, intent, opened_at, waits_since, last_at)
    select gen_random_uuid(), ${guest}, 'chat', 'zh', 'enquiry', at, at, at from generate_series(1, ${size}::int) as n,
      lateral (select ${now}::timestamptz - make_interval(secs => n) as at) as times`.execute(world.db);
}
async function agent(capacity: number): Promise<void> {
  const { id } = await world.person('Ann', ['agent']);
  const now = new Date(world.clock.now());
  await sql`insert into reach.agent (person_id, state, capacity, heard_at, said_at)
    values (${id}, 'available', ${capacity}, ${now}, ${now})`.execute(world.db);
}
const noted = async () =>
  (
    await sql<{ all: number; given: number }>`select count(*)::int as all,
      count(*) filter (where c.assigned_to is not null)::int as given
    from reach.wait w join reach.conversation c on c.id = w.conversation_id`.execute(world.db)
  ).rows[0];

test('whoever is given is noted at once, and of the others two hundred with each look', async () => {
  await agent(25);
  await crowd(240);
  const look = () =>
    settle(world.db, { now: new Date(world.clock.now()), rates: RATES, calendar: CALENDAR, promise: null });
  await look();
  assert.deepEqual(await noted(), { all: 225, given: 25 });
  await look();
  assert.deepEqual(await noted(), { all: 240, given: 25 });
});

test('what was worked out for one in the line holds for whoever waits beside them', async () => {
  await crowd(400);
  const now = world.clock.now();
  await agent(0);
  const empty = await lineNow(world.db, now, CALENDAR);
  const line = { ...empty, onDuty: empty.onDuty.map((one) => ({ ...one, capacity: 3, chats: 3 })) };
  const expected = expectedWaits(line, new Set(line.waiting.map(({ id }) => id)), RATES, now);
  assert.equal(expected.size, 400);
  const different = new Set(expected.values());
  assert.ok(different.size <= 40, `${different.size} were worked out`);
  const lows = line.waiting.map(({ id }) => expected.get(id)?.meanSeconds ?? assert.fail());
  assert.deepEqual(
    lows,
    lows.toSorted((a, b) => a - b),
    'nobody further back is told less',
  );
  const [last] = line.waiting.slice(-1);
  const again = expectedWaits(line, new Set([last?.id ?? '']), RATES, now);
  assert.ok(different.has(again.get(last?.id ?? '') ?? null), 'it was worked out once more');
});
