/**
 * How a message gets into a conversation. It is accepted once it is stored, and the same key is stored once: a device
 * that heard no answer sends it again, and gets the first answer.
 */
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Call, Write } from '../../kernel/database/together.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Body } from './contract.ts';
import { change } from './happened.ts';
import { listsChanging } from './hints.ts';
import { masked } from './mask.ts';
import { findable } from './search/keep.ts';
import { type Act, after } from './status.ts';
import {
  type Change,
  type ConversationRow,
  lockConversation,
  lockLast,
  lockOwn,
  type Owner,
  withChange,
} from './store/conversation.ts';
import { insertingMessage, type MessageRow, messageBy } from './store/message.ts';

/** Who writes. What the customer may see of them is decided where it is shown. */
export type Writing =
  | { readonly author: 'customer'; readonly owner: Owner }
  | { readonly author: 'agent'; readonly personId: string }
  | { readonly author: 'assistant' }
  | { readonly author: 'system' };

export interface Written {
  readonly conversationId: string;
  readonly key: string;
  /** A file is looked for once nothing else stands against it; null where there is none to send. */
  readonly body: Body | FindFile;
}

export type FindFile = (conversationId: string) => Promise<Extract<Body, { kind: 'file' }> | null>;

export interface Accepted {
  readonly message: MessageRow;
  readonly conversation: ConversationRow;
  /** False for one that was accepted before. */
  readonly isNew: boolean;
}

export type AcceptCode = 'no-such-conversation' | 'conversation-closed' | 'no-such-file';

/** Of the event with which every conversation begins. */
const OPENED_SEQ = 1;

const ACTS: Readonly<Record<Writing['author'], Act | null>> = {
  customer: 'customer-writes',
  agent: 'agent-writes',
  assistant: null,
  system: null,
};

export async function accept(
  tx: Tx,
  now: Date,
  by: Writing,
  { conversationId, key, body: given }: Written,
): Promise<Result<Accepted, { readonly code: AcceptCode }>> {
  const named =
    by.author === 'customer'
      ? await lockOwn(tx, conversationId, by.owner)
      : await lockConversation(tx, conversationId);
  if (!named) return refuse({ code: 'no-such-conversation' });
  // What is said to a merged one is said in the one that it goes on in; what happened to it is told where it happened.
  const conversation = by.author === 'system' ? named : await lockLast(tx, named);
  const { id } = conversation;
  const first = await messageBy(tx, id, by.author, key);
  if (first) return ok({ message: first, conversation, isNew: false });
  const plan = await planned(tx, now, by, conversation, key, given);
  if (!plan.ok) return plan;
  const { message, to, writes } = plan.value;
  const next = await change(tx, now, conversation, to, { message, writes });
  return ok({ message, conversation: next, isNew: true });
}

interface Plan {
  readonly message: MessageRow;
  readonly to: Change;
  readonly writes: readonly (Write | Call)[];
}

/** What is to be written: nothing is written here. */
export async function planned(
  db: Db | Tx,
  now: Date,
  by: Writing,
  conversation: ConversationRow,
  key: string,
  given: Written['body'],
): Promise<Result<Plan, { readonly code: AcceptCode }>> {
  const { id } = conversation;
  const isNote = typeof given !== 'function' && given.kind === 'note';
  const act = isNote ? null : ACTS[by.author];
  const status = act && after(conversation.status, act);
  if (act && !status) return refuse({ code: 'conversation-closed' });
  const body = typeof given === 'function' ? await given(id) : given;
  if (!body) return refuse({ code: 'no-such-file' });
  const message: MessageRow = {
    conversationId: id,
    seq: conversation.lastSeq + 1,
    key,
    author: by.author,
    personId: by.author === 'agent' ? by.personId : null,
    body: await masked(db, id, body),
    at: now,
  };
  const moved = { ...effects(conversation, by, body, now), ...(status ? movedTo(status) : {}) };
  const to = { ...moved, lastSeq: message.seq, lastAt: now };
  const isMoved = isElsewhere(conversation, withChange(conversation, to)) || isFirst(conversation, by);
  const writes = [
    { statement: insertingMessage(message) },
    ...findable(message),
    ...(isMoved ? [listsChanging()] : []),
  ];
  return ok({ message, to, writes });
}

/** What its customer begins with, by which it is told from others in a list. */
const isFirst = ({ lastSeq }: ConversationRow, { author }: Writing): boolean =>
  author === 'customer' && lastSeq <= OPENED_SEQ;

/** Whether it stands in another list now, or otherwise in its own. */
const isElsewhere = (was: ConversationRow, is: ConversationRow): boolean =>
  was.status !== is.status ||
  was.assignedTo !== is.assignedTo ||
  (was.waitsSince === null) !== (is.waitsSince === null);

const movedTo = (status: ConversationRow['status']): Change =>
  status === 'snoozed' ? { status } : { status, snoozedUntil: null };

/** What a message changes beside the status. */
function effects(conversation: ConversationRow, by: Writing, body: Body, now: Date): Change {
  if (by.author === 'customer')
    return {
      waitsSince: conversation.waitsSince ?? now,
      // Put off, it was with no team.
      ...(conversation.status === 'snoozed' ? { teamedAt: now } : {}),
    };
  if (by.author !== 'agent' || body.kind === 'note') return {};
  return {
    waitsSince: null,
    // The promise is kept: who writes again waits like everybody.
    answerBy: null,
    firstReplyAt: conversation.firstReplyAt ?? now,
    offered: false,
    ...(conversation.assignedTo ? {} : { assignedTo: by.personId, assignedAt: now }),
  };
}
