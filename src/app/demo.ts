import { readFile } from 'node:fs/promises';
import { currentCard, type Press, publish, readRegistryFile } from '../find/contacts/index.ts';
import type { Db } from '../kernel/database/db.ts';
import type { Log } from '../kernel/log.ts';

/** Publishes the demo registry where nothing has been published yet, so that a new installation shows something. */
export async function importDemo(db: Db, press: Press, log: Log, path: string): Promise<void> {
  if (await currentCard(db)) return;
  const registry = readRegistryFile(await readFile(path), path, press.clock.now());
  if (!registry.ok) throw new Error(`${path}: ${registry.error[0]?.message.en}`);
  const published = await publish(db, press, { ...registry.value, key: 'demo' }, null);
  if (!published.ok) throw new Error(`the demo registry was refused: ${published.error.code}`);
  log.info({ card: published.value.card?.n }, 'the demo registry was published');
}

/** A card on disk and none in the database: it was lost or exchanged, and the demo must not take its place. */
export async function reportEmpty(db: Db, log: Log): Promise<void> {
  if (await currentCard(db)) return;
  log.error(
    'the database holds no card, but one was published from here: restore a backup, or import the registry again',
  );
}
