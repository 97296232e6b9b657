/** What happens to a conversation besides messages. Each act leaves its event within the conversation. */
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { mask } from '../privacy/index.ts';
import { accept } from './accept.ts';
import type { EVENTS } from './contract.ts';
import { change, tellRated } from './happened.ts';
import { listsChanged } from './hints.ts';
import { type Act, after } from './status.ts';
import {
  type Change,
  type ConversationRow,
  lockConversation,
  lockOwn,
  type Owner,
} from './store/conversation.ts';

export type Acted = Promise<Result<ConversationRow, { readonly code: 'no-such-conversation' | 'not-now' }>>;
type EventName = (typeof EVENTS)[number];

export async function end(tx: Tx, now: Date, owner: Owner, id: string): Acted {
  const row = await lockOwn(tx, id, owner);
  return row ? move(tx, now, row, 'end', 'ended') : refuse({ code: 'no-such-conversation' });
}

/** While it is under way, and after. */
export async function rate(
  tx: Tx,
  now: Date,
  owner: Owner,
  id: string,
  { rating, note = null }: { readonly rating: number; readonly note?: string | null | undefined },
): Acted {
  const row = await lockOwn(tx, id, owner);
  if (!row) return refuse({ code: 'no-such-conversation' });
  if (!row.firstReplyAt) return refuse({ code: 'not-now' });
  const ratingNote = note && mask(note).text;
  const rated = await change(tx, now, row, { rating, ratingNote });
  await tellRated(tx, now, rated, ratingNote);
  if (row.rating === null) await tell(tx, now, id, 'rated');
  return ok(rated);
}

/** A staff member takes it, whoever has it now. */
export async function take(tx: Tx, now: Date, id: string, personId: string, name: string): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  if (row.status === 'closed') return refuse({ code: 'not-now' });
  if (row.assignedTo === personId) return ok(row);
  await change(tx, now, row, { assignedTo: personId, assignedAt: now, offered: false, notFor: null });
  await listsChanged(tx);
  return told(tx, now, id, 'joined', name);
}

/** The queue gives nobody whose customer is put off for later. */
export const backNow = ({ status }: ConversationRow): Change =>
  status === 'snoozed' ? { status: 'open', snoozedUntil: null } : {};

/** To a colleague; or back to the queue, where it keeps its place. */
export async function transfer(
  tx: Tx,
  now: Date,
  id: string,
  to: { readonly personId: string; readonly name: string } | null,
): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  if (ENDED.has(row.status)) return refuse({ code: 'not-now' });
  await change(
    tx,
    now,
    row,
    to
      ? { assignedTo: to.personId, assignedAt: now, offered: true, notFor: null, teamId: null }
      : {
          assignedTo: null,
          assignedAt: null,
          waitsSince: row.waitsSince ?? row.openedAt,
          notFor: row.assignedTo ?? row.notFor,
          teamId: null,
          teamedAt: now,
          ...backNow(row),
        },
  );
  await listsChanged(tx);
  return told(tx, now, id, to ? 'transferred' : 'requeued', to?.name);
}

export async function resolve(tx: Tx, now: Date, id: string): Acted {
  return staffMove(tx, now, id, 'resolve', 'resolved');
}

/** One that is nobody's waits again, at its old place. */
export async function reopen(tx: Tx, now: Date, id: string): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  return move(
    tx,
    now,
    row,
    'reopen',
    'reopened',
    row.assignedTo ? {} : { waitsSince: row.openedAt, teamedAt: now },
  );
}

export async function snooze(tx: Tx, now: Date, id: string, until: Date): Acted {
  if (until <= now) return refuse({ code: 'not-now' });
  // Whoever puts it off knows of it.
  return staffMove(tx, now, id, 'snooze', null, { snoozedUntil: until, offered: false });
}

export async function staffMove(
  tx: Tx,
  now: Date,
  id: string,
  act: Act,
  event: EventName | null,
  more: Change = {},
): Acted {
  const row = await lockConversation(tx, id);
  return row ? move(tx, now, row, act, event, more) : refuse({ code: 'no-such-conversation' });
}

/** As new: it stands on top of its list, and is not silent for as long as it was put off. */
export async function wake(tx: Tx, now: Date, id: string): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  // While it slept they have let nobody wait.
  const anew = !row.waitsSince ? {} : row.assignedTo ? { assignedAt: now } : { teamedAt: now };
  return move(tx, now, row, 'wake', null, { lastAt: now, ...anew });
}

const ENDED = new Set(['resolved', 'closed']);

async function move(
  tx: Tx,
  now: Date,
  row: ConversationRow,
  act: Act,
  event: EventName | null,
  more: Change = {},
): Acted {
  const status = after(row.status, act);
  if (!status) return refuse({ code: 'not-now' });
  const endedAt = ENDED.has(status)
    ? { ...(ENDED.has(row.status) ? {} : { endedAt: now }), waitsSince: null, answerBy: null }
    : {};
  const moved = await change(tx, now, row, { snoozedUntil: null, ...endedAt, ...more, status });
  await listsChanged(tx);
  return event ? told(tx, now, row.id, event) : ok(moved);
}

export async function told(tx: Tx, now: Date, id: string, event: EventName, name?: string): Acted {
  return ok(await tell(tx, now, id, event, name));
}

async function tell(
  tx: Tx,
  now: Date,
  id: string,
  event: EventName,
  name?: string,
): Promise<ConversationRow> {
  const body = { kind: 'event' as const, event, ...(name === undefined ? {} : { name }) };
  const written = await accept(
    tx,
    now,
    { author: 'system' },
    { conversationId: id, key: randomUUID(), body },
  );
  if (!written.ok) throw new Error(`what happened to ${id} could not be told: ${written.error.code}`);
  return written.value.conversation;
}
