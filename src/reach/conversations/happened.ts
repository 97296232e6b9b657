/** Tells programs what happened to a conversation, while nobody else changes it: so they hear of it in order. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { type Call, together, togetherIf, type Write } from '../../kernel/database/together.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { eventOf, forgetSubjects, telling, tellPrograms } from '../../people/webhooks/index.ts';
import type { Writer } from './contract.ts';
import { CONVERSATION_EVENTS as EVENTS } from './happenings/contract.ts';
import { hintingBeside, revising } from './hints.ts';
import { type Change, type ConversationRow, updating, updatingIf, withChange } from './store/conversation.ts';
import { lastOf } from './store/family.ts';
import type { MessageRow } from './store/message.ts';

type Told = ReturnType<typeof eventOf>;

const about = ({ id, number, channel, lang, intent, order, status, mergedInto }: ConversationRow) => ({
  conversation: { id, number, channel, lang, intent, order, status, mergedInto },
});
const subjectOf = ({ id }: Pick<ConversationRow, 'id'>): string => `conversation:${id}`;

export const tellOpened = (tx: Tx, at: Date, row: ConversationRow): Promise<void> =>
  tellPrograms(tx, EVENTS.opened, { subject: subjectOf(row), at, data: about(row) });

export interface Agent extends Writer {
  readonly id: string;
}

interface Besides {
  /** What is told as well. */
  readonly message?: MessageRow;
  /** Who has written it, where that is known. */
  readonly agent?: Agent | null | undefined;
  readonly writes?: readonly (Write | Call)[];
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
  besides: Besides = {},
): Promise<ConversationRow> {
  const is = withChange(was, to);
  const writes = await besidesOf(tx, at, was, is, besides);
  await together(tx, [{ statement: updating(is.id, to), call: revising(is) }, ...writes]);
  return is;
}

/** The same of one that nobody has locked: null, and nothing is written, where it stands otherwise by now. */
export async function changeIfSame(
  db: Db,
  at: Date,
  was: ConversationRow,
  to: Change,
  besides: Besides = {},
): Promise<ConversationRow | null> {
  const is = withChange(was, to);
  const writes = await besidesOf(db, at, was, is, besides);
  const first = { statement: updatingIf(was, to), call: revising(is) };
  return (await togetherIf(db, first, writes)) ? is : null;
}

async function besidesOf(
  db: Db | Tx,
  at: Date,
  was: ConversationRow,
  is: ConversationRow,
  { message, agent, writes = [] }: Besides,
): Promise<readonly (Write | Call)[]> {
  const moved = await moves(db, at, was, is);
  const told = message ? await said(db, is, message, agent) : [];
  return [...writes, ...(await toWhole(db, is)), ...telling([...moved, ...told])];
}

/** What was merged is shown with what it goes on in. */
async function toWhole(db: Db | Tx, { id, mergedInto }: ConversationRow): Promise<Call[]> {
  const whole = mergedInto === null ? undefined : (await lastOf(db, [id])).get(id);
  return whole ? [{ call: hintingBeside(whole.id) }] : [];
}

async function moves(db: Db | Tx, at: Date, was: ConversationRow, is: ConversationRow): Promise<Told[]> {
  const subject = subjectOf(is);
  const events: Told[] = [];
  if (is.status !== was.status)
    events.push(eventOf(EVENTS.status, { subject, at, data: { ...about(is), was: was.status } }));
  if (is.assignedTo !== was.assignedTo) {
    const agent = await agentOf(db, is.assignedTo);
    events.push(eventOf(EVENTS.assigned, { subject, at, data: { ...about(is), agent } }));
  }
  return events;
}

/** What the conversation itself tells of, such as who joined, has events of its own. */
async function said(
  db: Db | Tx,
  row: ConversationRow,
  message: MessageRow,
  known: Agent | null | undefined,
): Promise<Told[]> {
  const { body, seq, author, at } = message;
  if (body.kind === 'event') return [];
  const agent = known === undefined ? await agentOf(db, message.personId) : known;
  const written = { seq, author, agent };
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

async function agentOf(db: Db | Tx, personId: string | null): Promise<Agent | null> {
  const badge = personId === null ? null : await staffBadge(db, personId);
  return personId === null || badge === null ? null : { ...badge, id: personId };
}
