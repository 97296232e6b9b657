/** Whose cosignatures a checkpoint needs before readers get it (c2sp.org/tlog-policy). */
import { formatPolicy, type Policy, type Signer, type VerifierKey } from '@clearline/tlog';

export interface WitnessPolicy extends Policy {
  /** Whether the only witness is the node itself, which proves nothing to others. */
  readonly own: boolean;
}

/** How old a cosignature may be before it says nothing about now. It is renewed after half of that. */
export const MAX_AGE_MS = 24 * 3_600_000;

/** Wherever it is named, it says what it is worth. */
const OWN_WITNESS = 'own-not-independent';

/** Without WITNESS_POLICY_FILE: the node's own witness, so that there is always one. */
export const ownPolicy = ({ key }: Signer): WitnessPolicy => ({
  logs: [],
  witnesses: [{ name: OWN_WITNESS, key, url: null }],
  groups: [],
  quorum: OWN_WITNESS,
  own: true,
});

/** The policy that readers pin: this log, and the witnesses without the addresses that only the log needs. */
export function servedPolicy(policy: WitnessPolicy, log: VerifierKey, url: string): string {
  const witnesses = policy.witnesses.map((witness) => ({ ...witness, url: null }));
  const text = Buffer.from(formatPolicy({ ...policy, witnesses, logs: [{ key: log, url }] })).toString(
    'utf8',
  );
  return policy.own
    ? `# The only witness is run by the operator of the log: it is not independent.\n${text}`
    : text;
}
