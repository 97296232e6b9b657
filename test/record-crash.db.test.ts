/** kill -9 between every two steps of the sequencer: what stands afterwards is one log that lost and repeated nothing. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { STEPS } from '../src/record/log/steps.ts';
import { CrashSite, crashRounds, seeded } from './record-crash.ts';

const ROUNDS = 25;

async function onSite(work: (site: CrashSite) => Promise<void>): Promise<void> {
  const server = await testDatabase();
  const site = new CrashSite(server.url);
  try {
    await work(site);
  } finally {
    await site.close();
    await server.drop();
  }
}

for (const step of ['appending', 'appended', 'committed', ...STEPS])
  test(`kill -9 when it is ${step} loses nothing, repeats nothing and signs no other tree`, () =>
    onSite(async (site) => {
      assert.ok(await site.run(0, { append: [['one', 'two']], dieAt: step, dieAfter: 0 }));
      // Whoever appends gets no answer, and so appends again.
      await site.run(0, { append: [['one', 'two'], ['after']], dieAfter: 0 });
      assert.equal((await site.assertWhole()).entries, 3);
    }));

test(`${ROUNDS} random rounds of crash and restart, of one node or two at once, end with one consistent log`, () =>
  onSite(async (site) => {
    const seed = randomInt(2 ** 31);
    try {
      const { killed } = await crashRounds(site, ROUNDS, seeded(seed));
      assert.ok(killed > 0);
      await site.assertWhole();
    } catch (cause) {
      throw new Error(`with the seed ${seed}`, { cause });
    }
  }));
