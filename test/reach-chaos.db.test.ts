/**
 * Conversations over a network that breaks, several nodes that come and go, and a database that cuts its lines: nothing that
 * was accepted is lost, nothing is there twice, everybody sees one order, and whatever was shown was true.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { GUEST_TOKEN } from '../src/kernel/http/contract.ts';
import type { Caller } from '../src/people/testing.ts';
import { deskApi } from '../src/reach/conversations/contract.ts';
import { reachWorld } from '../src/reach/conversations/testing.ts';
import { LiveLine } from '../web/live/line.ts';
import { newThread, progressOf, queued, type Thread } from '../web/live/thread.ts';
import { type BadNetwork, badNetwork } from './bad-network.ts';
import { seeded } from './record-crash.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 2_000);
const CONVERSATIONS = 25;
const NETWORKS = 6;
const EVERY_MS = 40;

const world = await reachWorld();

interface Device {
  readonly side: 'customer' | 'staff';
  readonly line: LiveLine;
  readonly id: string;
  /** Keys that this device was told are stored. */
  readonly accepted: Set<string>;
  readonly sent: Map<string, string>;
}

test('nothing accepted is lost, nothing comes twice, one order, and every state was true', async (t) => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`SEED=${seed} MESSAGES=${MESSAGES}`);
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const paces = { customer: 1e9, staff: 1e9 };
  const nodes = [await world.node(t, { paces }), await world.node(t, { paces })];
  const networks: BadNetwork[] = [];
  for (let n = 0; n < NETWORKS; n++) {
    const network = await badNetwork(() => pick(nodes).port, random);
    networks.push(network);
    t.after(() => network.close());
  }
  const told = new Told();
  const devices = await everybody(t, nodes[0]?.url ?? '', networks, told, pick);

  let left = MESSAGES;
  const storm = (async () => {
    while (left > 0) {
      await pause(EVERY_MS);
      const dice = random();
      if (dice < 0.35) pick(networks).cut();
      else if (dice < 0.45) {
        const network = pick(networks);
        network.break();
        setTimeout(() => network.mend(), 300);
      } else if (dice < 0.5) await replaceNode(t, nodes, pick(nodes), paces);
      else if (dice < 0.55) await cutDatabase();
    }
  })();
  while (left > 0) {
    // As fast as they are sent, so that some always wait on the device.
    const few = Math.min(left, 1 + Math.floor(random() * 20));
    for (let n = 0; n < few; n++) write(pick(devices), random);
    left -= few;
    const waiting = devices.reduce((sum, { line, id }) => sum + (line.thread(id)?.outbox.length ?? 0), 0);
    await pause(waiting > 400 ? 100 : 2);
  }
  await storm;
  for (const network of networks) network.mend();
  await settled(devices);

  for (const device of devices) check(device, await stored(device.id));
  assert.equal(told.lies.join('\n'), '');
  t.diagnostic(`${told.frames} states were looked at`);
});

/** What devices have said of themselves, to hold what others are shown against it. */
class Told {
  readonly lies: string[] = [];
  frames = 0;
  readonly #said = new Map<string, { delivered: number; read: number }>();

  said(id: string, side: Device['side'], delivered: number, read: number): void {
    const before = this.#said.get(id + side) ?? { delivered: 0, read: 0 };
    this.#said.set(id + side, {
      delivered: Math.max(before.delivered, delivered),
      read: Math.max(before.read, read),
    });
  }

  look(thread: Thread, side: Device['side']): void {
    this.frames++;
    const { view } = thread;
    if (!view) return;
    const other = side === 'customer' ? 'staff' : 'customer';
    const said = this.#said.get(thread.id + other) ?? { delivered: 0, read: 0 };
    const shown = view[other];
    if (shown.delivered > said.delivered || shown.read > said.read)
      this.lies.push(
        `${side} of ${thread.id} is shown ${JSON.stringify(shown)}, and ${JSON.stringify(said)} was said`,
      );
  }
}

