/** The log gets another key, by a policy that this server's key file signs alone. Passkeys do that in the console. */
import { canonical, PUBLISHERS_TYPE, type Publishers } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type KeyPlace, newSeed } from '../../kernel/key-file.ts';
import {
  type LogIdentity,
  lastKeyChange,
  logIdentity,
  type RecordKey,
  recordKeyPlace,
  vkeyOf,
} from '../../record/log/index.ts';
import { lockPublication, type Press } from '../contacts/index.ts';
import { peopleSign } from './approvals.ts';
import { type KeySettings, type SigningKey, serverKeys } from './key-files.ts';
import { type LogKeyRefusal, nextKey, withLogKey } from './log-key.ts';
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
  | Exclude<LogKeyRefusal, { code: 'set-record-key' }>
  /** The settings give the keys: they must give a new one first, as in `recordKey`. Then `by` changes it. */
  | { readonly code: 'set-record-key'; readonly recordKey: string; readonly by: 'command' | 'people' };

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
    if (!publisher.ok && publisher.error.code === 'people-sign')
      return refuse(await leftToPeople(rotating.settings, identity));
    if (!publisher.ok) return publisher;
    if (!(await hasRoomForPolicy(tx))) return refuse({ code: 'publishers-full' });
    const key = await nextKey(placeOf(rotating.settings), identity);
    return key.ok
      ? put(tx, rotating.press, { policy, publisher: publisher.value, key: key.value })
      : refuse(toSet(key.error, rotating.settings, 'command'));
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

/** Keys of the settings are made here for them, because the console shows nobody a private key. */
async function leftToPeople(settings: KeySettings, identity: LogIdentity): Promise<RotationRefusal> {
  if (settings.recordKey === null) return { code: 'people-sign' };
  const key = await nextKey(placeOf(settings), identity);
  return key.ok ? { code: 'people-sign' } : toSet(key.error, settings, 'people');
}

const placeOf = ({ recordKey, dataDir }: KeySettings): KeyPlace => recordKeyPlace(recordKey, dataDir);

const toSet = (
  refusal: LogKeyRefusal,
  { recordKey }: KeySettings,
  by: 'command' | 'people',
): RotationRefusal =>
  refusal.code === 'set-record-key'
    ? { code: refusal.code, recordKey: `${newSeed()},${recordKey}`, by }
    : refusal;

async function put(
  tx: Tx,
  press: Press,
  { policy: before, publisher, key }: { policy: Publishers; publisher: SigningKey; key: RecordKey },
): Promise<Result<Rotated, never>> {
  // Clocks differ, and a policy is not older than the one before.
  const issued = Math.max(press.clock.now(), Date.parse(before.issued));
  const policy: Publishers = {
    ...withLogKey(before, key),
    v: before.v + 1,
    issued: new Date(issued).toISOString(),
  };
  const signatures = [publisher.sign(PUBLISHERS_TYPE, Buffer.from(canonical(policy)))];
  const done = await putPolicy(tx, press, { policy, signatures, renewal: null });
  // The same people by the same rules as before, and the key file is one of them.
  if (!done.ok) throw new Error(`a policy that differs in its keys alone was refused: ${done.error.code}`);
  return ok({ v: policy.v, vkey: vkeyOf(key, before.log) });
}
