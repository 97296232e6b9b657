/** Random rounds of crash and restart, as many as `ROUNDS` says. Judges, unlike the others: it ends with one log or fails. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../src/kernel/database/migrate.ts';
import { embeddedServer } from '../src/kernel/database/testing.ts';
import { CrashSite, crashRounds, seeded } from '../test/record-crash.ts';
import { ROOT } from './child.ts';

const DEFAULT_ROUNDS = 1_000;
const TELL_EVERY = 50;

export async function run(): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? DEFAULT_ROUNDS);
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  console.log(`\n${rounds} rounds (ROUNDS) with the seed ${seed} (SEED)`);
  const server = await embeddedServer();
  const site = new CrashSite(server.url);
  try {
    await migrate(server.url, join(ROOT, 'migrations'));
    const { killed } = await crashRounds(site, rounds, seeded(seed), (round) => {
      if (round % TELL_EVERY === 0) console.log(`${round} rounds`);
    });
    const { entries, checkpoints } = await site.assertWhole();
    console.log(
      `${killed} nodes were killed. One log of ${entries} entries; ${checkpoints} checkpoints, all of it.`,
    );
  } finally {
    await site.close();
    await server.stop();
  }
}
