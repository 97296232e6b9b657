import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import { trimEvents } from './store/event.ts';
import { trimRecalls } from './store/recall.ts';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export const webhookJobs = ({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Job[] => [
  {
    name: 'webhooks.trim',
    schedule: '47 3 * * *',
    async run() {
      await trimRecalls(db, new Date(clock.now()));
      const events = await trimEvents(db, new Date(clock.now() - KEPT_DAYS * DAY_MS));
      log.info({ events }, 'old events for programs were forgotten');
    },
  },
];
