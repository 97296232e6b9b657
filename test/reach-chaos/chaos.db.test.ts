/**
 * Conversations while nodes are killed, networks break, devices begin anew and everything is sent again: nothing that was
 * accepted is lost, nothing is there twice, everybody sees one order, and whatever was shown was true.
 */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { waitUntil } from '../../src/kernel/database/process.ts';
import { GUEST_TOKEN } from '../../src/kernel/http/contract.ts';
import type { Caller } from '../../src/people/testing.ts';
import { deskApi } from '../../src/reach/conversations/contract.ts';
import { reachWorld } from '../../src/reach/conversations/testing.ts';
import { dataFolder } from '../programs.ts';
import { seeded } from '../record-crash.ts';
import { faultsOf } from './check.ts';
import { MOMENTS } from './fault.ts';
import { Fleet } from './fleet.ts';
import { pathTo } from './hand.ts';
import type { Talk } from './people.ts';
import { Storm } from './storm.ts';
import { Witness } from './witness.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 200);
const CONVERSATIONS = Math.min(24, Math.max(6, MESSAGES / 100));
const NODES = 3;
const SETTLE_S = 120;
const MOST_FAULTS = 30;

const world = await reachWorld();

test('nothing accepted is lost, nothing comes twice, one order, and every state was true', async (t) => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`SEED=${seed} MESSAGES=${MESSAGES}`);
  const random = seeded(seed);
  const fleet = await startFleet(t, random);
  const witness = new Witness(world.db, { random, token: ticketFrom(fleet) });
  await witness.prepare();
  const storm = new Storm({ messages: MESSAGES, random, fleet, witness });
  await storm.networks(t);
  const talks = await everybody(storm, urlOf(fleet));
  t.after(() => Promise.all(talks.flatMap(({ devices }) => devices).map((one) => one.close())));

  await storm.rage(talks, { db: world.db });
  await storm.hand.settled();
  await settled(talks, witness);
  const leads = new Map(talks.flatMap(({ id, mergesInto }) => (mergesInto ? [[id, mergesInto]] : [])));
  const history = await witness.history(leads);
  tell(t, fleet, storm, witness, history.steps.length);
  const faults = faultsOf(history);
  assert.equal(faults.slice(0, MOST_FAULTS).join('\n'), '');
  for (const file of storm.files) await assertShared(storm, file);
  // Nobody takes a calm day for a storm.
  for (const moment of MOMENTS)
    assert.ok(
      fleet.falls.some((fall) => fall.moment === moment),
      moment,
    );
  assert.ok(storm.hand.repeats > 0 && Object.keys(witness.ways).length === 3);
});

async function startFleet(t: TestContext, random: () => number): Promise<Fleet> {
  const folder = await dataFolder();
  const life = Math.max(50, MESSAGES / 15);
  const fleet = new Fleet({ database: world.url, blobs: join(folder, 'blobs'), nodes: NODES, life, random });
  t.after(async () => {
    await fleet.close();
    await rm(folder, { recursive: true, force: true });
  });
  await fleet.ready();
  return fleet;
}

const urlOf = (fleet: Fleet): string => `http://127.0.0.1:${fleet.port()}`;

const ticketFrom = (fleet: Fleet) => async (side: 'customer' | 'staff', who: Caller) =>
  side === 'customer'
    ? (who.headers[GUEST_TOKEN] ?? '')
    : String((await world.callerOf(urlOf(fleet))(who, deskApi.ticket)).body.ticket);

/** In each conversation two windows of the customer, and the desk; the last ones are merged in pairs. */
async function everybody(storm: Storm, url: string): Promise<Talk[]> {
  const talks: Talk[] = [];
  const single = Math.floor((CONVERSATIONS * 2) / 3);
  for (let n = 0; n < CONVERSATIONS; n++) {
    const before = talks.at(-1);
    const other = n > single && before?.mergesInto === null ? before : null;
    const customer = other?.customer ?? (await world.guest(url));
    const agent = await world.person(`Ann ${n}`, ['agent']);
    const id = await world.opened(url, customer);
    const devices = [
      storm.device('customer', customer, id),
      storm.device('customer', customer, id),
      storm.device('staff', agent, id),
    ];
    talks.push({ id, customer, agent, devices, mergesInto: other?.id ?? null });
  }
  return talks;
}

/** First everybody has sent what they wrote: until then there may be more for those who have all there is. */
async function settled(talks: readonly Talk[], witness: Witness): Promise<void> {
  const devices = talks.flatMap((talk) => talk.devices);
  const unsent = () => devices.filter(({ thread }) => thread.outbox.length > 0);
  await waitUntil(async () => unsent().length === 0, SETTLE_S, 50);
  assert.deepEqual(
    unsent().map(({ thread }) => thread.outbox),
    [],
    'something waits to be sent',
  );
  const last = Map.groupBy(await witness.stored(), ({ conversation }) => conversation);
  const behind = () =>
    devices.filter(({ conversation, thread }) => thread.upTo !== last.get(conversation)?.length);
  await waitUntil(async () => behind().length === 0, SETTLE_S, 50);
}

/** Whoever takes part gets it, and as it was. */
async function assertShared(storm: Storm, { id, bytes, talk }: Storm['files'][number]): Promise<void> {
  // What was sent before a merge stays where it was sent.
  const { rows } = await sql<{ place: string }>`select conversation_id as place from reach.file
    where id = ${id}`.execute(world.db);
  const place = rows[0]?.place ?? '';
  assert.ok(place === talk.id || place === talk.mergesInto, place);
  for (const [side, who] of [
    ['customer', talk.customer],
    ['staff', talk.agent],
  ] as const) {
    const path = `${pathTo(side, place, 'files')}?ids=${id}`;
    const links = await storm.hand.ask({ method: 'GET', path, who });
    const { files } = (await links.json()) as { files: { url: string }[] };
    const answer = await storm.hand.fetch(files[0]?.url ?? '');
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
  }
}

/** What happened. */
function tell(t: TestContext, fleet: Fleet, storm: Storm, witness: Witness, steps: number): void {
  const falls = Map.groupBy(fleet.falls, ({ moment }) => moment);
  const times = (moment: 'written' | 'committed' | 'any') => falls.get(moment)?.length ?? 0;
  t.diagnostic(
    `nodes killed: ${times('committed')} between the commit and its answer, ${times('written')} with nothing heard of it, ${times('any')} at any moment`,
  );
  t.diagnostic(
    `sent again: ${storm.hand.repeats}; files: ${storm.files.length}; steps judged: ${steps}; lines: ${JSON.stringify(witness.ways)}`,
  );
  t.diagnostic(JSON.stringify(storm.broken));
}
