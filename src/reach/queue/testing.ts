/** Nodes with conversations and their queue, on one database. Only tests import this. */
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import type { Caller } from '../../people/testing.ts';
import { chatApi, deskApi, type StaffView } from '../conversations/contract.ts';
import { conversationsPolicy } from '../conversations/index.ts';
import { reachWorld } from '../conversations/testing.ts';
import { queueApi, type State } from './contract.ts';
import { queuePolicy } from './index.ts';
import { type Queue, queue } from './queue.ts';

/** Well within the time after which somebody counts as offline. */
const STEP_SECONDS = 30;

export async function queueWorld() {
  const world = await reachWorld({ ...conversationsPolicy, ...queuePolicy });
  const { db, clock, log } = world;

  const node = async (t: TestContext) => {
    let line: Queue | undefined;
    const running = await world.node(t, {
      outlook: async (at, ids) => (await line?.outlook(at, ids)) ?? new Map(),
      sheds: async (tx, intent) => (await line?.sheds(tx, intent)) ?? false,
      held: { files: async () => [], wait: async (at, id) => (await line?.held(at, id)) ?? null },
      part: (talk) => {
        line = queue({ database: () => db, clock, log, heard: () => talk.heard() });
        return line;
      },
    });
    if (!line) throw new Error('a node has its queue');
    const { ask, beat } = running;
    return {
      ...running,
      queue: line,
      /** Where an agent says that they are. */
      say: async (agent: Caller, state: State, more: object = {}) => {
        const answer = await ask(agent, queueApi.say, { body: { state, ...more } });
        if (answer.status !== 200) throw new Error(answer.text);
        return answer.body;
      },
      /** Time goes by, and these are there all the while. */
      pass: async (seconds: number, there: readonly Caller[], customers: readonly Caller[] = []) => {
        for (let left = seconds; left > 0; left -= STEP_SECONDS) {
          clock.advance(Math.min(left, STEP_SECONDS) * 1000);
          for (const agent of there) await ask(agent, queueApi.presence);
          for (const customer of customers) await ask(customer, chatApi.mine);
          if (customers.length > 0) await beat();
        }
      },
      view: async (agent: Caller, id: string) =>
        (await ask(agent, deskApi.get, { params: { id } })).body as unknown as StaffView,
    };
  };

  /** Nobody waits, and nobody is there: each test begins so. */
  const empty = async () => {
    await sql`delete from reach.conversation`.execute(db);
    await sql`delete from reach.agent`.execute(db);
    await sql`delete from reach.staffed`.execute(db);
    await sql`delete from reach.team`.execute(db);
    await sql`delete from reach.roster`.execute(db);
    await sql`delete from reach.load`.execute(db);
    await sql`delete from reach.load_change`.execute(db);
  };
  return { ...world, node, empty };
}
