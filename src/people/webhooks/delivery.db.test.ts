import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { Webhook as Official } from 'standardwebhooks';
import { webhooksApi as api, type Delivery } from './contract.ts';
import { answering, receiver, webhooksWorld } from './testing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const world = await webhooksWorld();
const { db, clock, node, made, state, happens } = world;
let owner = await world.person('Olga', ['owner']);
/** Days go by in these tests, and a session is not for ever. */
const signInAgain = async () => {
  owner = await world.session(owner);
};
test.beforeEach(signInAgain);
const numbers = (heard: readonly { event: { data: { n: number } } }[]) =>
  heard.map(({ event }) => event.data.n);

test.afterEach(async () => {
  await sql`delete from people.webhook`.execute(db);
});

test('the official library takes what we send, and nothing that was altered', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { secret } = await made(here, owner, program.url);
  clock.set(Date.now());
  await happens(7);
  await here.idle();
  const [heard] = program.heard;
  assert.ok(heard);
  const library = new Official(secret);
  const headers = heard.headers as Record<string, string>;
  assert.deepEqual(library.verify(heard.body, headers), JSON.parse(heard.body));
  assert.throws(() => library.verify(heard.body.replace('7', '8'), headers));
  assert.throws(() => library.verify(heard.body, { ...headers, 'webhook-id': 'another' }));
  assert.deepEqual(Object.keys(heard.event), ['id', 'cursor', 'type', 'at', 'data']);
  assert.equal(headers['webhook-id'], heard.event.id);
  assert.deepEqual(here.counts, ['delivered']);
});

test('for a day after a change of secrets both are good, and then the new one alone', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook, secret: old } = await made(here, owner, program.url);
  const rotated = await here.ask(owner, api.rotate, { params: { id: webhook.id } });
  const fresh = String(rotated.body.secret);
  const takes = async (secret: string) => {
    clock.set(Math.max(clock.now(), Date.now()));
    program.heard.length = 0;
    await happens(1);
    await here.idle();
    const [heard] = program.heard;
    assert.ok(heard);
    // As if it had come just now, wherever our clock stands.
    const seconds = Number(heard.headers['webhook-timestamp']);
    t.mock.timers.enable({ apis: ['Date'], now: seconds * 1000 });
    try {
      new Official(secret).verify(heard.body, heard.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    } finally {
      t.mock.timers.reset();
    }
  };
  assert.deepEqual([await takes(old), await takes(fresh)], [true, true]);
  clock.advance(25 * HOUR);
  assert.deepEqual([await takes(old), await takes(fresh)], [false, true]);
});

test('what fails is tried again later, under the same id and with a fresh time; others of its subject wait', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  program.react = (heard, res) => answering(heard.event.data.n === 1 ? 500 : 204, 'out of order')(heard, res);
  await happens(1, 'a');
  await happens(2, 'a');
  await happens(3, 'b');
  await here.idle();
  assert.deepEqual(numbers(program.heard).sort(), [1, 3], 'another subject does not wait');
  program.react = answering(204);
  await here.idle();
  assert.equal(program.heard.length, 2, 'nothing before its time');
  clock.advance(6_000);
  await here.idle();
  assert.deepEqual(numbers(program.heard).slice(2), [1, 2]);
  const [first, again] = program.heard.filter(({ event }) => event.data.n === 1);
  assert.equal(first?.headers['webhook-id'], again?.headers['webhook-id']);
  assert.equal(Number(again?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp']), 6);
  const { body } = await here.ask(owner, api.deliveries, { params: { id: webhook.id } });
  const one = (body.deliveries as Delivery[]).find(({ cursor }) => cursor === first?.event.cursor);
  const read = await here.ask(owner, api.delivery, { params: { id: webhook.id, cursor: one?.cursor ?? '' } });
  assert.deepEqual(
    (read.body.attempts as { status: number; failure: string | null; response: string | null }[]).map(
      ({ status, failure, response }) => [status, failure, response],
    ),
    [
      [500, 'refused', 'out of order'],
      [204, null, null],
    ],
  );
});

test('after ten tries in three days an event is given up, and those behind it go on', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  program.react = (heard, res) => answering(heard.event.data.n === 1 ? 400 : 204)(heard, res);
  await happens(1, 'a');
  await happens(2, 'a');
  await here.idle();
  for (let i = 0; i < 9; i++) {
    clock.advance(25 * HOUR);
    // Something else gets through, so the receiver is not to blame.
    await happens(3, 'b');
    await here.idle();
  }
  await signInAgain();
  assert.equal(numbers(program.heard).filter((n) => n === 1).length, 10);
  assert.equal(numbers(program.heard).filter((n) => n === 2).length, 1);
  const failed = await here.ask(owner, api.deliveries, {
    params: { id: webhook.id },
    query: { state: 'failed' },
  });
  assert.equal((failed.body.deliveries as Delivery[]).length, 1);
  assert.equal((await state(here, owner, webhook.id)).state, 'active');
  program.react = answering(204);
  const [{ cursor }] = failed.body.deliveries as [Delivery];
  await here.ask(owner, api.retry, { params: { id: webhook.id, cursor } });
  await here.idle();
  assert.equal(numbers(program.heard).filter((n) => n === 1).length, 11);
});

