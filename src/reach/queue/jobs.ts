import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import { trimRosterDays } from '../roster/index.ts';
import { trimChanges } from './store/load.ts';
import { trimStaffed } from './store/staffed.ts';

const DAY_MS = 86_400_000;
/** Longer than estimates look back. */
const KEPT_DAYS = 60;

export const queueJobs = ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Job[] => [
  {
    name: 'reach.queue-trim',
    schedule: '47 3 * * *',
    async run() {
      const before = new Date(clock.now() - KEPT_DAYS * DAY_MS);
      await trimStaffed(db, before);
      await trimRosterDays(db, before.toISOString().slice(0, 10));
      await trimChanges(db, before);
    },
  },
];
