/** The log gets another key, by a policy that this server's key file signs alone. Passkeys do that in the console. */
import { canonical, PUBLISHERS_TYPE, type Publishers } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { newSeed, prependSeed } from '../../kernel/key-file.ts';
import {
  type KeyRing,
  type LogIdentity,
  lastKeyChange,
  logIdentity,
  type RecordKey,
  recordKey,
  recordKeyPlace,
  recordKeysIfAny,
  vkeyOf,
} from '../../record/log/index.ts';
import { lockPublication, type Press } from '../contacts/index.ts';
import { peopleSign } from './approvals.ts';
import { type KeySettings, reissueKey, type SigningKey, serverKeys } from './key-files.ts';
import { hasRoomForPolicy, putPolicy } from './policy-change.ts';
import { publishersNow } from './seal.ts';

/** A second change so soon is one that was run again, not knowing that it was done. */
const LATELY_MS = 86_400_000;

export interface Rotating {
  readonly press: Press;
  readonly settings: KeySettings;
  /** Even though the key was changed within the last day. */
  readonly again: boolean;
}

export interface Rotated {
  readonly v: number;
  readonly vkey: string;
}

export type RotationRefusal =
  /** Nothing has been logged yet. */
  | { readonly code: 'no-record' }
  | { readonly code: 'rotated-lately'; readonly at: Date; readonly vkey: string }
  /** More than the key file must agree. */
  | { readonly code: 'people-sign' }
  | { readonly code: 'no-publisher-key' }
  /** No proof could show another policy. */
  | { readonly code: 'publishers-full' }
  /** This machine lacks the key that signs now, so that nobody could follow from that to the next. */
  | { readonly code: 'no-log-key' }
  /** The settings give the keys: they must give a new one first, as in `recordKey`. */
  | { readonly code: 'set-record-key'; readonly recordKey: string };

/**
 * Done again after a crash it finishes the work: a key that was made and is not the log's yet is the one that it takes.
 * All but the making of the key is one transaction.
 */
export const rotateLogKey = (db: Db, rotating: Rotating): Promise<Result<Rotated, RotationRefusal>> =>
  decide(db, async (tx) => {
    await lockPublication(tx);
    const [policy, identity] = [await publishersNow(tx), await logIdentity(tx)];
    if (!policy || !identity) return refuse({ code: 'no-record' });
    const { clock } = rotating.press;
    const at = await lastKeyChange(tx);
    if (at && !rotating.again && clock.now() - at.getTime() < LATELY_MS)
      return refuse({ code: 'rotated-lately', at, vkey: identity.vkey });
    const publisher = await signerAlone(policy, rotating.settings);
    if (!publisher.ok) return publisher;
    if (!(await hasRoomForPolicy(tx))) return refuse({ code: 'publishers-full' });
    const key = await nextKey(rotating.settings, identity);
    return key.ok ? put(tx, rotating.press, { policy, publisher: publisher.value, key: key.value }) : key;
  });

async function signerAlone(
  policy: Publishers,
  settings: KeySettings,
): Promise<Result<SigningKey, Extract<RotationRefusal, { code: 'people-sign' | 'no-publisher-key' }>>> {
  if (peopleSign(policy) || policy.rules.publishers.approvals > 1) return refuse({ code: 'people-sign' });
  const { publisher } = await serverKeys(settings);
  const isListed = policy.people.some(({ keys }) => keys.some(({ id }) => id === publisher?.id));
  return publisher && isListed ? ok(publisher) : refuse({ code: 'no-publisher-key' });
}

/** The first of the ring where the log has not had it; else one that is made and put there. */
async function nextKey(
  { recordKey: given, dataDir }: KeySettings,
  identity: LogIdentity,
): Promise<Result<RecordKey, Extract<RotationRefusal, { code: 'no-log-key' | 'set-record-key' }>>> {
  const place = recordKeyPlace(given, dataDir);
  const ring: KeyRing | null = await recordKeysIfAny(place);
  const vkey = (key: RecordKey) => vkeyOf(key, identity.origin);
  if (!ring?.some((key) => vkey(key) === identity.vkey)) return refuse({ code: 'no-log-key' });
  if (!identity.vkeys.includes(vkey(ring[0]))) return ok(ring[0]);
  if (given === null) return ok(recordKey(await prependSeed(place.path)));
  return refuse({ code: 'set-record-key', recordKey: `${newSeed()},${given}` });
}

async function put(
  tx: Tx,
  press: Press,
  { policy: before, publisher, key }: { policy: Publishers; publisher: SigningKey; key: RecordKey },
): Promise<Result<Rotated, never>> {
  // Clocks differ, and a policy is not older than the one before.
  const issued = Math.max(press.clock.now(), Date.parse(before.issued));
  const { id, publicKey } = reissueKey(key);
  const policy: Publishers = {
    ...before,
    v: before.v + 1,
    logKey: vkeyOf(key, before.log),
    issued: new Date(issued).toISOString(),
    reissue: before.reissue && { id, publicKey },
  };
  const signatures = [publisher.sign(PUBLISHERS_TYPE, Buffer.from(canonical(policy)))];
  const done = await putPolicy(tx, press, { policy, signatures, renewal: null });
  // The same people by the same rules as before, and the key file is one of them.
  if (!done.ok) throw new Error(`a policy that differs in its keys alone was refused: ${done.error.code}`);
  return ok({ v: policy.v, vkey: vkeyOf(key, before.log) });
}
