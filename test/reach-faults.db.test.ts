/** Networks and servers that fail in the ways that people meet: what was written is there once, in order, and states are true. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { GUEST_TOKEN } from '../src/kernel/http/contract.ts';
import { reachWorld } from '../src/reach/conversations/testing.ts';
import { poll, socket, stream } from '../web/live/carriers.ts';
import { progressOf } from '../web/live/thread.ts';
import { badNetwork } from './bad-network.ts';
import { device } from './reach-device.ts';

const world = await reachWorld();
const FREE = { paces: { customer: 1e6, staff: 1e6 } };
/** Longer than a device waits for an answer before it sends again. */
const LOSS_MS = Number(process.env.LOSS_S ?? 14) * 1_000;

const stored = async (id: string): Promise<string[]> =>
  (
    await sql<{ text: string }>`select body ->> 'text' as text from reach.message
      where conversation_id = ${id} and kind = 'text' order by seq`.execute(world.db)
  ).rows.map(({ text }) => text);

const range = (name: string, many: number) => Array.from({ length: many }, (_, n) => `${name} ${n}`);

/** It hands on an answer once all of it is there, as some proxies do, and knows no sockets. */
async function bufferingProxy(t: TestContext, port: () => number): Promise<string> {
  const server = createServer((from, to) => {
    const { method, url, headers } = from;
    const asked = request({ port: port(), method, path: url, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        to.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts)),
      );
    });
    asked.on('error', () => to.destroy());
    to.on('close', () => asked.destroy());
    from.pipe(asked);
  });
  server.on('upgrade', (_request, line) => line.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('behind a proxy that gathers answers, a device asks again and again instead', async (t) => {
  const node = await world.node(t, FREE);
  const [bob, ann] = [await world.guest(node.url), await world.person('Ann', ['agent'])];
  const id = await world.opened(node.url, bob);
  const url = await bufferingProxy(t, () => node.port);
  const carriers = [socket, stream, poll];
  const customer = device(t, { world, url, id, side: 'customer', who: bob, carriers });
  const agent = device(t, { world, url: node.url, id, side: 'staff', who: ann });
  customer.say('有人吗');
  const began = performance.now();
  await agent.settled(1);
  t.diagnostic(`heard after ${Math.round(performance.now() - began)} ms`);
  agent.say('在的');
  await customer.settled(2);
  assert.equal(customer.reached.at(-1), 'slow');
  assert.deepEqual(customer.texts(), ['有人吗', '在的']);
});

test('a device that follows nothing, or much, over answers that wait hammers nobody', async (t) => {
  const node = await world.node(t, FREE);
  const bob = await world.guest(node.url);
  const ids = [await world.opened(node.url, bob), await world.opened(node.url, bob)];
  let asked = 0;
  const counted = createServer((from, to) => {
    asked++;
    const { method, url, headers } = from;
    const through = request({ port: node.port, method, path: url, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => to.destroy()).pipe(to);
    });
    through.on('error', () => to.destroy());
    to.on('close', () => through.destroy());
    from.pipe(through);
  });
  await new Promise<void>((resolve) => counted.listen(0, '127.0.0.1', resolve));
  t.after(() => counted.close().closeAllConnections());
  const url = `http://127.0.0.1:${(counted.address() as AddressInfo).port}`;
  const [one = '', two = ''] = ids;
  const it = device(t, { world, url, id: one, side: 'customer', who: bob, carriers: [poll] });
  while (it.thread().upTo === 0) await pause(20);
  const other = { id: two, messages: [], from: 0, upTo: 0, view: null, outbox: [] };
  it.line.follow(other);
  while (!it.line.thread(two)?.upTo) await pause(20);
  const before = asked;
  await pause(2_500);
  assert.ok(asked - before <= 8, `${asked - before} requests in 2.5 s`);
  for (const id of ids) it.line.unfollow(id);
  await pause(100);
  it.line.follow(other);
  while (!it.line.thread(two)?.upTo) await pause(20);
});

