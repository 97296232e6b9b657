import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import { trimCodes } from './store/code.ts';
import { trimContacts } from './store/contact.ts';

const DAY_MS = 86_400_000;
/** Who was in contact with whom stands in the audit trail; these rows are for looking now. */
const KEPT_MS = 7 * DAY_MS;

export const callsJobs = ({ db, clock }: { db: Db; clock: Clock }): Job[] => [
  {
    name: 'calls.trim',
    schedule: '41 2 * * *',
    async run() {
      const before = new Date(clock.now() - KEPT_MS);
      await trimCodes(db, before);
      await trimContacts(db, before);
    },
  },
];
