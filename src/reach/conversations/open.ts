/** A customer opens a conversation. Its id is made by their device, so that a repeated request opens nothing new. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { mask } from '../privacy/index.ts';
import { accept } from './accept.ts';
import type { Intent } from './contract.ts';
import { tellOpened } from './happened.ts';
import { changedBeside, listsChanged } from './hints.ts';
import { indexItself } from './search/store.ts';
import { type Context, insertContext } from './store/context.ts';
import {
  type ConversationRow,
  conversationOf,
  countOpen,
  insertConversation,
  type Owner,
} from './store/conversation.ts';
import { hintTheirs, keepGuest } from './store/guest.ts';
import { keepLink } from './store/link.ts';

const MOST_OPEN = 3;

export interface Opening {
  readonly id: string;
  readonly guestId: string;
  readonly personId: string | null;
  readonly intent: Intent;
  readonly order: string | null;
  /** Null for who waits. */
  readonly answerBy: Date | null;
  readonly lang: 'zh' | 'en';
  readonly name: string | null;
  readonly contact: string | null;
  readonly context: Context;
  /** One of theirs that has ended, which this one goes on from. */
  readonly follows: string | null;
}

export async function open(
  tx: Tx,
  now: Date,
  given: Opening,
): Promise<Result<ConversationRow, { readonly code: 'too-many-conversations' | 'no-such-conversation' }>> {
  const { id, guestId, personId, intent, order, answerBy, lang, name, contact, context, follows } =
    masked(given);
  const owner: Owner = { guestId, personId };
  await keepGuest(tx, { id: guestId, name, contact, now });
  if (name !== null || contact !== null) await hintTheirs(tx, guestId);
  if ((await countOpen(tx, owner, id)) >= MOST_OPEN) return refuse({ code: 'too-many-conversations' });
  const opened = await insertConversation(tx, { id, ...owner, lang, intent, order, answerBy, now });
  if (!opened) {
    // Theirs from before, or an id that somebody else has taken.
    const known = await conversationOf(tx, id, owner);
    if (!known) return refuse({ code: 'no-such-conversation' });
    await indexItself(tx, id);
    return ok(known);
  }
  await tellOpened(tx, now, opened);
  await insertContext(tx, id, context);
  await accept(
    tx,
    now,
    { author: 'system' },
    { conversationId: id, key: id, body: { kind: 'event', event: 'opened' } },
  );
  await indexItself(tx, id);
  // Somebody else's is not linked, nor said to be there.
  const before = follows === null ? null : await conversationOf(tx, follows, owner);
  if (before?.status === 'closed' && before.id !== id)
    await keepLink(tx, { from: id, to: before.id, kind: 'follow-up', by: null, now });
  await changedBeside(tx, id);
  await listsChanged(tx);
  return ok(opened);
}

/** Behind the opening, in its transaction. Returns how the conversation stands then. */
export async function sayFirst(
  tx: Tx,
  now: Date,
  owner: Owner,
  opened: ConversationRow,
  { key, text }: { readonly key: string; readonly text: string },
): Promise<Result<ConversationRow, { readonly code: 'no-such-conversation' | 'conversation-closed' }>> {
  const body = { kind: 'text' as const, text };
  const said = await accept(tx, now, { author: 'customer', owner }, { conversationId: opened.id, key, body });
  if (said.ok) return ok(said.value.conversation.id === opened.id ? said.value.conversation : opened);
  const { code } = said.error;
  if (code === 'no-such-file') throw new Error('a text has no file');
  return refuse({ code });
}

/** What nobody should send stands in any field: “is this code from you?” as what was verified, a card as the order. */
function masked(opening: Opening): Opening {
  const { order, name, contact, context } = opening;
  return {
    ...opening,
    order: order && hide(order),
    name: name && hide(name),
    contact: contact && hide(contact),
    context: { ...context, checked: context.checked.map(hide) },
  };
}

const hide = (text: string): string => mask(text).text;