async function everybody(
  t: TestContext,
  url: string,
  networks: readonly BadNetwork[],
  told: Told,
  pick: <T>(all: readonly T[]) => T,
): Promise<Device[]> {
  const devices: Device[] = [];
  for (let n = 0; n < CONVERSATIONS; n++) {
    const bob = await world.guest(url);
    const ann = await world.person(`Ann ${n}`, ['agent']);
    const id = await world.opened(url, bob);
    // Two windows of the customer, and the desk.
    for (const [side, who] of [
      ['customer', bob],
      ['customer', bob],
      ['staff', ann],
    ] as const)
      devices.push(device(t, pick(networks).url, id, side, who, told));
  }
  return devices;
}

function device(
  t: TestContext,
  url: string,
  id: string,
  side: Device['side'],
  who: Caller,
  told: Told,
): Device {
  const accepted = new Set<string>();
  const ticket = async () => {
    const { body } = await world.callerOf(url)(who, deskApi.ticket);
    return String(body.ticket);
  };
  let seen = 0;
  const line = new LiveLine({
    site: url,
    root: side === 'customer' ? '/chat/conversations' : '/conversations',
    headers: async () => who.headers,
    token: async () => (side === 'customer' ? (who.headers[GUEST_TOKEN] ?? '') : ticket()),
    onThread(thread) {
      for (const { key, progress } of thread.outbox) if (progress === 'accepted') accepted.add(key);
      told.look(thread, side);
      if (thread.upTo === seen) return;
      seen = thread.upTo;
      const read = Math.max(0, seen - 2);
      told.said(id, side, seen, read);
      line.seen(id, seen, read);
    },
    onReach: () => {},
  });
  t.after(() => line.close());
  line.follow(newThread(id));
  return { side, line, id, accepted, sent: new Map() };
}

function write({ line, id, side, sent }: Device, random: () => number): void {
  const key = randomUUID();
  const text = `${side} ${key.slice(0, 8)}`;
  sent.set(key, text);
  const note = side === 'staff' && random() < 0.1 ? { note: true } : {};
  line.change(id, (thread) => queued(thread, { key, text, at: '', ...note }));
}

/** A node leaves in the middle of everything, and another one comes. */
async function replaceNode(
  t: TestContext,
  nodes: Awaited<ReturnType<typeof world.node>>[],
  gone: Awaited<ReturnType<typeof world.node>>,
  paces: { customer: number; staff: number },
): Promise<void> {
  nodes[nodes.indexOf(gone)] = await world.node(t, { paces });
  await gone.leave();
}

const cutDatabase = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
    .execute(world.db)
    .catch(() => {});

/** First everybody has sent what they wrote: until then there may be more for those who have all there is. */
async function settled(devices: readonly Device[]): Promise<void> {
  for (const { line, id } of devices) while (line.thread(id)?.outbox.length !== 0) await pause(50);
  for (const { line, id } of devices) {
    const last = (await stored(id)).at(-1)?.seq;
    while (line.thread(id)?.upTo !== last) await pause(50);
  }
}

interface Stored {
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  readonly text: string | null;
}

async function stored(id: string): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`select seq, key, kind, body ->> 'text' as text from reach.message
    where conversation_id = ${id} order by seq`.execute(world.db);
  return rows;
}

function check({ side, line, id, accepted, sent }: Device, all: readonly Stored[]): void {
  const thread = line.thread(id);
  assert.ok(thread);
  assert.deepEqual(
    all.map(({ seq }) => seq),
    all.map((_, at) => at + 1),
    'there is a hole',
  );
  const keys = all.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length, 'a message is there twice');
  for (const key of accepted) assert.ok(keys.includes(key), `${key} was accepted and is lost`);
  for (const [key, text] of sent) assert.equal(all.find((one) => one.key === key)?.text, text);
  const wanted = all.filter(({ kind }) => side === 'staff' || kind !== 'note');
  assert.deepEqual(
    thread.messages.map(({ seq, key }) => [seq, key]),
    wanted.map(({ seq, key }) => [seq, key]),
    `${side} sees another order`,
  );
  for (const message of thread.messages) assert.ok(progressOf(thread, message));
}
