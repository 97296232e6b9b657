/** What the clock does: lets confirmations expire, forgets what is personal, and raises the alarm over a wave. */
import type { Card } from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import { contactsOf } from '../../people/access/index.ts';
import { sendMail } from '../../people/mail/index.ts';
import { expire } from './decisions.ts';
import { shownValue } from './defang/contract.ts';
import { CHANGED } from './events.ts';
import { spikeMail } from './mails.ts';
import { reportsPolicy } from './policy.ts';
import { isSpike, usualOf } from './spike.ts';
import { casesBy, expiredCases } from './store/case.ts';
import { lastClosed, mostReported, openSpike, reportersByHour } from './store/spike.ts';
import { forget } from './store/trim.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const EVIDENCE_DAYS = 180;
export const CONTACT_DAYS = 30;
/** What is usual is the mean of two weeks. */
const USUAL_HOURS = 14 * 24;
/** After an alarm was closed, the same wave raises no other one. */
const QUIET_MS = 6 * HOUR;
const MAX_CASES = 5;

export interface JobOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly card: () => Card | null;
  readonly publicUrl: () => string;
}

export function reportJobs(options: JobOptions): Job[] {
  return [
    { name: 'reports.expire', schedule: '*/10 * * * *', run: () => expireCases(options) },
    { name: 'reports.forget', schedule: '37 3 * * *', run: () => forgetOld(options) },
    { name: 'reports.spike', schedule: '*/5 * * * *', run: () => lookForSpike(options) },
  ];
}

export async function expireCases({ db, clock, card }: JobOptions): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    for (const id of await expiredCases(tx, now))
      await expire({ tx, actor: null, origin: null, now, card: card() }, id);
  });
}

export async function forgetOld({ db, clock, log }: JobOptions): Promise<void> {
  const now = clock.now();
  const forgotten = await db.transaction().execute((tx) =>
    forget(tx, {
      now: new Date(now),
      evidence: new Date(now - EVIDENCE_DAYS * DAY),
      contact: new Date(now - CONTACT_DAYS * DAY),
    }),
  );
  log.info(forgotten, 'what reporters told us was deleted on schedule');
}

export async function lookForSpike({ db, clock, log, publicUrl }: JobOptions): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    const [lately = 0, ...before] = await reportersByHour(tx, now, USUAL_HOURS + 1);
    const usual = usualOf(before);
    if (!isSpike(lately, usual)) return;
    const closed = await lastClosed(tx);
    if (closed && now - closed.getTime() < QUIET_MS) return;
    const cases = await mostReported(tx, new Date(now - HOUR), MAX_CASES);
    if (!(await openSpike(tx, { at: new Date(now), reporters: lately, usual, cases }))) return;
    const to = await contactsOf(tx, { roles: reportsPolicy['reports.moderate'] });
    const shown = (await casesBy(tx, cases)).map(shownValue);
    const data = { reporters: lately, usual, shown, url: `${publicUrl()}/console/reports` };
    await sendMail(tx, { to, template: spikeMail, data });
    await emit(tx, CHANGED, {});
    log.warn({ reporters: lately, usual }, 'far more people than usual report impostors');
  });
}