test('a network that loses everything for a while loses and doubles nothing, and no state is made up', async (t) => {
  const node = await world.node(t, FREE);
  const network = await badNetwork(
    () => node.port,
    () => 1,
  );
  t.after(() => network.close());
  const [bob, ann] = [await world.guest(node.url), await world.person('Ann', ['agent'])];
  const id = await world.opened(node.url, bob);
  const customer = device(t, { world, url: network.url, id, side: 'customer', who: bob });
  const agent = device(t, { world, url: node.url, id, side: 'staff', who: ann });
  customer.say('之前');
  await customer.settled(1);
  await agent.settled(1);
  network.hold();
  for (const text of range('顾客', 5)) customer.say(text);
  for (const text of range('客服', 5)) agent.say(text);
  await agent.settled(6);
  await pause(LOSS_MS);
  assert.equal(customer.thread().outbox.length, 5, 'something is called stored that nobody has confirmed');
  const mine = agent.thread().messages.at(-1);
  assert.ok(mine);
  assert.equal(progressOf(agent.thread(), mine), 'accepted', 'it cannot have come to the customer');
  network.flow();
  await customer.settled(11);
  await agent.settled(11);
  const all = await stored(id);
  assert.deepEqual(
    all.filter((text) => text.startsWith('顾客')),
    range('顾客', 5),
  );
  assert.equal(all.length, 11);
  for (const one of [customer, agent]) assert.deepEqual(one.texts(), all);
});

test('a node that leaves while a device sends: each is stored once, in the order in which it was written', async (t) => {
  const nodes = [await world.node(t, FREE), await world.node(t, FREE)];
  let at = 0;
  const network = await badNetwork(
    () => nodes[at]?.port ?? 0,
    () => 1,
  );
  t.after(() => network.close());
  const bob = await world.guest(nodes[1]?.url ?? '');
  const id = await world.opened(nodes[1]?.url ?? '', bob);
  const customer = device(t, { world, url: network.url, id, side: 'customer', who: bob });
  const wanted = range('句', 80);
  for (const text of wanted) customer.say(text);
  while ((await stored(id)).length < 20) await pause(5);
  at = 1;
  await nodes[0]?.leave();
  assert.ok((await stored(id)).length < 80, 'it left too late to matter');
  await customer.settled(80);
  assert.deepEqual(await stored(id), wanted);
  assert.deepEqual(customer.texts(), wanted);
});

const HUGE = 20 * 1024 * 1024;

/** Writes until the server ends the line. @returns what it answered, and how much it had taken by then */
async function pour(port: number, head: string, frame: (part: Buffer) => Buffer): Promise<[string, number]> {
  const line = connect(port, '127.0.0.1');
  await once(line, 'connect');
  let [answer, sent, isOver] = ['', 0, false];
  line.setEncoding('latin1');
  line.on('data', (text: string) => {
    answer += text;
    isOver = true;
  });
  line.on('error', () => {});
  const closed = once(line, 'close').then(() => {
    isOver = true;
  });
  line.write(head);
  const part = Buffer.alloc(64 * 1024, 'x');
  while (!isOver && sent < HUGE) {
    const bytes = frame(part);
    sent += bytes.length;
    if (!line.write(bytes)) await Promise.race([once(line, 'drain').catch(() => {}), closed]);
    await pause(0);
  }
  line.end();
  await Promise.race([closed, pause(500)]);
  line.destroy();
  return [answer, sent];
}

test('a text of 20 MB is refused before it is read, however it is sent, and nothing is stored', async (t) => {
  const { url, port } = await world.node(t, FREE);
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const head = (length: string) =>
    `POST /api/v1/chat/conversations/${id}/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${GUEST_TOKEN}: ${bob.headers[GUEST_TOKEN]}\r\n${length}\r\n\r\n`;
  const [known, few] = await pour(port, head(`Content-Length: ${HUGE}`), (part) => part);
  assert.match(known, /^HTTP\/1\.1 413 /);
  assert.ok(few < 4_000_000, `${few} bytes were taken`);
  const chunk = (part: Buffer) => Buffer.from(`${part.length.toString(16)}\r\n${part}\r\n`);
  const [unknown, some] = await pour(port, head('Transfer-Encoding: chunked'), chunk);
  assert.match(unknown, /^HTTP\/1\.1 413 /);
  assert.ok(some < 8_000_000, `${some} bytes were taken`);
  // A frame says first how long it is (RFC 6455 §5.2).
  const upgrade = `GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`;
  const long = Buffer.concat([Buffer.from([0x81, 0xff, 0, 0, 0, 0]), Buffer.alloc(8)]);
  long.writeUInt32BE(HUGE, 6);
  const [opened, little] = await pour(port, upgrade + long.toString('latin1'), (part) => part);
  assert.match(opened, /^HTTP\/1\.1 101 /);
  assert.ok(little < 4_000_000, `${little} bytes were taken`);
  assert.deepEqual(await stored(id), []);
});
