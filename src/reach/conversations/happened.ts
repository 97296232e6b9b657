/** Tells programs what happened to a conversation, in the transaction that holds its lock: so they hear of it in order. */
import type { Tx } from '../../kernel/database/db.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { forgetSubjects, tellPrograms } from '../../people/webhooks/index.ts';
import { CONVERSATION_EVENTS as EVENTS } from './happenings/contract.ts';
import { type Change, type ConversationRow, changeConversation } from './store/conversation.ts';
import type { MessageRow } from './store/message.ts';

const about = ({ id, number, channel, lang, intent, order, status, mergedInto }: ConversationRow) => ({
  conversation: { id, number, channel, lang, intent, order, status, mergedInto },
});
const subjectOf = ({ id }: Pick<ConversationRow, 'id'>): string => `conversation:${id}`;

export const tellOpened = (tx: Tx, at: Date, row: ConversationRow): Promise<void> =>
  tellPrograms(tx, EVENTS.opened, { subject: subjectOf(row), at, data: about(row) });

/** What the conversation itself tells of, such as who joined, has events of its own. */
export async function tellMessage(tx: Tx, row: ConversationRow, message: MessageRow): Promise<void> {
  const { body, seq, author, at } = message;
  if (body.kind === 'event') return;
  const written = { seq, author, agent: await agentOf(tx, message.personId) };
  const telling = { subject: subjectOf(row), at };
  if (body.kind === 'note')
    await tellPrograms(tx, EVENTS.note, {
      ...telling,
      data: { ...about(row), message: { ...written, body } },
    });
  else
    await tellPrograms(tx, EVENTS.message, {
      ...telling,
      data: { ...about(row), message: { ...written, body } },
    });
}

/** Changes one that is locked, and tells where it stands now if that is elsewhere. */
export async function change(tx: Tx, at: Date, was: ConversationRow, to: Change): Promise<ConversationRow> {
  const is = await changeConversation(tx, was.id, to);
  const telling = { subject: subjectOf(is), at };
  if (is.status !== was.status)
    await tellPrograms(tx, EVENTS.status, { ...telling, data: { ...about(is), was: was.status } });
  if (is.assignedTo !== was.assignedTo)
    await tellPrograms(tx, EVENTS.assigned, {
      ...telling,
      data: { ...about(is), agent: await agentOf(tx, is.assignedTo) },
    });
  return is;
}

export async function tellRated(tx: Tx, at: Date, row: ConversationRow, note: string | null): Promise<void> {
  if (row.rating === null) return;
  const data = { ...about(row), rating: row.rating, note };
  await tellPrograms(tx, EVENTS.rated, { subject: subjectOf(row), at, data });
}

/** What was said in them is gone from the events too, and whoever has had those hears that it is to be. */
export async function tellErased(tx: Tx, at: Date, rows: readonly ConversationRow[]): Promise<void> {
  await forgetSubjects(tx, rows.map(subjectOf), at);
  for (const row of rows) {
    const data = { conversation: { id: row.id, number: row.number } };
    await tellPrograms(tx, EVENTS.erased, { subject: subjectOf(row), at, data });
  }
}

async function agentOf(tx: Tx, personId: string | null) {
  const badge = personId === null ? null : await staffBadge(tx, personId);
  return personId === null || badge === null ? null : { ...badge, id: personId };
}
