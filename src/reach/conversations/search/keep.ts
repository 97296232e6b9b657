/** What can be found is kept up to date in the transaction that changes it. */
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Body } from '../contract.ts';
import { type MessageRow, messagesAfter } from '../store/message.ts';
import { indexItself, indexMessage, takeBacklog } from './store.ts';

/** What a message says; null where nobody would look for it. */
export const wordsIn = (body: Body): string | null =>
  body.kind === 'event' ? null : body.kind === 'file' ? body.file.name : body.text;

export async function keepFindable(tx: Tx, { conversationId, seq, at, body }: MessageRow): Promise<void> {
  const text = wordsIn(body);
  if (text !== null) await indexMessage(tx, { conversationId, seq, at, text });
}

const CONVERSATIONS = 20;
const MESSAGES = 500;

/** Reads what was there before the search was; conversations can be found meanwhile, as far as it has come. */
export async function fillSearch(db: Db): Promise<void> {
  for (;;) {
    const ids = await db.transaction().execute(async (tx) => {
      const taken = await takeBacklog(tx, CONVERSATIONS);
      for (const id of taken) await fill(tx, id);
      return taken;
    });
    if (ids.length === 0) return;
  }
}

async function fill(tx: Tx, id: string): Promise<void> {
  await indexItself(tx, id);
  let after = 0;
  for (;;) {
    const rows = await messagesAfter(tx, [{ conversationId: id, after }], MESSAGES);
    for (const row of rows) await keepFindable(tx, row);
    if (rows.length < MESSAGES) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
