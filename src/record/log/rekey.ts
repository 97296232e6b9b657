/** Another key for the log, by decision of its publishers. */
import { parseVkey } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { insertLogKey, logIdentity } from './store/log.ts';

/**
 * From the next tree on the log is signed by this key, exactly if the transaction commits, which also logs what names it.
 * The key that it has already changes nothing. @throws a RangeError for no key of this log
 * @param entry the leaf hash of what names it
 */
export async function adoptLogKey(tx: Tx, vkey: string, entry: Uint8Array): Promise<void> {
  const identity = await logIdentity(tx);
  const key = parseVkey(vkey, sha256);
  if (!identity || !key.ok || key.value.name !== identity.origin)
    throw new RangeError(`${vkey} is no key of this log`);
  if (vkey !== identity.vkey) await insertLogKey(tx, vkey, entry);
}
