/** Whose cosignatures a checkpoint needs before readers get it (c2sp.org/tlog-policy). */
import { COSIGNATURE_MAX_AGE_MS } from '@clearline/cli';
import { formatPolicy, type Policy, type Signer, type VerifierKey } from '@clearline/tlog';

/** Wherever it is named, it says what it is worth. */
const OWN_WITNESS = 'own-not-independent';

/** A tlog-policy has no word for it; readers are told in a comment, and ask for it with `--max-age`. */
const AGE = `# cosignatures: at most ${COSIGNATURE_MAX_AGE_MS / 3_600_000} h old`;

export interface WitnessPolicy extends Policy {
  /** Whether the only witness is the node itself, which proves nothing to others. */
  readonly own: boolean;
}

/**
 * Without WITNESS_POLICY_FILE: the node's own witness, so that there is always one. It cosigns by a key of its own for
 * each key of the log, newest first; those that are not the first are there for who has pinned them.
 */
export const ownPolicy = (signers: readonly Signer[]): WitnessPolicy => ({
  logs: [],
  witnesses: signers.map(({ key }, at) => ({
    name: at === 0 ? OWN_WITNESS : `${OWN_WITNESS}-${at}`,
    key,
    url: null,
  })),
  groups: [],
  quorum: OWN_WITNESS,
  own: true,
});

/**
 * The policy that readers pin: the keys that sign this log, newest first, and the witnesses without the addresses that
 * only the log needs.
 */
export function servedPolicy(policy: WitnessPolicy, keys: readonly VerifierKey[], url: string): string {
  const pinned = policy.own ? policy.witnesses.slice(0, 1) : policy.witnesses;
  const witnesses = pinned.map((witness) => ({ ...witness, url: null }));
  const text = Buffer.from(
    formatPolicy({ ...policy, witnesses, logs: keys.map((key) => ({ key, url })) }),
  ).toString('utf8');
  const worth = policy.own
    ? ['# The only witness is run by the operator of the log: it is not independent.']
    : [];
  return [...worth, AGE, text].join('\n');
}
