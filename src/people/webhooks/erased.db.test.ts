/** Whoever is told that something was erased is not given it afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { waitUntil } from '../../kernel/database/process.ts';
import { attempt } from './deliver.ts';
import { numberEvents } from './store/event.ts';
import { forgetSubjects } from './store/recall.ts';
import { planNext, takeDue } from './store/turn.ts';
import { lockWebhook } from './store/webhook.ts';
import { tellPrograms } from './tell.ts';
import { receiver, THING, webhooksWorld } from './testing.ts';

const world = await webhooksWorld();
const { db, clock, node, made, happens } = world;
const owner = await world.person('Olga', ['owner']);
const now = () => new Date(clock.now());

const ERASED = 999;
/** What was told of it is gone, and programs hear so: in one transaction, as an erasure is. */
const erase = (subject: string, n = ERASED) =>
  db.transaction().execute(async (tx) => {
    await forgetSubjects(tx, [subject], now());
    await tellPrograms(tx, THING, { subject, at: now(), data: { n } });
  });
const numbers = (heard: readonly { event: { data: { n: number } } }[]) =>
  heard.map(({ event }) => event.data.n);

test.afterEach(async () => {
  await sql`delete from people.webhook`.execute(db);
  await sql`delete from people.webhook_event`.execute(db);
});

test('what is under way when it is erased has ended before its receiver hears of that', async (t) => {
  const [first, program] = [await node(t), await receiver(t)];
  await made(first, owner, program.url);
  const [came, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  program.react = async ({ event }, res) => {
    if (event.data.n === 1) {
      came.resolve();
      await go.promise;
    }
    res.writeHead(event.data.n === 1 ? 500 : 204).end();
  };
  await happens(1, 'a');
  await happens(2, 'a');
  const underway = first.idle();
  await came.promise;
  // Only now, so that it is the first that has it.
  const second = await node(t);
  await erase('a');
  await happens(7, 'b');
  await second.idle();
  assert.deepEqual(numbers(program.heard), [1, 7], 'others do not wait for it');
  go.resolve();
  await underway;
  await second.idle();
  // What failed is not tried again, and what waited behind it is gone.
  assert.deepEqual(numbers(program.heard), [1, 7, ERASED]);
  const { rows } = await sql`select from people.webhook_recall`.execute(db);
  assert.equal(rows.length, 0);
});

test('behind a node that died while it sent, it is waited for as long as that may be under way', async (t) => {
  const program = await receiver(t);
  const sent = Promise.withResolvers<void>();
  let isDead = false;
  const dying = await node(t, {
    isDead: () => isDead,
    sending: (real) => ({
      ...real,
      async post(_url, sending) {
        isDead = true;
        sent.resolve();
        const { promise, reject } = Promise.withResolvers<never>();
        sending.signal?.addEventListener('abort', () => reject(sending.signal?.reason));
        return promise;
      },
    }),
  });
  await made(dying, owner, program.url);
  await happens(1, 'a');
  void dying.idle().catch(() => {});
  await sent.promise;
  await erase('a');
  const other = await node(t);
  await other.idle();
  assert.deepEqual(numbers(program.heard), []);
  clock.advance(61_000);
  await other.idle();
  assert.deepEqual(numbers(program.heard), [ERASED]);
});

test('what was taken and is not sent yet is not sent any more', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  await here.leave();
  await happens(1, 'a');
  await numberEvents(db);
  const lease = crypto.randomUUID();
  const [taken] = await db.transaction().execute(async (tx) => {
    await lockWebhook(tx, webhook.id);
    await planNext(tx, webhook.id, now());
    return takeDue(tx, webhook.id, { now: now(), lease, until: new Date(clock.now() + 60_000), most: 4 });
  });
  assert.ok(taken);
  await erase('a');
  const never = (): never => assert.fail('it was sent');
  const deps = {
    clock,
    log: world.log,
    outbound: { check: never, post: never },
    vault: never,
    random: () => 0.5,
    publicUrl: () => 'https://clearline.example',
    count: never,
  };
  await attempt(db, deps, taken, lease, new AbortController().signal);
  await (await node(t)).idle();
  assert.deepEqual(numbers(program.heard), [ERASED]);
});

test('what is forgotten while it is numbered leaves a hole, and what comes later goes on behind it', async () => {
  const [forgotten, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  for (const subject of ['a', 'b', 'c']) await happens(1, subject);
  const forgetting = db.transaction().execute(async (tx) => {
    await forgetSubjects(tx, ['b'], now());
    forgotten.resolve();
    await commit.promise;
  });
  await forgotten.promise;
  const numbering = numberEvents(db);
  await waitUntil(async () => {
    const { rows } = await sql`select from pg_locks where not granted`.execute(db);
    return rows.length > 0;
  }, 10);
  commit.resolve();
  await Promise.all([forgetting, numbering]);
  await happens(2, 'd');
  const last = await numberEvents(db);
  const { rows } = await sql<{
    number: string;
  }>`select number from people.webhook_event order by number`.execute(db);
  assert.equal(rows.length, 3);
  assert.equal(rows.at(-1)?.number, last);
});

test('however deliveries and erasures of two nodes meet, nothing comes behind the word of its erasure', async (t) => {
  const nodes = [await node(t), await node(t)];
  const program = await receiver(t);
  if (nodes[0]) await made(nodes[0], owner, program.url);
  program.react = async (_heard, res) => {
    for (let turns = Math.random() * 20; turns > 0; turns--) await turn();
    res.writeHead(Math.random() < 0.8 ? 204 : 500).end();
  };
  const subjects = Array.from({ length: 12 }, (_, at) => at);
  await Promise.all(
    subjects.map(async (subject) => {
      for (let n = 0; n < 6; n++) await happens(subject * 1_000 + n, `s:${subject}`);
      await erase(`s:${subject}`, subject * 1_000 + ERASED);
    }),
  );
  for (let hours = 0; hours < 6; hours++) {
    await Promise.all(nodes.map(({ idle }) => idle()));
    clock.advance(3_600_000);
  }
  const heard = numbers(program.heard);
  for (const subject of subjects) {
    const of = heard.filter((n) => Math.floor(n / 1_000) === subject).map((n) => n % 1_000);
    const told = of.indexOf(ERASED);
    assert.ok(told >= 0, `${subject} is told of`);
    assert.deepEqual(new Set(of.slice(told)), new Set([ERASED]), `${subject}: ${of}`);
  }
});
