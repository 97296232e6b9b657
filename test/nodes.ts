/** A whole node within the process of a test. */
import pino from 'pino';
import { type RunningNode, startNode } from '../src/app/node.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { loadConfig } from '../src/kernel/config.ts';
import { lockDataDir } from '../src/kernel/database/lock.ts';
import { randomIds } from '../src/kernel/ids.ts';
import type { Log } from '../src/kernel/log.ts';
import { dataFolder, SETTINGS, SITE_KEYS } from './programs.ts';

export interface TestNode extends RunningNode {
  readonly dataDir: string;
}

/**
 * A whole node on any free port with a data directory of its own. `stop` ends it and keeps the directory.
 * @param databaseUrl empty for the embedded database
 * @param keys of the record and the publisher; without one the node keeps its own in its data directory
 */
export async function testNode(
  databaseUrl: string,
  dataDir?: string,
  log: Log = pino({ level: 'silent' }),
  keys: Partial<typeof SITE_KEYS> = SITE_KEYS,
): Promise<TestNode> {
  const folder = dataDir ?? (await dataFolder());
  const config = loadConfig({ ...SETTINGS, ...keys, DATA_DIR: folder, DATABASE_URL: databaseUrl });
  const lock = await lockDataDir(folder);
  if (!config.ok || !lock.ok) throw new Error('the settings of a test node are wrong');
  const node = await startNode({
    config: config.value,
    lock: lock.value,
    log,
    clock: systemClock,
    ids: randomIds,
  });
  return { ...node, dataDir: folder };
}
