import { ENTRY_MAX_BYTES } from '@clearline/tlog';
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { insertEntries, insertPayload } from './store/entry.ts';

/** Tells sequencers that something waits. */
export const APPENDED = 'record.appended';

/** Logs the entry, of 1 to 65,535 bytes, exactly if the transaction commits. One that is logged already adds nothing. */
export const append = (tx: Tx, entry: Uint8Array): Promise<number> => appendMany(tx, [entry]);

/** As `append`, in the order given. Returns how many were new. Two at once with the same entries give the same order. */
export async function appendMany(tx: Tx, entries: readonly Uint8Array[]): Promise<number> {
  if (entries.some(({ length }) => length < 1 || length > ENTRY_MAX_BYTES))
    throw new RangeError(`an entry has 1 to ${ENTRY_MAX_BYTES} bytes`);
  const added = await insertEntries(tx, entries);
  if (added > 0) await emit(tx, APPENDED, {});
  return added;
}

/** Keeps what an entry names by its digest because it is too long to stand in it. */
export const keepPayload = (tx: Tx, data: Uint8Array): Promise<void> => insertPayload(tx, data);
