import * as z from 'zod';
import { emit } from '../../kernel/bus.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';
import { render, type Sender } from './layout.ts';
import type { Address, Delivery, Mailer, Message } from './mailer.ts';
import { SEND_JOB } from './send.ts';
import { beginAttempt, type KeptMail, noteError, settle, trimMail } from './store.ts';

/** With the queue's pauses, which grow to six hours, about a day. */
const MAX_ATTEMPTS = 12;
const KEEP_MS = 90 * 86_400_000;
const MAX_ERROR = 500;

export interface MailJobs {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly mailer: Mailer;
  /** The address in From; its name is the sender's where it has none. */
  readonly from: { readonly name: string | null; readonly address: string };
  readonly sender: (lang: Lang) => Sender;
}

export const mailJobs = (deps: MailJobs): Job[] => [
  {
    name: SEND_JOB,
    run: (payload) => deliver(deps, z.object({ id: z.uuid() }).parse(payload).id),
  },
  {
    name: 'mail.trim',
    schedule: '41 3 * * *',
    async run() {
      const messages = await trimMail(deps.db, new Date(deps.clock.now() - KEEP_MS));
      deps.log.info({ messages }, 'old mail was forgotten');
    },
  },
];

/**
 * Hands one message over, outside of any transaction. A crash between the server's yes and our note of it has the
 * message sent again, under the same id.
 */
async function deliver(deps: MailJobs, id: string): Promise<void> {
  const domain = deps.from.address.split('@').at(-1) ?? 'localhost';
  const mail = await beginAttempt(deps.db, id, domain);
  if (!mail) return;
  let delivery: Delivery;
  try {
    delivery = await deps.mailer.send(messageOf(mail, deps));
  } catch (error) {
    const reason = reasonOf((error as Error).message);
    if (mail.attempts >= MAX_ATTEMPTS) return end(deps, mail, 'failed', reason);
    await noteError(deps.db, id, reason);
    throw error;
  }
  if (delivery.state === 'refused') return end(deps, mail, 'failed', reasonOf(delivery.reason));
  await end(deps, mail, delivery.state, null);
}

async function end(
  { db, clock, log }: MailJobs,
  { id, template }: KeptMail,
  state: 'sent' | 'kept' | 'failed',
  error: string | null,
): Promise<void> {
  if (state === 'failed') log.warn({ mail: id, template, reason: error }, 'a message could not be delivered');
  await db.transaction().execute(async (tx) => {
    await settle(tx, id, { state, error, now: new Date(clock.now()) });
    await emit(tx, 'mail.changed', {});
  });
}

function messageOf(mail: KeptMail, { from, sender }: MailJobs): Message {
  const { subject, to, lang } = mail;
  const site = sender(lang);
  const self: Address = { name: from.name ?? site.name, address: from.address };
  return {
    messageId: mail.messageId ?? '',
    from: self,
    to: { name: to.name, address: to.email },
    subject,
    ...render(letterOf(mail), mail.link?.url ?? null, { name: to.name, lang }, site),
  };
}

export const letterOf = ({ subject, paragraphs, link }: KeptMail) => ({
  subject,
  paragraphs,
  ...(link && { link: { label: link.label, url: link.url ?? '' } }),
});

const reasonOf = (message: string): string => message.replaceAll(/\p{Cc}+/gu, ' ').slice(0, MAX_ERROR);
