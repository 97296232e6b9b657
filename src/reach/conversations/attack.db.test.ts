/** What strangers try: other people's conversations, forged tokens, and frames and texts that nobody would send. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { GUEST_TOKEN } from '../../kernel/http/contract.ts';
import { GUEST, SECRET } from '../../people/testing.ts';
import { chatApi, deskApi, type Frame } from './contract.ts';
import { reachWorld } from './testing.ts';
import { GUEST_MS, makeToken, readToken } from './tokens.ts';

const world = await reachWorld();
const AT = 1_800_000_000_000;

/** Says these things on a new line, and returns what comes back until it is ended, or until `enough` came. */
async function converse(url: string, says: readonly (string | Buffer)[], enough = 50) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`);
  const frames: Frame[] = [];
  socket.on('message', (data) => {
    frames.push(JSON.parse(data.toString()));
    if (frames.length >= enough) socket.close(1000);
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  for (const say of says) socket.send(say);
  const [code] = (await once(socket, 'close')) as [number];
  return { code, frames };
}

const hello = (token: unknown) => JSON.stringify({ do: 'hello', token });
const follow = (conversation: string) => JSON.stringify({ do: 'follow', conversation, after: 0 });

test('a token is good for one, until its time, and cannot be made or changed', () => {
  const id = randomUUID();
  const token = makeToken('secret', 'guest', id, AT + GUEST_MS);
  assert.equal(readToken('secret', 'guest', token, AT), id);
  assert.equal(readToken('secret', 'guest', token, AT + GUEST_MS + 1000), null);
  assert.equal(readToken('another', 'guest', token, AT), null);
  assert.equal(readToken('secret', 'staff', token, AT), null);
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'a' ? 'b' : 'a';
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    const read = readToken('secret', 'guest', changed, AT);
    // The last character carries four bits only: a spelling of the same bytes is the same token.
    if (at < token.length - 1) assert.equal(read, null, `changed at ${at}`);
  }
});

test('another visitor’s conversation is not there, by any way', async (t) => {
  const { url, ask, looks } = await world.node(t);
  const [bob, eve] = [await world.guest(url), await world.guest(url)];
  const id = await world.opened(url, bob);
  // So the node knows how it stands.
  await looks(bob, id);
  const body = { intent: 'refund', lang: 'zh' };
  const said = { key: randomUUID(), text: 'hello' };
  const tries = [
    await ask(eve, chatApi.open, { params: { id }, body }),
    await ask(eve, chatApi.since, { params: { id } }),
    await ask(eve, chatApi.stream, { params: { id } }),
    await ask(eve, chatApi.say, { params: { id }, body: said }),
    await ask(eve, chatApi.see, { params: { id }, body: { delivered: 1, read: 1 } }),
    await ask(eve, chatApi.end, { params: { id } }),
    await ask(eve, chatApi.rate, { params: { id }, body: { rating: 1 } }),
  ];
  assert.deepEqual(new Set(tries.map(({ status }) => status)), new Set([404]));
  assert.deepEqual((await ask(eve, chatApi.mine)).body.conversations, []);
  const { frames } = await converse(url, [hello(eve.headers[GUEST_TOKEN]), follow(id)], 2);
  assert.deepEqual(
    frames.map((frame) => (frame.is === 'refused' ? frame.code : frame.is)),
    ['ready', 'no-such-conversation'],
  );
});

test('without a good token nobody is heard', async (t) => {
  const { url, ask } = await world.node(t);
  const old = makeToken(SECRET, 'guest', randomUUID(), world.clock.now() - 1000);
  const forged = makeToken(
    'a secret that somebody guesses',
    'guest',
    randomUUID(),
    world.clock.now() + GUEST_MS,
  );
  for (const token of [old, forged, 'g1..', '', 'x'.repeat(390)]) {
    assert.equal(
      (await ask({ ...GUEST, headers: { [GUEST_TOKEN]: token } }, chatApi.mine)).status,
      401,
      token,
    );
    assert.equal((await converse(url, [hello(token)])).code, 4001, token);
  }
  assert.equal((await ask(GUEST, chatApi.mine)).status, 401);
});

test('what is no frame ends the line, and a frame too long does', async (t) => {
  const { url } = await world.node(t);
  const bob = await world.guest(url);
  const known = hello(bob.headers[GUEST_TOKEN]);
  for (const first of [
    '',
    '{',
    '[]',
    'null',
    '{"do":"hello"}',
    '{"do":"send"}',
    hello({}),
    Buffer.from([0, 255]),
  ])
    assert.equal((await converse(url, [first])).code, 4000, String(first));
  for (const next of [
    '{"do":"nothing"}',
    known,
    '{"do":"follow","conversation":"1","after":0}',
    '{"do":"seen"}',
  ])
    assert.equal((await converse(url, [known, next])).code, 4000, next);
  assert.equal((await converse(url, [known, 'x'.repeat(40_000)])).code, 1009);
});

test('one key is one message, however many send it at once', async (t) => {
  const [one, two] = [await world.node(t), await world.node(t)];
  const bob = await world.guest(one.url);
  const id = await world.opened(one.url, bob);
  const body = { key: randomUUID(), text: '<script>alert(1)</script>' };
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? one : two).ask(bob, chatApi.say, { params: { id }, body })),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.deepEqual(new Set(answers.map(({ body: { seq } }) => seq)), new Set([2]));
  const { rows } = await sql<{ body: unknown }>`select body from reach.message
    where conversation_id = ${id} and kind = 'text'`.execute(world.db);
  assert.deepEqual(rows, [{ body: { kind: 'text', text: body.text } }]);
});

test('texts too long, empty or of another shape are refused, and nothing is stored', async (t) => {
  const { url, ask } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const say = (text: unknown, key: unknown = randomUUID()) =>
    ask(bob, chatApi.say, { params: { id }, body: { key, text } });
  assert.equal((await say('x'.repeat(4_001))).status, 422);
  assert.equal((await say('  \n ')).status, 422);
  assert.equal((await say(['a'])).status, 422);
  assert.equal((await say('a', 'no key')).status, 422);
  assert.equal((await say('x'.repeat(2_000_000))).status, 413);
  const { frames } = (await ask(bob, chatApi.since, { params: { id } })).body as { frames: Frame[] };
  assert.equal(frames.find((frame) => frame.is === 'messages')?.upTo, 1);
});

test('whoever is too fast is told so, and so is who opens too many', async (t) => {
  const { url, ask } = await world.node(t, { paces: { customer: 3, staff: 3 } });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const codes: unknown[] = [];
  for (let n = 0; n < 5; n++) {
    const { body } = await ask(bob, chatApi.say, {
      params: { id },
      body: { key: randomUUID(), text: `${n}` },
    });
    codes.push(body.code ?? 'sent');
  }
  assert.deepEqual(codes, ['sent', 'sent', 'sent', 'too-many-messages', 'too-many-messages']);
  for (let n = 0; n < 2; n++) await world.opened(url, bob);
  const more = await ask(bob, chatApi.open, {
    params: { id: randomUUID() },
    body: { intent: 'refund', lang: 'zh' },
  });
  assert.deepEqual([more.status, more.body.code], [429, 'too-many-conversations']);
});

test('a customer never sees a note, and a closed conversation takes nothing more', async (t) => {
  const { url, ask } = await world.node(t);
  const bob = await world.guest(url);
  const ann = await world.person('Ann', ['agent']);
  const id = await world.opened(url, bob);
  const note = { key: randomUUID(), text: 'he was here last week', note: true };
  assert.equal((await ask(ann, deskApi.say, { params: { id }, body: note })).status, 200);
  for (const answer of [await ask(bob, chatApi.since, { params: { id } }), await ask(bob, chatApi.mine)])
    assert.doesNotMatch(answer.text, /last week/);
  const smuggled = JSON.stringify({ do: 'send', conversation: id, key: randomUUID(), text: 'x', note: true });
  const { frames } = await converse(url, [hello(bob.headers[GUEST_TOKEN]), smuggled], 2);
  const refused = frames.at(-1);
  assert.equal(refused?.is === 'refused' && refused.code, 'not-for-you');
  assert.equal((await ask(bob, chatApi.end, { params: { id } })).status, 200);
  const late = await ask(bob, chatApi.say, { params: { id }, body: { key: randomUUID(), text: 'wait' } });
  assert.deepEqual([late.status, late.body.code], [409, 'conversation-closed']);
  const taken = await ask(ann, deskApi.take, { params: { id } });
  assert.deepEqual([taken.status, taken.body.code], [409, 'not-now']);
});

test('one that was closed and opened again elsewhere takes a message where it is remembered as closed', async (t) => {
  const { url, ask, looks } = await world.node(t);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const params = { id };
  await ask(bob, chatApi.end, { params });
  await looks(bob, id);
  const said = (text: string) => ask(bob, chatApi.say, { params, body: { key: randomUUID(), text } });
  assert.equal((await said('too late')).body.code, 'conversation-closed');
  // As undoing a merge does, on another node; the hint is not waited for.
  await sql`update reach.conversation set status = 'open', ended_at = null, revision = revision + 1 where id = ${id}`.execute(
    world.db,
  );
  assert.equal((await said('in time')).status, 200);
  const { rows } = await sql<{ text: string }>`select body ->> 'text' as text from reach.message
    where conversation_id = ${id} and kind = 'text'`.execute(world.db);
  assert.deepEqual(rows, [{ text: 'in time' }]);
});

test('who is no agent gets no ticket, and a ticket of who has left opens nothing', async (t) => {
  const { url, ask } = await world.node(t);
  const buyer = await world.person('Cy', ['buyer']);
  assert.equal((await ask(buyer, deskApi.ticket)).status, 403);
  assert.equal((await ask(buyer, deskApi.list)).status, 403);
  const ann = await world.person('Ann', ['agent']);
  const { ticket } = (await ask(ann, deskApi.ticket)).body;
  assert.equal((await converse(url, [hello(ticket)], 1)).frames[0]?.is, 'ready');
  await sql`delete from people.role_grant where person_id = ${ann.id}`.execute(world.db);
  world.clock.advance(61_000);
  assert.equal((await converse(url, [hello(ticket)])).code, 4001);
});
