/** A transcript, read and sent in batches: memory does not grow with the conversation. */
import type { Db } from '../../../kernel/database/db.ts';
import type { Badges } from '../badges.ts';
import { messageOf } from '../present.ts';
import { messagesAfter } from '../store/message.ts';
import { type About, type As, FORMS } from './as.ts';
import { type Entry, entriesOf } from './entries.ts';

const BATCH = 500;

/** What is said while it is read is left out. */
export async function* transcribed(db: Db, badges: Badges, about: About, as: As): AsyncGenerator<string> {
  const { head, entry, foot } = FORMS[as];
  yield head(about);
  for await (const entries of entriesBehind(db, badges, about, 0)) yield entries.map(entry).join('');
  yield foot(about);
}

/** @param after the number of a message, not included */
export async function* entriesBehind(
  db: Db,
  badges: Badges,
  { conversation: { id, lastSeq }, lang, notes }: About,
  after: number,
): AsyncGenerator<Entry[]> {
  let at = after;
  while (at < lastSeq) {
    const wanted = [{ conversationId: id, after: at }];
    const rows = (await messagesAfter(db, wanted, BATCH)).filter(({ seq }) => seq <= lastSeq);
    if (rows.length === 0) return;
    at = rows.at(-1)?.seq ?? lastSeq;
    const known = await badges.of(rows.map(({ personId }) => personId));
    yield entriesOf(
      rows.map((row) => messageOf(row, known)),
      lang,
      notes,
    );
  }
}

export function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