test('who answers 410 is sent nothing more; owners hear of it, and what waits is kept', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  program.react = answering(410);
  await happens(1);
  await happens(2);
  await here.idle();
  const off = await state(here, owner, webhook.id);
  assert.deepEqual([off.state, off.disabledWhy, off.waiting], ['disabled', 'gone', 2]);
  const { rows } = await sql<{
    to_email: string;
    paragraphs: string[];
  }>`select to_email, paragraphs from people.mail
    where template = 'webhook-disabled'`.execute(db);
  assert.deepEqual(
    rows.map((row) => row.to_email),
    [owner.email],
  );
  assert.match(String(rows[0]?.paragraphs), /410/);
  const refused = await here.ask(owner, api.ping, { params: { id: webhook.id } });
  assert.equal(refused.body.code, 'not-delivered-now');
  program.react = answering(200);
  await here.ask(owner, api.resume, { params: { id: webhook.id } });
  await here.idle();
  assert.deepEqual(numbers(program.heard), [1, 1, 2]);
});

test('one that has taken nothing for three days is switched off, and loses nothing', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  program.react = (_heard, res) => res.destroy();
  await happens(1);
  for (let i = 0; i < 12; i++) {
    await here.idle();
    clock.advance(12 * HOUR);
  }
  await signInAgain();
  const off = await state(here, owner, webhook.id);
  assert.deepEqual([off.state, off.disabledWhy, off.waiting], ['disabled', 'failing', 1]);
  const asked = program.heard.length;
  clock.advance(48 * HOUR);
  await here.idle();
  assert.equal(program.heard.length, asked);
});

test('a receiver in trouble is asked one at a time and seldom, and gets everything at once when it is well', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  await made(here, owner, program.url);
  program.react = answering(503);
  for (let n = 0; n < 100; n++) await happens(n, `subject:${n}`);
  await here.idle();
  const early = program.heard.length;
  assert.ok(early >= 5 && early <= 8, `${early} requests before it is left alone`);
  clock.advance(MINUTE);
  await here.idle();
  assert.equal(program.heard.length, early + 1);
  program.react = answering(204);
  clock.advance(MINUTE);
  await here.idle();
  assert.equal(new Set(numbers(program.heard.slice(early + 1))).size, 100);
});

test('a slow receiver keeps nobody else waiting', async (t) => {
  const [here, slow, quick] = [await node(t), await receiver(t), await receiver(t)];
  await made(here, owner, slow.url);
  await made(here, owner, quick.url);
  const held = Promise.withResolvers<void>();
  slow.react = async (_heard, res) => {
    await held.promise;
    res.end();
  };
  const reached = Promise.withResolvers<void>();
  quick.react = (heard, res) => {
    answering(204)(heard, res);
    if (quick.heard.length === 20) reached.resolve();
  };
  for (let n = 0; n < 20; n++) await happens(n, `subject:${n}`);
  const idle = here.idle();
  await reached.promise;
  assert.equal(slow.heard.length, 4, 'at most four at once');
  held.resolve();
  await idle;
  assert.equal(slow.heard.length, 20);
});

test('a redirect into a private network is a failure, and nobody goes there', async (t) => {
  const [here, program, inside] = [await node(t), await receiver(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  program.react = (_heard, res) => res.writeHead(302, { location: inside.url }).end();
  await happens(1);
  await here.idle();
  const { body } = await here.ask(owner, api.deliveries, { params: { id: webhook.id } });
  const [delivery] = body.deliveries as Delivery[];
  assert.deepEqual([delivery?.last?.status, delivery?.last?.failure], [302, 'redirected']);
  assert.equal(inside.heard.length, 0);
});

test('a name that leads into a private network later is asked no more', async (t) => {
  let where = '127.0.0.1';
  const here = await node(t, { resolve: async () => [{ address: where, family: 4 }] });
  const program = await receiver(t);
  const url = program.url.replace('127.0.0.1', 'rebind.example');
  const { webhook } = await made(here, owner, url);
  where = '10.0.0.1';
  await happens(1);
  await here.idle();
  const { body } = await here.ask(owner, api.deliveries, { params: { id: webhook.id } });
  assert.equal((body.deliveries as Delivery[])[0]?.last?.failure, 'private-address');
  assert.equal(program.heard.length, 0);
});
