/** What either side does to a conversation over a line or by a request: the same, and once. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BrokenRule } from '../privacy/contract.ts';
import { type AcceptCode, type Accepted, accept, type FindFile, type Writing } from './accept.ts';
import { acceptAtOnce, type Known } from './at-once.ts';
import type { Badges } from './badges.ts';
import type { Body, Cursor } from './contract.ts';
import type { Deps } from './deps.ts';
import type { Agent } from './happened.ts';
import { changedBeside } from './hints.ts';
import { knows, type Party, readerOf } from './party.ts';
import { partsOf } from './store/family.ts';
import type { MessageRow } from './store/message.ts';
import { moveCursor } from './store/reader.ts';

/** Why a message is not sent; what asks a customer for something, with the rule that stands against it. */
export type WriteRefusal =
  | { readonly code: AcceptCode | 'too-many-messages' | 'unavailable' | 'not-for-you' }
  | { readonly code: 'asks-forbidden'; readonly rule: BrokenRule };

export interface Sent {
  readonly conversation: string;
  readonly key: string;
  /** Either of the two: see `isOneThing`. */
  readonly text?: string | undefined;
  readonly file?: string | undefined;
  /** For staff alone. */
  readonly note: boolean;
}

export async function send(
  deps: Deps,
  party: Party,
  { conversation, key, text = '', file, note }: Sent,
): Promise<Result<MessageRow, WriteRefusal>> {
  const db = deps.database();
  if (!db) return refuse({ code: 'unavailable' });
  if (note && party.side === 'customer') return refuse({ code: 'not-for-you' });
  const rule = party.side === 'staff' && !note ? deps.ruleAgainst(text) : null;
  if (rule) return refuse({ code: 'asks-forbidden', rule });
  if (!(await deps.pace.allows(party))) return refuse({ code: 'too-many-messages' });
  const by =
    party.side === 'customer'
      ? { author: 'customer' as const, owner: party.owner }
      : { author: 'agent' as const, personId: party.personId };
  const now = new Date(deps.clock.now());
  const said = { conversationId: conversation, key };
  const body: Body = note ? { kind: 'note', text } : { kind: 'text', text };
  const atOnce =
    file === undefined
      ? await acceptAtOnce(db, now, by, { ...said, body }, await knownTo(deps, party, conversation))
      : null;
  const accepted =
    atOnce ??
    (await db
      .transaction()
      .execute((tx) =>
        accept(tx, now, by, { ...said, body: file === undefined ? body : shared(deps, tx, now, by, file) }),
      ));
  if (!accepted.ok) return accepted;
  const { message, isNew } = accepted.value;
  if (isNew) void offer(deps, accepted.value);
  // Only now is it known to be theirs.
  if (party.side === 'customer') deps.visits.enter(message.conversationId)();
  return ok(message);
}

/** The file, where it is found in any part of the conversation. */
function shared({ attach }: Deps, tx: Tx, now: Date, by: Writing, file: string): FindFile {
  return async (id) => {
    const parts = (await partsOf(tx, [id])).get(id) ?? [];
    const places = [id, ...parts.map((part) => part.id)];
    const found = await attach(tx, now, by, places, file);
    return found && { kind: 'file', file: found };
  };
}

const knownTo = async ({ badges, feed }: Deps, party: Party, id: string): Promise<Known> => ({
  seen: feed.lastSeen(id),
  agent: await agentOf(badges, party),
});

async function agentOf(badges: Badges, party: Party): Promise<Agent | null> {
  if (party.side === 'customer') return null;
  const badge = (await badges.of([party.personId])).get(party.personId);
  return badge?.works ? { id: party.personId, name: badge.name, staffNumber: badge.staffNumber } : null;
}

/** What goes wrong here costs nothing but the time until the look. */
async function offer({ badges, feed, log }: Deps, { message, conversation: row }: Accepted): Promise<void> {
  try {
    feed.offer({ message, row, known: await badges.of([message.personId, row.assignedTo]) });
  } catch (err) {
    log.debug({ err }, 'a message was not shown at once');
  }
}

/** What a device is told of its message. @param named the conversation that it was sent to */
export const storedAs = ({ conversationId, seq, at }: MessageRow, named: string) => ({
  seq,
  at: at.toISOString(),
  ...(conversationId === named ? {} : { into: conversationId }),
});

/** Null where all is well. */
export async function see(
  deps: Deps,
  party: Party,
  conversation: string,
  { delivered, read }: Cursor,
): Promise<'no-such-conversation' | 'unavailable' | null> {
  const db = deps.database();
  if (!db) return 'unavailable';
  if (!(await knows(db, party, conversation))) return 'no-such-conversation';
  if (await moveCursor(db, conversation, readerOf(party), { delivered, read }))
    await changedBeside(db, conversation);
  return null;
}
