import { readFile } from 'node:fs/promises';
import { currentCard, publish, readRegistryFile } from '../find/contacts/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Db } from '../kernel/database/db.ts';
import type { Log } from '../kernel/log.ts';

/** Publishes the demo registry where nothing has been published yet, so that a new installation shows something. */
export async function importDemo(db: Db, clock: Clock, log: Log, path: string): Promise<void> {
  if (await currentCard(db)) return;
  const registry = readRegistryFile(await readFile(path), path, clock.now());
  if (!registry.ok) throw new Error(`${path}: ${registry.error[0]?.message.en}`);
  const published = await publish(db, clock, { ...registry.value, source: 'demo', key: 'demo' }, null);
  if (published.ok) log.info({ card: published.value.card?.n }, 'the demo registry was published');
}
