import type { Tx } from '../../kernel/database/db.ts';
import { withdrawMail } from '../../people/mail/index.ts';
import { tellErased } from './happened.ts';
import { changedBeside, listsChanged } from './hints.ts';
import { type ConversationRow, eraseThese } from './store/conversation.ts';
import { mailOf } from './transcript/store.ts';

/**
 * Of conversations that are locked nothing is left: neither what was said, nor mail that still has to leave, nor what
 * programs were told. Their files are collected. Whoever follows one hears that it is gone. Returns how many messages it was.
 */
export async function erase(tx: Tx, now: Date, rows: readonly ConversationRow[]): Promise<number> {
  const ids = rows.map(({ id }) => id);
  await withdrawMail(tx, await mailOf(tx, ids));
  const messages = await eraseThese(tx, ids);
  await tellErased(tx, now, rows);
  for (const id of ids) await changedBeside(tx, id);
  await listsChanged(tx);
  return messages;
}
