import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import { trimKeys } from '../access/index.ts';
import { type SignUpJobs, signUpJobs } from './sign-up.ts';
import { trimOneTimes } from './store/one-time.ts';
import { trimSessions } from './store/session.ts';
import { trimSignUps } from './store/sign-up.ts';

/** How long a repeated request gets its first answer. */
const KEYS_MS = 86_400_000;

export const accountJobs = (deps: SignUpJobs): Job[] => [
  ...signUpJobs(deps),
  { name: 'accounts.trim', schedule: '11 * * * *', run: () => trim(deps.db, deps.clock) },
];

/** What has expired was good for nothing already; this only makes room. */
async function trim(db: Db, clock: Clock): Promise<void> {
  const now = new Date(clock.now());
  await trimSessions(db, now);
  await trimOneTimes(db, now);
  await trimSignUps(db, now);
  await trimKeys(db, new Date(clock.now() - KEYS_MS));
}
