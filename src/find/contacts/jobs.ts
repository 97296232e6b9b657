import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import type { Press } from './press.ts';
import { renew } from './publish.ts';
import { currentCard } from './store.ts';

const DAY = 86_400_000;
/** What is left of its validity when a card is issued again: time enough for an operator to see that it failed. */
const LEFT = 1 / 3;

/** A card expires so that an old proof does not count for ever; it is issued again long before, with other dates alone. */
export const contactsJobs = (options: { db: Db; press: Press; log: Log }): Job[] => [
  { name: 'contacts.reissue', schedule: '11 1 * * *', run: () => reissueInTime(options) },
];

export async function reissueInTime({ db, press, log }: { db: Db; press: Press; log: Log }): Promise<void> {
  const card = await currentCard(db);
  if (!card) return;
  const [issued, expires] = [Date.parse(card.issued), Date.parse(card.expires)];
  if (expires - press.clock.now() > (expires - issued) * LEFT) return;
  const days = Math.max(1, Math.round((expires - issued) / DAY));
  const done = await renew(db, press, days, `reissue of ${card.n}`);
  if (done.ok)
    log.info({ card: done.value.n, expires: done.value.expires }, 'the Contact Card was issued again');
  else log.error({ card: card.n, code: done.error.code }, 'the Contact Card cannot be issued again');
}
