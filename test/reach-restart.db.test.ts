/** The embedded database ends in the middle of a conversation and comes again: nothing said is lost, nothing is there twice. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openCluster } from '../src/kernel/database/cluster.ts';
import { lockDataDir } from '../src/kernel/database/lock.ts';
import { readPidFile } from '../src/kernel/database/postmaster.ts';
import { clusterHome, thisMachine } from '../src/kernel/database/site.ts';
import { reachWorld } from '../src/reach/conversations/testing.ts';
import { dataFolder } from './programs.ts';
import { device } from './reach-device.ts';

const dataDir = await dataFolder();
const lock = await lockDataDir(dataDir);
assert.ok(lock.ok);
const cluster = await openCluster({ lock: lock.value, log: { info: () => {}, error: () => {} } });
const home = await clusterHome(dataDir, thisMachine.sharedDir);
process.env.TEST_DATABASE_URL = cluster.url;
const world = await reachWorld();
// Once the world has let go of it.
after(async () => {
  await cluster.stop();
  await lock.value.release();
  for (const folder of [home, dataDir]) await rm(folder, { recursive: true, force: true });
});

/** Ends the server as a failure would, once it runs. @returns its process */
async function kill(before: number): Promise<number> {
  for (;;) {
    const pid = (await readPidFile(join(home, 'postgres')))?.pid ?? before;
    try {
      if (pid !== before && process.kill(pid, 'SIGKILL')) return pid;
    } catch {
      // It has not come again yet.
    }
    await pause(20);
  }
}

test('the database is killed while two people talk, and again', async (t) => {
  const { url } = await world.node(t, { paces: { customer: 1e6, staff: 1e6 } });
  const [bob, ann] = [await world.guest(url), await world.person('Ann', ['agent'])];
  const id = await world.opened(url, bob);
  const customer = device(t, { world, url, id, side: 'customer', who: bob });
  const agent = device(t, { world, url, id, side: 'staff', who: ann });
  const many = 60;
  let [began, killed] = [0, 0];
  for (let n = 0; n < many; n++) {
    customer.say(`顾客 ${n}`);
    agent.say(`客服 ${n}`);
    if (n === 20 || n === 40) {
      killed = await kill(killed);
      began = performance.now();
    }
    await pause(10);
  }
  await customer.settled(2 * many);
  await agent.settled(2 * many);
  t.diagnostic(`all was there ${Math.round(performance.now() - began)} ms after the last end`);
  const { rows } = await sql<{ seq: number; key: string; text: string | null }>`
    select seq, key, body ->> 'text' as text from reach.message where conversation_id = ${id} order by seq`.execute(
    world.db,
  );
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    rows.map((_, at) => at + 1),
  );
  assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
  const said = rows.flatMap(({ text }) => text ?? []);
  for (const name of ['顾客', '客服'])
    assert.deepEqual(
      said.filter((text) => text.startsWith(name)),
      Array.from({ length: many }, (_, n) => `${name} ${n}`),
    );
  for (const one of [customer, agent]) assert.deepEqual(one.texts(), said);
});
