import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { webhooksApi as api, type Happened, type Webhook } from './contract.ts';
import { answering, receiver, THING, WHISPER, webhooksWorld } from './testing.ts';

const world = await webhooksWorld();
const { db, clock, node, made, state, happens } = world;
const owner = await world.person('Olga', ['owner']);
const admin = await world.person('Ada', ['admin']);

test.afterEach(async () => {
  await sql`delete from people.webhook`.execute(db);
});

test('a secret is shown once, rests sealed, and stands in no trail', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook, secret } = await made(here, owner, `${program.url}?token=of-the-receiver`);
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const answers = [
    await here.ask(owner, api.list),
    await here.ask(owner, api.get, { params: { id: webhook.id } }),
    await here.ask(owner, api.rotate, { params: { id: webhook.id } }),
  ];
  for (const { status, text } of answers) {
    assert.equal(status, 200, text);
    assert.ok(!text.includes(secret));
  }
  const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from people.webhook_secret`.execute(db);
  assert.equal(rows.length, 2);
  for (const { sealed } of rows) assert.ok(!sealed.includes(bytes) && !sealed.includes(secret));
  const trail = await sql<{ text: string }>`select a::text as text from people.audit a
    where target_id = ${webhook.id}`.execute(db);
  assert.deepEqual(trail.rows.length, 2);
  for (const { text } of trail.rows) assert.doesNotMatch(text, /whsec_|of-the-receiver/);
});

test('nobody subscribes to what they may not read, nor pulls it', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const body = { id: randomUUID(), label: 'Whispers', url: program.url, types: [THING.type, WHISPER.type] };
  for (const types of [body.types, ['no.such-type'], ['webhook.ping']]) {
    const refused = await here.ask(admin, api.create, { body: { ...body, types } });
    assert.equal(refused.body.code, 'no-such-type', refused.text);
  }
  assert.equal((await here.ask(owner, api.create, { body })).status, 200);
  const changed = await here.ask(admin, api.change, {
    params: { id: body.id },
    body: { label: 'Still whispers', url: program.url, types: body.types },
  });
  assert.equal(changed.status, 200, 'what an owner subscribed to stays');
  await happens(1, 'x', WHISPER);
  await happens(2, 'x');
  await here.idle();
  const pulled = async (who: typeof owner) =>
    ((await here.ask(who, api.events)).body.events as Happened[]).map(({ data }) => data.n);
  assert.deepEqual(await pulled(owner), [1, 2]);
  assert.deepEqual(await pulled(admin), [2]);
  const whisper = (await here.ask(owner, api.events)).body.events as Happened[];
  const params = { id: body.id, cursor: whisper[0]?.cursor ?? '' };
  assert.equal((await here.ask(admin, api.delivery, { params })).body.event, null);
  assert.equal((await here.ask(owner, api.delivery, { params })).body.event === null, false);
  const program2 = await world.token(owner, ['webhooks.events']);
  assert.deepEqual(await pulled(program2), [], 'a token reads what its scopes name');
});

test('an address in a private network is refused when it is saved, and so is one without TLS', async (t) => {
  const here = await node(t, { resolve: async () => [{ address: '93.184.216.34', family: 4 }] });
  const codes: unknown[] = [];
  for (const url of [
    'https://10.0.0.1/',
    'http://public.example/',
    'javascript:alert(1)',
    'https://u:p@x.example/',
  ]) {
    const body = { id: randomUUID(), label: 'No', url, types: [THING.type] };
    codes.push((await here.ask(owner, api.create, { body })).body.code);
  }
  assert.deepEqual(codes, ['private-address', 'needs-https', 'not-an-address', 'not-an-address']);
});

test('made twice under one id it is there once', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const body = { id: randomUUID(), label: 'Once', url: program.url, types: [THING.type] };
  const answers = [await here.ask(owner, api.create, { body }), await here.ask(owner, api.create, { body })];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 409],
  );
  assert.equal(((await here.ask(owner, api.list)).body.webhooks as Webhook[]).length, 1);
});

test('while it is paused nothing is sent, and afterwards all of it', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  const params = { id: webhook.id };
  await here.ask(owner, api.pause, { params });
  await happens(1);
  await happens(2);
  await here.idle();
  assert.equal(program.heard.length, 0);
  assert.equal((await state(here, owner, webhook.id)).waiting, 2);
  await here.ask(owner, api.resume, { params });
  await here.idle();
  assert.deepEqual(
    program.heard.map(({ event }) => event.data.n),
    [1, 2],
  );
});

test("a test goes to one webhook, and is in nobody's events", async (t) => {
  const [here, one, other] = [await node(t), await receiver(t), await receiver(t)];
  const { webhook } = await made(here, owner, one.url);
  await made(here, owner, other.url);
  const before = (await here.ask(owner, api.events)).body.cursor;
  assert.equal((await here.ask(owner, api.ping, { params: { id: webhook.id } })).status, 200);
  await here.idle();
  assert.deepEqual([one.heard.length, other.heard.length], [1, 0]);
  assert.equal(one.heard[0]?.event.type, 'webhook.ping');
  assert.deepEqual((await here.ask(owner, api.events, { query: { after: String(before) } })).body.events, []);
});

test('a replay is counted before, sends the same ids in order, and shows how far it is', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  const params = { id: webhook.id };
  for (let n = 1; n <= 3; n++) await happens(n);
  clock.advance(60_000);
  const from = new Date(clock.now()).toISOString();
  for (let n = 4; n <= 8; n++) await happens(n);
  await here.idle();
  const first = program.heard.splice(0);
  const program8 = await world.token(owner, ['webhooks.read', 'webhooks.retry']);
  const preview = await here.ask(program8, api.preview, { params, body: { from } });
  assert.equal(preview.body.count, 5);
  // It stands still after the second.
  const [held, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  program.react = async (heard, res) => {
    if (heard.event.data.n === 6) {
      second.resolve();
      await held.promise;
    }
    res.end();
  };
  assert.equal((await here.ask(program8, api.replay, { params, body: { from } })).status, 200);
  const idle = here.idle();
  await second.promise;
  const replay = (await state(here, owner, webhook.id)).replay;
  assert.deepEqual([replay?.total, replay?.done, replay?.startedBy], [5, 2, 'Olga']);
  const again = await here.ask(owner, api.replay, { params, body: { from } });
  assert.equal(again.body.code, 'replay-running');
  held.resolve();
  await idle;
  assert.deepEqual(
    program.heard.map(({ event }) => event.id),
    first.slice(3).map(({ event }) => event.id),
  );
  const after = first[6]?.event.cursor ?? '';
  assert.equal((await here.ask(owner, api.preview, { params, body: { after } })).body.count, 1);
  const none = await here.ask(owner, api.replay, { params, body: { after: first[7]?.event.cursor } });
  assert.equal(none.body.code, 'nothing-to-replay');
});

test('events are pulled page by page, and each once', async (t) => {
  const here = await node(t);
  const begin = String((await here.ask(owner, api.events, { query: { limit: '500' } })).body.cursor);
  for (let n = 0; n < 7; n++) await happens(n);
  const seen: unknown[] = [];
  let after = begin;
  for (let more = true; more; ) {
    const { body } = await here.ask(owner, api.events, { query: { after, limit: '3' } });
    seen.push(...(body.events as Happened[]).map(({ data }) => data.n));
    after = String(body.cursor);
    more = body.more === true;
  }
  assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6]);
});

test('another AUTH_SECRET opens no secret: nothing is sent unsigned', async (t) => {
  const [here, program] = [await node(t), await receiver(t)];
  const { webhook } = await made(here, owner, program.url);
  await sql`update people.webhook_secret set sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256)
    where webhook_id = ${webhook.id}`.execute(db);
  program.react = answering(204);
  await happens(1);
  await here.idle();
  assert.equal(program.heard.length, 0);
  const { body } = await here.ask(owner, api.deliveries, { params: { id: webhook.id } });
  assert.equal((body.deliveries as { last: { failure: string } }[])[0]?.last.failure, 'secret-lost');
});

test('whoever pulls events is in the trail, once a day for each token and address', async (t) => {
  const here = await node(t);
  const [reader, scopes] = [await world.person('Rita', ['owner']), ['webhooks.events', 'things.read']];
  const [one, other] = [await world.token(reader, scopes), await world.token(reader, scopes)];
  await happens(1);
  const pull = async (who: typeof one, query: { after?: string } = {}) => {
    const { status, body } = await here.ask(who, api.events, { query });
    assert.equal(status, 200);
    return String(body.cursor);
  };
  const trail = async () => {
    const { rows } = await sql<{ target: string; after: object; token: string | null }>`
      select target_id as target, after, actor ->> 'token' as token from people.audit
      where action = 'webhooks.pull' and actor_id = ${reader.id} order by id`.execute(db);
    return rows;
  };
  const last = await pull(reader);
  assert.deepEqual(await trail(), [{ target: reader.id, after: { after: '0' }, token: null }]);
  // Nothing is read where there is nothing new.
  await pull(one, { after: last });
  assert.equal((await trail()).length, 1);
  for (const who of [one, one, reader, other, other]) await pull(who);
  const tokens = await trail();
  assert.deepEqual(
    tokens.map(({ token }) => token),
    [null, 'test', 'test'],
  );
  assert.equal(new Set(tokens.map(({ target }) => target)).size, 3);
});

test('a day later a pull is in the trail again', async (t) => {
  const here = await node(t);
  const reader = await world.person('Rita', ['owner']);
  await happens(1);
  await sql`insert into people.audit (at, actor_id, actor, action, target_kind, target_id, address, words, pairs)
    values (now() - interval '25 hours', ${reader.id}, '{}', 'webhooks.pull', 'events', ${reader.id}, '127.0.0.1', '',
      '{}')`.execute(db);
  for (let n = 0; n < 3; n++) await here.ask(reader, api.events);
  const { rows } =
    await sql`select from people.audit where action = 'webhooks.pull' and actor_id = ${reader.id}`.execute(
      db,
    );
  assert.equal(rows.length, 2);
});
