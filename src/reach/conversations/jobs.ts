import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import { closeResolved, eraseOld, resolveSilent, wakeSnoozed } from './ageing.ts';
import { fillSearch } from './search/keep.ts';
import { trimGuests } from './store/guest.ts';
import { trimSent } from './transcript/store.ts';

const DAY_MS = 86_400_000;
const GUEST_DAYS = 180;
/** As mail is: what was sent is then nowhere else. */
const MAIL_DAYS = 90;

export function conversationJobs({ db, clock }: { readonly db: Db; readonly clock: Clock }): Job[] {
  const now = () => new Date(clock.now());
  const ago = (days: number) => new Date(clock.now() - days * DAY_MS);
  return [
    {
      name: 'reach.snoozed',
      schedule: '* * * * *',
      run: () => wakeSnoozed(db, now()),
    },
    {
      name: 'reach.search',
      schedule: '* * * * *',
      run: () => fillSearch(db),
    },
    {
      name: 'reach.silent',
      schedule: '23 * * * *',
      run: () => resolveSilent(db, now()),
    },
    {
      name: 'reach.erase',
      schedule: '41 3 * * *',
      async run() {
        await closeResolved(db, now());
        await eraseOld(db, now());
        await trimGuests(db, ago(GUEST_DAYS));
        await trimSent(db, ago(MAIL_DAYS));
      },
    },
  ];
}
