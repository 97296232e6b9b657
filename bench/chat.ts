/**
 * Conversations on one node: thousands who are connected, messages from one screen to the other, and all who come back at
 * once; in turn with the same over socket.io on the same store.
 */
import { randomBytes } from 'node:crypto';
import { randomFrom } from '../packages/identify/corpus/random.fixtures.ts';
import { reportChat } from './chat-figures.ts';
import { Crowd, type Times } from './chat-load.ts';
import type { Way } from './chat-wires.ts';
import { chatWorld, MISSED, RATE, ROUNDS, requireFiles, SECONDS, SEED, type World } from './chat-world.ts';
import { type Child, start } from './child.ts';
import { cpuMs, descendants, residentBytes } from './processes.ts';
import { until } from './site.ts';

/** Seconds of the same traffic that are not measured. */
const WARM_UP = 3;
/** Characters of what a node has said, where something failed. */
const LAST_SAID = 2_000;

export interface Measured extends Times {
  readonly messages: number;
  /** Processor time in ms, while the messages were written; null where the machine does not tell. */
  readonly nodeMs: number | null;
  readonly databaseMs: number | null;
  /** Resident bytes of the node that each line takes. */
  readonly bytes: number | null;
  /** ms until each of those who came was up to date, ascending: at first, and after all lines were cut. */
  readonly came: readonly number[];
  readonly back: readonly number[];
  /** Processor time of the node while they came back. */
  readonly backMs: number | null;
  readonly retries: number;
  readonly faults: Awaited<ReturnType<Crowd['faults']>>;
  /** What the node has logged. */
  readonly warnings: number;
}

export async function run(): Promise<void> {
  await requireFiles();
  const world = await chatWorld();
  const all: Record<Way, Measured[]> = { ours: [], 'socket.io': [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const ways: Way[] = ['ours', 'socket.io'];
      for (const way of round % 2 === 0 ? ways : ways.reverse()) {
        all[way].push(await measure(world, way, round));
        console.log(`round ${round + 1} of ${ROUNDS}: ${way} done`);
      }
    }
  } finally {
    await world.stop();
  }
  reportChat(all);
}

async function measure(world: World, way: Way, round: number): Promise<Measured> {
  const visitors = await world.newVisitors();
  const secret = randomBytes(24).toString('base64url');
  const program = new URL('chat-node.ts', import.meta.url).pathname;
  const node = start(process.execPath, ['--expose-gc', program, way, world.url, secret]);
  try {
    const port = await portOf(node);
    const random = randomFrom(SEED + round);
    const crowd = new Crowd({ way, port, secret, agents: world.agents, visitors, random });
    try {
      return await story(node, crowd, visitors.length + world.agents.length);
    } finally {
      crowd.leave();
    }
  } catch (error) {
    throw new Error(`${way}; the node said last:\n${node.output().slice(-LAST_SAID)}`, { cause: error });
  } finally {
    await node.stop();
  }
}

async function story(node: Child, crowd: Crowd, lines: number): Promise<Measured> {
  const empty = await heldBy(node);
  const came = await crowd.come();
  const full = await heldBy(node);
  const bytes = empty === null || full === null ? null : (full - empty) / lines;
  await crowd.write(RATE, WARM_UP);
  const before = await spentBy(node);
  const times = await crowd.write(RATE, SECONDS);
  const after = await spentBy(node);
  await crowd.cut(MISSED, RATE);
  const away = await spentBy(node);
  const back = await crowd.come();
  const there = await spentBy(node);
  return {
    ...times,
    messages: times.accepted.length,
    nodeMs: less(after.node, before.node),
    databaseMs: less(after.database, before.database),
    bytes,
    came,
    back,
    backMs: less(there.node, away.node),
    retries: crowd.retries,
    faults: await crowd.faults(),
    warnings: node.output().split('"level":').length - 1,
  };
}

const less = (after: number | null, before: number | null) =>
  after === null || before === null ? null : after - before;

async function portOf(node: Child): Promise<number> {
  const said = () => /^port (\d+)$/m.exec(node.output())?.[1];
  await until(node, () => said() !== undefined);
  return Number(said());
}

/** Resident bytes once garbage is gone. */
async function heldBy(node: Child): Promise<number | null> {
  const times = () => node.output().split('collected').length - 1;
  const before = times();
  process.kill(node.pid, 'SIGUSR2');
  await until(node, () => times() > before);
  return residentBytes(node.pid);
}

async function spentBy(node: Child): Promise<{ node: number | null; database: number | null }> {
  const others = (await descendants(process.pid)).filter(({ pid }) => pid !== node.pid);
  const spent = await Promise.all(others.map(({ pid }) => cpuMs(pid)));
  const database = spent.length > 0 ? spent.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) : null;
  return { node: await cpuMs(node.pid), database };
}
