/** Tags on a conversation: what is there already is put on once, and what is not there is taken off as well. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { mask } from '../privacy/index.ts';
import { MOST_TAGS, tagOf } from './contract.ts';
import { change } from './happened.ts';
import { listsChanged } from './hints.ts';
import { type ConversationRow, lockConversation } from './store/conversation.ts';

interface Tagging {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

type Tagged = Promise<Result<ConversationRow, { readonly code: 'no-such-conversation' | 'too-many-tags' }>>;

export async function tag(tx: Tx, now: Date, id: string, { add, remove }: Tagging): Tagged {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  const safe = add.flatMap((one) => tagOf(mask(one).text) ?? []);
  const tags = [...new Set([...row.tags.filter((one) => !remove.includes(one)), ...safe])];
  if (tags.length > MOST_TAGS) return refuse({ code: 'too-many-tags' });
  if (tags.length === row.tags.length && tags.every((one) => row.tags.includes(one))) return ok(row);
  const next = await change(tx, now, row, { tags });
  await listsChanged(tx);
  return ok(next);
}
