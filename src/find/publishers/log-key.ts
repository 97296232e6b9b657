/** The key that a policy gives to its log: which one is next, and what the policy says of it. */
import type { Publishers } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type KeyPlace, prependSeed } from '../../kernel/key-file.ts';
import {
  type KeyRing,
  keysOfLog,
  type LogIdentity,
  lastKeyChange,
  logIdentity,
  type RecordKey,
  recordKey,
  recordKeysIfAny,
  vkeyOf,
} from '../../record/log/index.ts';
import { reissueKey } from './key-files.ts';

export type LogKeyRefusal =
  /** This machine lacks the key that signs now, so that nobody could follow from that to the next. */
  | { readonly code: 'no-log-key' }
  /** The settings give the keys: whoever sets them must put a new one first. */
  | { readonly code: 'set-record-key' };

/** The first of the ring where the log has not had it; else one that is made and put there. */
export async function nextKey(
  place: KeyPlace,
  identity: LogIdentity,
): Promise<Result<RecordKey, LogKeyRefusal>> {
  const ring = await recordKeysIfAny(place);
  const vkey = (key: RecordKey) => vkeyOf(key, identity.origin);
  if (!ring?.some((key) => vkey(key) === identity.vkey)) return refuse({ code: 'no-log-key' });
  if (!identity.vkeys.includes(vkey(ring[0]))) return ok(ring[0]);
  if (place.given !== null) return refuse({ code: 'set-record-key' });
  return ok(recordKey(await prependSeed(place.path)));
}

/** The same people and rules, with a log that this key signs: the key for re-issues is derived from it. */
export function withLogKey(policy: Publishers, key: RecordKey): Publishers {
  const { id, publicKey } = reissueKey(key);
  return { ...policy, logKey: vkeyOf(key, policy.log), reissue: policy.reissue && { id, publicKey } };
}

/** The key that the next policy gives to the log; null where the log keeps its own. */
export const newLogKey = (current: Publishers, next: Publishers): string | null =>
  next.logKey === undefined || next.logKey === current.logKey ? null : next.logKey;

export const holdsLogKey = (ring: KeyRing | null, { log }: Publishers, vkey: string): boolean =>
  ring?.some((key) => vkeyOf(key, log) === vkey) ?? false;

/** When the log got its key, while a former one still signs beside it here; null otherwise. */
export async function formerKeySince(db: Db | Tx, ring: KeyRing | null): Promise<Date | null> {
  const identity = ring && (await logIdentity(db));
  return identity && keysOfLog(ring, identity).length > 1 ? lastKeyChange(db) : null;
}
