/** What `/readyz` asks. */
import type { OpenDatabase } from './database.ts';

interface Asked {
  readonly database: () => OpenDatabase | null;
  readonly current: () => unknown;
}

/** However often somebody asks whether the node is ready, its database is asked once in this time. */
const CHECK_KEPT_MS = 1_000;

/** Without its database a node still answers the contacts, so only a missing card takes it out of service. */
export const checks = ({ database, current }: Asked) => [
  {
    name: 'database',
    required: false,
    keepMs: CHECK_KEPT_MS,
    run: async () => {
      const open = database();
      if (!open) throw new Error('not open yet');
      await open.pool.query('select 1');
    },
  },
  {
    name: 'card',
    required: true,
    run: async () => {
      if (!current()) throw new Error('no card has been published');
    },
  },
];
