import type { Tx } from '../../kernel/database/db.ts';
import type { Writing } from './accept.ts';
import type { AttachedFile } from './contract.ts';

/**
 * Gives a file that they uploaded to the message that sends it, once; null where there is none.
 * @param conversations where the message stands, and behind it what was merged into that: the file may be of any
 */
export type Attach = (
  tx: Tx,
  now: Date,
  by: Writing,
  conversations: readonly string[],
  fileId: string,
) => Promise<AttachedFile | null>;

export const noFiles: Attach = async () => null;
