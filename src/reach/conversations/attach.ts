import type { Tx } from '../../kernel/database/db.ts';
import type { Writing } from './accept.ts';
import type { AttachedFile } from './contract.ts';

/** Gives a file that they uploaded in this conversation to the message that sends it, once; null where there is none. */
export type Attach = (
  tx: Tx,
  now: Date,
  by: Writing,
  conversationId: string,
  fileId: string,
) => Promise<AttachedFile | null>;

export const noFiles: Attach = async () => null;
