/** What can be found is kept up to date in the transaction that changes it. */
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Write } from '../../../kernel/database/together.ts';
import type { Body } from '../contract.ts';
import { type MessageRow, messagesAfter } from '../store/message.ts';
import { indexItself, indexing, takeBacklog } from './store.ts';

/** What a message says; null where nobody would look for it. */
export const wordsIn = (body: Body): string | null =>
  body.kind === 'event' ? null : body.kind === 'file' ? body.file.name : body.text;

/** Nothing of what nobody would look for. */
export function findable({ conversationId, seq, at, body }: MessageRow): readonly Write[] {
  const text = wordsIn(body);
  return text === null ? [] : [{ statement: indexing({ conversationId, seq, at, text }) }];
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
    for (const { statement } of rows.flatMap(findable)) await statement.execute(tx);
    if (rows.length < MESSAGES) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
