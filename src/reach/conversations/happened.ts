/** Tells programs what happened to a conversation, in the transaction that holds its lock: so they hear of it in order. */
import { hinting } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { together, type Write } from '../../kernel/database/together.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { eventOf, forgetSubjects, telling, tellPrograms } from '../../people/webhooks/index.ts';
import { CONVERSATION_EVENTS as EVENTS } from './happenings/contract.ts';
import { CHANNEL } from './hints.ts';
import { type Change, type ConversationRow, changing, withChange } from './store/conversation.ts';
import type { MessageRow } from './store/message.ts';

type Told = ReturnType<typeof eventOf>;

const about = ({ id, number, channel, lang, intent, order, status, mergedInto }: ConversationRow) => ({
  conversation: { id, number, channel, lang, intent, order, status, mergedInto },
});
const subjectOf = ({ id }: Pick<ConversationRow, 'id'>): string => `conversation:${id}`;

export const tellOpened = (tx: Tx, at: Date, row: ConversationRow): Promise<void> =>
  tellPrograms(tx, EVENTS.opened, { subject: subjectOf(row), at, data: about(row) });

interface Besides {
  /** What is told as well. */
  readonly message?: MessageRow;
  readonly writes?: readonly Write[];
}

/**
 * Changes one that is locked, and tells programs where it stands now if that is elsewhere, and nodes that something has
 * changed. All of it is written in one round trip, with what else belongs to it.
 * @param was as it stands now, after all that this transaction has written to it
 */
export async function change(
  tx: Tx,
  at: Date,
  was: ConversationRow,
  to: Change,
  { message, writes = [] }: Besides = {},
): Promise<ConversationRow> {
  const is = withChange(was, to);
  const events = [...(await moves(tx, at, was, is)), ...(message ? await said(tx, is, message) : [])];
  await together(tx, [
    { statement: changing(is.id, to), call: hinting(CHANNEL, is.id) },
    ...writes,
    ...telling(events),
  ]);
  return is;
}

async function moves(tx: Tx, at: Date, was: ConversationRow, is: ConversationRow): Promise<Told[]> {
  const subject = subjectOf(is);
  const events: Told[] = [];
  if (is.status !== was.status)
    events.push(eventOf(EVENTS.status, { subject, at, data: { ...about(is), was: was.status } }));
  if (is.assignedTo !== was.assignedTo) {
    const agent = await agentOf(tx, is.assignedTo);
    events.push(eventOf(EVENTS.assigned, { subject, at, data: { ...about(is), agent } }));
  }
  return events;
}

/** What the conversation itself tells of, such as who joined, has events of its own. */
async function said(tx: Tx, row: ConversationRow, message: MessageRow): Promise<Told[]> {
  const { body, seq, author, at } = message;
  if (body.kind === 'event') return [];
  const written = { seq, author, agent: await agentOf(tx, message.personId) };
  const subject = subjectOf(row);
  return body.kind === 'note'
    ? [eventOf(EVENTS.note, { subject, at, data: { ...about(row), message: { ...written, body } } })]
    : [eventOf(EVENTS.message, { subject, at, data: { ...about(row), message: { ...written, body } } })];
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
