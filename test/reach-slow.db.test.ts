/** Who reads nothing costs the server little, holds up nobody, and misses nothing once they read on. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { GUEST_TOKEN } from '../src/kernel/http/contract.ts';
import type { Caller } from '../src/people/testing.ts';
import { deskApi, type Frame } from '../src/reach/conversations/contract.ts';
import { reachWorld } from '../src/reach/conversations/testing.ts';
import { device } from './reach-device.ts';

const world = await reachWorld();
const MESSAGES = 3_000;
const AT_ONCE = 100;
/** Three bytes each: all of them are far more than two kernels keep for a line. */
const TEXT = '满'.repeat(2_700);
/** What waits on a line, and one look on top of it. */
const MOST_HELD = 256 * 1024 + AT_ONCE * (Buffer.byteLength(TEXT) + 400);

/** The server's end of each line that is opened from now on. */
function serverSockets(t: TestContext): Socket[] {
  const sockets: Socket[] = [];
  const seen = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
  subscribe('net.server.socket', seen);
  t.after(() => unsubscribe('net.server.socket', seen));
  return sockets;
}

/** Many come at the same moment, and one of them wakes whoever follows. */
async function pour(
  { ask }: Pick<Awaited<ReturnType<typeof world.node>>, 'ask'>,
  ann: Caller,
  id: string,
  look: () => void,
): Promise<void> {
  for (let n = 0; n < MESSAGES; n += AT_ONCE) {
    await sql`with one as (update reach.conversation set last_seq = last_seq + ${AT_ONCE - 1} where id = ${id}
        returning last_seq)
      insert into reach.message (conversation_id, seq, key, author, person_id, kind, body, at)
      select ${id}, last_seq - k, gen_random_uuid(), 'agent', ${ann.id}, 'text',
        jsonb_build_object('kind', 'text', 'text', ${TEXT}::text), ${new Date(world.clock.now())}
      from one, generate_series(0, ${AT_ONCE - 2}) k`.execute(world.db);
    const body = { key: randomUUID(), text: TEXT };
    assert.equal((await ask(ann, deskApi.say, { params: { id }, body })).status, 200);
    look();
  }
}

async function talk(t: TestContext) {
  const node = await world.node(t, { paces: { customer: 1e6, staff: 1e6 } });
  const [bob, ann] = [await world.guest(node.url), await world.person('Ann', ['agent'])];
  const id = await world.opened(node.url, bob);
  return { node, bob, ann, id, sockets: serverSockets(t) };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How much stays where nobody reads it, once the collector has been. */
async function kept(): Promise<number> {
  collect();
  // Memory outside of the heap is let go of a moment after.
  await pause(50);
  collect();
  return process.memoryUsage().arrayBuffers;
}

const lastOf = async (id: string): Promise<number> =>
  (await sql<{ n: number }>`select last_seq as n from reach.conversation where id = ${id}`.execute(world.db))
    .rows[0]?.n ?? 0;

/** Of these frames, the numbers of messages that came, without any that were there before. */
const numbersIn = (frames: readonly Frame[], after = 0): number[] =>
  frames.flatMap((frame) =>
    frame.is === 'messages' ? frame.messages.map(({ seq }) => seq).filter((seq) => seq > after) : [],
  );
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

function lineOf(t: TestContext, url: string, who: Caller, id: string, after: number) {
  const frames: Frame[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`);
  t.after(() => socket.terminate());
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
  const following = once(socket, 'open').then(async () => {
    socket.send(JSON.stringify({ do: 'hello', token: who.headers[GUEST_TOKEN] }));
    socket.send(JSON.stringify({ do: 'follow', conversation: id, after }));
    while (!frames.some(({ is }) => is === 'state')) await pause(5);
  });
  const has = async (last: number) => {
    while (numbersIn(frames).at(-1) !== last) await pause(20);
  };
  return { socket, frames, following, has };
}

test('a socket that reads nothing: little is kept for it, others hear at once, and it misses nothing', async (t) => {
  const { node, bob, ann, id, sockets } = await talk(t);
  const slow = lineOf(t, node.url, bob, id, 0);
  await slow.following;
  const [end] = sockets;
  assert.ok(end);
  slow.socket.pause();
  const other = device(t, { world, url: node.url, id, side: 'customer', who: bob });
  let most = 0;
  await pour(node, ann, id, () => {
    most = Math.max(most, end.writableLength);
  });
  const began = performance.now();
  const last = await lastOf(id);
  while (other.thread().upTo < last) {
    most = Math.max(most, end.writableLength);
    await pause(5);
  }
  const late = performance.now() - began;
  t.diagnostic(`${most} bytes were kept; another reader had all ${late.toFixed(0)} ms after the last`);
  assert.ok(most > 256 * 1024, 'the line was never full, so nothing was tried');
  assert.ok(most <= MOST_HELD, `${most} bytes were kept for who reads nothing`);
  assert.ok(late < 2_000, `another reader had to wait ${late} ms`);
  assert.ok((numbersIn(slow.frames).at(-1) ?? 0) < last, 'it did read');

  // It goes away with part of it, and comes back from where it was; and another time it just reads on.
  const cursor = numbersIn(slow.frames).at(-1) ?? 0;
  const again = lineOf(t, node.url, bob, id, cursor);
  slow.socket.resume();
  await Promise.all([again.has(last), slow.has(last)]);
  assert.deepEqual(numbersIn(slow.frames), upTo(last));
  assert.deepEqual(numbersIn(again.frames), upTo(last).slice(cursor));
});

test('a stream that nobody reads: little is kept for it, others hear at once, and it misses nothing', async (t) => {
  const { node, bob, ann, id } = await talk(t);
  const asked = request(`${node.url}/api/v1/chat/conversations/${id}/stream?after=0`, {
    headers: bob.headers,
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  t.after(() => asked.destroy());
  const before = await kept();
  await pour(node, ann, id, () => {});
  const other = device(t, { world, url: node.url, id, side: 'customer', who: bob });
  const last = await lastOf(id);
  while (other.thread().upTo < last) await pause(5);
  other.line.close();
  const held = (await kept()) - before;
  t.diagnostic(`${held} bytes were kept`);
  assert.ok(held < 3 * MOST_HELD, `${held} bytes were kept for who reads nothing`);
  let text = '';
  answer.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  while (!text.includes(`"upTo":${last}`)) await pause(20);
  const frames = text
    .split('\n\n')
    .filter((part) => part.startsWith('data: '))
    .map((part) => JSON.parse(part.slice(6)) as Frame);
  assert.deepEqual(numbersIn(frames), upTo(last));
});
