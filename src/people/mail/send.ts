import * as z from 'zod';
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { enqueue } from '../../kernel/jobs.ts';
import type { Role } from '../access/contract.ts';
import { rankOf } from '../access/index.ts';
import { insertMail } from './store.ts';
import type { Letter, Template } from './template.ts';

export const SEND_JOB = 'mail.send';

/** One at a time: a mail server that hangs must not keep every worker. */
export const enqueueMail = (tx: Tx, id: string): Promise<void> => enqueue(tx, SEND_JOB, { id }, 'mail');

export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly lang: Lang;
}

export interface Sending<Data> {
  /** Each gets a message of their own, in their language. */
  readonly to: readonly Recipient[];
  readonly template: Template<Data>;
  readonly data: Data;
  /** What a one-time link in it makes of whoever opens it; without them only owners see it in the console. */
  readonly roles?: readonly Role[];
}

/** Writes the messages in the caller's transaction; they leave after it has committed, at least once. Returns their ids. */
export async function sendMail<Data>(
  tx: Tx,
  { to, template, data, roles }: Sending<Data>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const recipient of to) {
    const letter = tidy(template[recipient.lang](data));
    const id = await insertMail(tx, {
      ...recipient,
      email: z.email().parse(recipient.email),
      name: oneLine(recipient.name),
      template: template.name,
      letter,
      linkRank: roles ? rankOf(roles) : 0,
    });
    await enqueueMail(tx, id);
    ids.push(id);
  }
  if (to.length > 0) await emit(tx, 'mail.changed', {});
  return ids;
}

const tidy = ({ subject, paragraphs, link }: Letter): Letter => ({
  subject: oneLine(subject),
  paragraphs: paragraphs.map((paragraph) => paragraph.replaceAll('\r', '')),
  ...(link && { link }),
});

/** A name that breaks the line must not become a header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
