/** What breaks, and how often. */
import { sql } from 'kysely';
import type { Db } from '../../src/kernel/database/db.ts';
import type { BadNetwork } from '../bad-network.ts';
import type { Device } from './device.ts';
import type { Fleet } from './fleet.ts';

export interface Breakable {
  readonly fleet: Fleet;
  readonly networks: readonly BadNetwork[];
  readonly devices: readonly Device[];
  readonly db: Db;
  readonly random: () => number;
}

const BROKEN_MS = 300;
const HELD_MS = 1_500;

const pick = <T>(all: readonly T[], random: () => number): T | undefined =>
  all[Math.floor(random() * all.length)];

/** Each with how often it is the next, compared with the others. */
const FAULTS: Readonly<Record<string, readonly [number, (it: Breakable) => unknown]>> = {
  'a network cuts its lines': [30, ({ networks, random }) => pick(networks, random)?.cut()],
  'a network is away for a moment': [
    8,
    ({ networks, random }) => {
      const network = pick(networks, random);
      network?.break();
      setTimeout(() => network?.mend(), BROKEN_MS);
    },
  ],
  'a network loses all packets, which come later': [
    8,
    ({ networks, random }) => {
      const network = pick(networks, random);
      network?.hold();
      setTimeout(() => network?.flow(), random() * HELD_MS);
    },
  ],
  'a device goes to another way': [25, ({ devices, random }) => pick(devices, random)?.wander()],
  'a device is killed': [15, ({ devices, random }) => pick(devices, random)?.restart()],
  'a node is killed': [2, ({ fleet }) => fleet.kill()],
  'the database ends all connections': [2, ({ db }) => cutDatabase(db)],
};

const cutDatabase = (db: Db) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
    .execute(db)
    .catch(() => {});

/** @returns what it was */
export function breakSomething(it: Breakable): string {
  const all = Object.entries(FAULTS);
  let left = it.random() * all.reduce((sum, [, [weight]]) => sum + weight, 0);
  for (const [what, [weight, act]] of all) {
    left -= weight;
    if (left > 0) continue;
    void act(it);
    return what;
  }
  return '';
}
