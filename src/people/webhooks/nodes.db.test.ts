import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { webhooksApi as api, type Happened } from './contract.ts';
import { numberEvents } from './store/event.ts';
import { tellPrograms } from './tell.ts';
import { receiver, THING, webhooksWorld } from './testing.ts';

const world = await webhooksWorld();
const { db, clock, node, made, state, happens } = world;
const owner = await world.person('Olga', ['owner']);

test.afterEach(async () => {
  await sql`delete from people.webhook`.execute(db);
});

test('two nodes deliver each event once, and those of one subject in order', async (t) => {
  const nodes = [await node(t), await node(t)] as const;
  const program = await receiver(t);
  const { webhook } = await made(nodes[0], owner, program.url);
  await Promise.all(
    Array.from({ length: 10 }, async (_, subject) => {
      for (let n = 0; n < 20; n++) await happens(n, `subject:${subject}`);
    }),
  );
  // What one has under way the other does not wait for.
  do await Promise.all(nodes.map(({ idle }) => idle()));
  while ((await state(nodes[0], owner, webhook.id)).waiting > 0);
  assert.equal(program.heard.length, 200);
  assert.equal(new Set(program.heard.map(({ event }) => event.id)).size, 200);
  const { rows } = await sql<{
    uid: string;
    subject: string;
  }>`select uid, subject from people.webhook_event`.execute(db);
  const subjects = new Map(rows.map(({ uid, subject }) => [uid, subject]));
  for (let subject = 0; subject < 10; subject++) {
    const heard = program.heard.filter(({ event }) => subjects.get(event.id) === `subject:${subject}`);
    assert.deepEqual(
      heard.map(({ event }) => event.data.n),
      Array.from({ length: 20 }, (_, n) => n),
    );
  }
});

test('a node that dies between a delivery and its note has it delivered again, under the same id', async (t) => {
  const program = await receiver(t);
  const reached = Promise.withResolvers<void>();
  // It sends, and is never heard of again.
  let isDead = false;
  const dying = await node(t, {
    isDead: () => isDead,
    sending: (real) => ({
      ...real,
      async post(url, sending) {
        await real.post(url, sending);
        isDead = true;
        reached.resolve();
        const { promise, reject } = Promise.withResolvers<never>();
        sending.signal?.addEventListener('abort', () => reject(sending.signal?.reason));
        return promise;
      },
    }),
  });
  const { webhook } = await made(dying, owner, program.url);
  await happens(1);
  void dying.idle().catch(() => {});
  await reached.promise;
  const other = await node(t);
  await other.idle();
  assert.equal(program.heard.length, 1, 'while it may still be under way, nobody else sends it');
  clock.advance(61_000);
  await other.idle();
  assert.equal(program.heard.length, 2);
  assert.equal(program.heard[0]?.headers['webhook-id'], program.heard[1]?.headers['webhook-id']);
  assert.equal((await state(other, owner, webhook.id)).waiting, 0);
});

test('a node that leaves lets go at once of what it has under way', async (t) => {
  const [first, program] = [await node(t), await receiver(t)];
  await made(first, owner, program.url);
  const asked = Promise.withResolvers<void>();
  program.react = () => asked.resolve();
  await happens(1);
  const idle = first.idle();
  await asked.promise;
  await first.leave();
  await idle;
  program.react = (_heard, res) => res.end();
  const second = await node(t);
  await second.idle();
  assert.equal(program.heard.length, 2);
});

test('the cursor steps over no event that commits late', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  await made(here, owner, program.url);
  const pull = async (after: string) => {
    const { body } = await here.ask(owner, api.events, { query: { after } });
    return body as unknown as { events: Happened[]; cursor: string; more: boolean };
  };
  const begun = await numberEvents(db);
  const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const late = db.transaction().execute(async (tx) => {
    await tellPrograms(tx, THING, { subject: 'late', at: new Date(clock.now()), data: { n: 1 } });
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  await happens(2, 'soon');
  const soon = await pull(begun);
  assert.deepEqual(
    soon.events.map(({ data }) => data.n),
    [2],
  );
  commit.resolve();
  await late;
  const then = await pull(soon.cursor);
  assert.deepEqual(
    then.events.map(({ data }) => data.n),
    [1],
  );
  assert.deepEqual((await pull(then.cursor)).events, []);
  await here.idle();
  assert.deepEqual(program.heard.map(({ event }) => event.data.n).sort(), [1, 2]);
});

test('an event is there if and only if what it tells of is', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  await made(here, owner, program.url);
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await tellPrograms(tx, THING, { subject: 'never', at: new Date(clock.now()), data: { n: 13 } });
      throw new Error('undone');
    }),
  );
  await happens(14);
  await here.idle();
  assert.deepEqual(
    program.heard.map(({ event }) => event.data.n),
    [14],
  );
});
