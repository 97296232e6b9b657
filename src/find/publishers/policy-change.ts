/** A publishers' policy takes the place of another: logged as the one before demands, and the card is good by it at once. */
import {
  CHAIN_MAX,
  CHAIN_MAX_BYTES,
  entryBytes,
  nextPublishers,
  PUBLISHERS_TYPE,
  type Publishers,
  type Signature,
  sealEntry,
} from '@clearline/card';
import { leafHash } from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { adoptLogKey } from '../../record/log/index.ts';
import {
  type Approved,
  currentCard,
  lockPublication,
  type Press,
  registryData,
  renewIn,
} from '../contacts/index.ts';
import { crypto } from './crypto.ts';
import { logEnvelope, publishersNow } from './seal.ts';
import { insertPolicy, policiesSize } from './store.ts';

export interface PolicyChange {
  readonly policy: Publishers;
  /** The quorum's of the policy before; those of people who come in prove that they hold their keys. */
  readonly signatures: readonly Signature[];
  /** The current card once more, signed by those who may by the new policy; null where approvals of it still count. */
  readonly renewal: Approved | null;
}

/** More than one policy takes, with the signatures of everybody concerned. */
const POLICY_MAX_BYTES = 2 ** 19;

/** Every proof shows every policy from the first, and has room for so many. */
export async function hasRoomForPolicy(db: Db | Tx): Promise<boolean> {
  const { count, bytes } = await policiesSize(db);
  return count < CHAIN_MAX && bytes + POLICY_MAX_BYTES <= CHAIN_MAX_BYTES;
}

export type PolicyRefusal =
  /** The policy before asks for more people. */
  | { readonly code: 'quorum-lacking' }
  /** The card would rest on too few of the new people. */
  | { readonly code: 'card-unapproved' }
  /** No proof could show it. */
  | { readonly code: 'publishers-full' };

/** The caller must roll back on a refusal. */
export async function putPolicy(
  tx: Tx,
  press: Press,
  { policy, signatures, renewal }: PolicyChange,
): Promise<Result<null, PolicyRefusal>> {
  await lockPublication(tx);
  if (!(await hasRoomForPolicy(tx))) return refuse({ code: 'publishers-full' });
  const envelope = sealEntry(PUBLISHERS_TYPE, policy, signatures);
  if (!(await nextPublishers(await publishersNow(tx), envelope, crypto)))
    return refuse({ code: 'quorum-lacking' });
  await insertPolicy(tx, policy, envelope);
  await logEnvelope(tx, envelope);
  if (policy.logKey !== undefined) {
    const hash = leafHash(sha256, entryBytes(envelope, sha256));
    await adoptLogKey(tx, policy.logKey, hash);
  }
  const card = await currentCard(tx);
  if (!card) return ok(null);
  // Proofs of the current card end in the policy by which it was sealed: issued again, they end in this one.
  const renewed = await renewIn(tx, press, {
    validDays: registryData(card, []).valid_days,
    key: `publishers ${policy.v}`,
    approved: renewal,
  });
  return renewed.ok ? ok(null) : refuse({ code: 'card-unapproved' });
}
