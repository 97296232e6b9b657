import { unknownYears } from '../find/hours/index.ts';
import type { View } from '../find/surfaces/index.ts';
import { trimOutbox } from '../kernel/bus.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Db } from '../kernel/database/db.ts';
import type { Job } from '../kernel/jobs.ts';
import type { Log } from '../kernel/log.ts';

const DAY = 86_400_000;
const OUTBOX_DAYS = 7;
const WARN_DAYS = 14;
const HOLIDAY_WARN_DAYS = 60;

export function jobsOf(deps: { db: Db; clock: Clock; log: Log; current: () => View | null }): Job[] {
  const { db, clock, log, current } = deps;
  return [
    {
      name: 'outbox.trim',
      schedule: '17 3 * * *',
      async run() {
        const events = await trimOutbox(db, new Date(clock.now() - OUTBOX_DAYS * DAY));
        log.info({ events }, 'old events were trimmed');
      },
    },
    {
      // An expired card makes every visitor doubt, so its operator hears of it in time.
      name: 'contacts.expiry',
      schedule: '23 1 * * *',
      async run() {
        const card = current()?.card;
        if (!card) return;
        const days = Math.floor((Date.parse(card.expires) - clock.now()) / DAY);
        if (days < WARN_DAYS)
          log.warn({ card: card.n, days }, 'the Contact Card expires soon: clearline renew');
      },
    },
    {
      // Unknown, every holiday of a year would pass for an ordinary day.
      name: 'contacts.holidays',
      schedule: '29 1 * * *',
      async run() {
        const card = current()?.card;
        if (!card) return;
        const now = clock.now();
        const hours = card.channels.map((channel) => channel.hours);
        const years = unknownYears(hours, card.calendar, now, now + HOLIDAY_WARN_DAYS * DAY);
        if (years.length > 0)
          log.warn(
            { card: card.n, years },
            'public holidays are not known, and opening hours depend on them: list them under calendar in the registry and import it, or update',
          );
      },
    },
  ];
}
