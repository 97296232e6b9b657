/** What is held of a person, for programs: JSON, read while it is sent. */
import type { Db } from '../../../kernel/database/db.ts';
import type { Deps } from '../deps.ts';
import type { HeldFile } from '../held.ts';
import { messageOf } from '../present.ts';
import { contextOf } from '../store/context.ts';
import { type ConversationRow, type Owner, ratingNoteOf } from '../store/conversation.ts';
import { guestBy } from '../store/guest.ts';
import { messagesAfter } from '../store/message.ts';
import { cursorsOf } from '../store/reader.ts';

const BATCH = 500;
const NOT_INCLUDED = {
  zh: '客服之间的内部备注不在其中。还在检查、被安全检查拦下或已经找不到内容的文件，只列出名称。',
  en: 'Notes that staff wrote for each other are not included. Files that are still being checked, that the check refused, or whose content is missing are named only.',
};

export interface FileData extends Omit<HeldFile, 'open' | 'state'> {
  /** Where its bytes stand in the archive; null where they were left out. */
  readonly file: string | null;
  readonly leftOut: 'scanning' | 'refused' | 'missing' | null;
}

/** @param files by conversation, as they have come into the archive */
export async function* dataOf(
  db: Db,
  deps: Deps,
  { guestId }: Owner,
  conversations: readonly ConversationRow[],
  files: ReadonlyMap<string, readonly FileData[]>,
): AsyncGenerator<string> {
  const ids = new Set([guestId, ...conversations.map((one) => one.guestId)]);
  const guests = await Promise.all([...ids].map((id) => (id === null ? null : guestBy(db, id))));
  const about = {
    madeAt: new Date(deps.clock.now()),
    notIncluded: NOT_INCLUDED,
    you: guests.filter((guest) => guest !== null),
  };
  yield `${JSON.stringify(about).slice(0, -1)},"conversations":[`;
  for (const [at, conversation] of conversations.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield* oneOf(db, deps, conversation, files.get(conversation.id) ?? []);
  }
  yield '\n]}\n';
}

async function* oneOf(
  db: Db,
  { badges, held }: Deps,
  row: ConversationRow,
  files: readonly FileData[],
): AsyncGenerator<string> {
  const { id, number, channel, lang, intent, order, status, openedAt, lastAt, rating, lastSeq } = row;
  const { customer } = (await cursorsOf(db, [id])).get(id) ?? {};
  const facts = {
    number,
    channel,
    lang,
    intent,
    order,
    status,
    openedAt,
    lastAt,
    rating,
    ratingNote: await ratingNoteOf(db, id),
    readUpTo: customer?.read ?? 0,
    openedWith: await contextOf(db, id),
    wait: await held.wait(db, id),
    files,
  };
  yield `${JSON.stringify(facts).slice(0, -1)},"messages":[`;
  let after = 0;
  let isFirst = true;
  while (after < lastSeq) {
    const rows = await messagesAfter(db, [{ conversationId: id, after }], BATCH);
    if (rows.length === 0) break;
    after = rows.at(-1)?.seq ?? lastSeq;
    const known = await badges.of(rows.map(({ personId }) => personId));
    const texts = rows
      .filter(({ seq, body }) => seq <= lastSeq && body.kind !== 'note')
      .map((message) => JSON.stringify(messageOf(message, known)));
    if (texts.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${texts.join(',\n')}`;
    isFirst = false;
  }
  yield ']}';
}
