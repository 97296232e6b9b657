/** Most messages: written without a lock, in one round trip, or in two where the conversation has to be read first. */
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result } from '../../kernel/errors.ts';
import { type AcceptCode, type Accepted, planned, type Writing, type Written } from './accept.ts';
import type { Body } from './contract.ts';
import type { Seen } from './glance.ts';
import { type Agent, changeIfSame } from './happened.ts';
import { type ConversationRow, isTheirs, plainFor } from './store/conversation.ts';

export interface Known {
  /** Who of the staff writes. */
  readonly agent: Agent | null;
  /** How the conversation was seen last on this node, if it was. */
  readonly seen: Seen | null;
}

/**
 * As {@link accept} does. Null where that is needed: for what was said before, for what was merged, and where somebody else
 * has written meanwhile.
 */
export async function acceptAtOnce(
  db: Db,
  now: Date,
  by: Writing,
  { conversationId, key, body }: Written & { readonly body: Body },
  { agent, seen }: Known,
): Promise<Result<Accepted, { readonly code: AcceptCode }> | null> {
  const owner = by.author === 'customer' ? by.owner : null;
  const remembered = plainOf(seen);
  const isKnown = remembered !== null && (owner === null || isTheirs(remembered, owner));
  const conversation = isKnown
    ? remembered
    : await plainFor(db, { id: conversationId, author: by.author, key }, owner);
  if (!conversation) return null;
  const plan = await planned(db, now, by, conversation, key, body);
  // What is remembered may have been opened again since.
  if (!plan.ok) return isKnown ? null : plan;
  const { message, to, writes } = plan.value;
  const next = await changeIfSame(db, now, conversation, to, { message, agent, writes });
  return next && ok({ message, conversation: next, isNew: true });
}

/** Where merging has to be followed it is no such one: what was said in a part under this key is found there. */
function plainOf(seen: Seen | null): ConversationRow | null {
  const family = seen?.beside.family;
  return seen && !family?.parts && !family?.mergedInto ? seen.row : null;
}
