/** How nodes tell each other that a conversation has changed: its id, once its transaction has committed. */
import { hint } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';

export const CHANNEL = 'reach';
export const TYPING = 'reach_typing';

export const changed = (tx: Db | Tx, conversationId: string): Promise<void> =>
  hint(tx, CHANNEL, conversationId);

/** Best effort, and nothing rests on it. */
export const typing = (db: Db, conversationId: string, by: string): Promise<void> =>
  hint(db, TYPING, `${conversationId} ${by}`);
