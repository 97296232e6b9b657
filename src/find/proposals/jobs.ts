/** Publishes what is due, tells of what was said, and reminds of badges that will expire. */
import { emit } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import { contactsOf } from '../../people/access/index.ts';
import { sendMail } from '../../people/mail/index.ts';
import { currentCard } from '../contacts/index.ts';
import { badgeMail } from './badge-mail.ts';
import { COMMENTS_JOB, tellGathered } from './comments.ts';
import { publishDue } from './decisions.ts';
import { PRESENCE } from './life.ts';
import { badgeLeft } from './official.ts';
import type { Deps } from './situation.ts';
import { trimPresence } from './store/presence.ts';
import { dueProposals } from './store/proposal.ts';
import { noteReminder } from './store/reminder.ts';

const DAY = 86_400_000;
/** Days ahead of a badge's last moment. */
const REMIND = [30, 7, 1] as const;

export function proposalJobs(options: Deps & { db: Db; log: Log }): Job[] {
  const { db, log, clock } = options;
  return [
    {
      name: 'proposals.due',
      schedule: '* * * * *',
      async run() {
        for (const id of await dueProposals(db, clock.now())) {
          try {
            await db
              .transaction()
              .execute((tx) => publishDue({ tx, deps: options, actor: null, origin: null }, id));
          } catch (err) {
            // One that fails keeps no other one waiting; the next minute tries again.
            log.error({ err, proposal: id }, 'an approved proposal cannot be published');
          }
        }
        await db.transaction().execute(async (tx) => {
          for (const id of await trimPresence(tx, clock.now())) await emit(tx, PRESENCE, { id });
        });
      },
    },
    {
      name: COMMENTS_JOB,
      run: (payload) =>
        db
          .transaction()
          .execute((tx) => tellGathered({ tx, deps: options, actor: null, origin: null }, payload)),
    },
    { name: 'contacts.badges', schedule: '41 1 * * *', run: () => remindOfBadges(options) },
  ];
}

export async function remindOfBadges({ db, clock, publicUrl }: Deps & { db: Db }): Promise<void> {
  const card = await currentCard(db);
  for (const { id, label, badge } of card?.channels ?? []) {
    if (!badge) continue;
    const left = badgeLeft(badge.expires, clock.now());
    const days = REMIND.findLast((ahead) => left <= ahead * DAY);
    if (days === undefined || left <= 0) continue;
    await db.transaction().execute(async (tx) => {
      if (!(await noteReminder(tx, id, badge.expires, days))) return;
      const to = await contactsOf(tx, { roles: ['owner', 'admin'] });
      const url = `${publicUrl()}/console/contacts/channels/${id}`;
      await sendMail(tx, {
        to,
        template: badgeMail,
        data: { label, name: badge.name, expires: badge.expires, url },
      });
    });
  }
}
