/** Who cosigns what this node signs, and what readers pin: by the keys of the log that the node has now. */
import type { Signer, VerifierKey } from '@clearline/tlog';
import type { SitePolicy } from '../find/publishers/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { refuse } from '../kernel/errors.ts';
import {
  type AtStep,
  type KeyRing,
  keysOfLog,
  type LogIdentity,
  verifierOf,
  vkeyOf,
} from '../record/log/index.ts';
import {
  type OwnWitness,
  openOwnWitness,
  overHttp,
  ownPolicy,
  type Send,
  Submitter,
  type SubmitterOptions,
  servedPolicy,
  type WitnessPolicy,
  witnessFolder,
} from '../record/witnesses/index.ts';
import type { OpenDatabase, Patience } from './database.ts';

export interface CosigningOptions {
  readonly config: Config;
  readonly dataDir: string;
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly patience: Patience;
  /** For tests that let the process die between two steps. */
  readonly atStep?: AtStep;
}

export interface Cosigning {
  /** The keys of the log that this node has, by which all this is. */
  readonly held: string;
  readonly policy: WitnessPolicy;
  /** What readers pin. Null on a node that lacks the log's key, so that it does not know the witness. */
  readonly served: SitePolicy | null;
  readonly submitter: Submitter;
  close(): Promise<void>;
}

/** Names the keys of the log that a ring holds. */
export const heldKeys = (ring: KeyRing, identity: LogIdentity): string =>
  keysOfLog(ring, identity)
    .map(({ id }) => id)
    .join(' ');

export async function openCosigning(
  options: CosigningOptions,
  ring: KeyRing,
  identity: LogIdentity,
  metrics: Pick<SubmitterOptions, 'onFailure'>,
): Promise<Cosigning> {
  const { config, database, clock, publicUrl, atStep } = options;
  const own = config.witnessPolicy ? [] : await ownWitnesses(options, ring, identity);
  const policy: WitnessPolicy = config.witnessPolicy
    ? { ...config.witnessPolicy, own: false }
    : ownPolicy(own.map(({ signer }) => signer));
  const submitter = new Submitter({
    db: database.db,
    clock,
    log: options.patience.log,
    policy,
    sendTo: (witness) => (witness.url === null ? sendToOwn(own, witness.key) : overHttp(witness.url)),
    ...metrics,
    ...(atStep && { atStep }),
  });
  const { origin, vkey } = identity;
  const held = keysOfLog(ring, identity).map((key) => vkeyOf(key, origin));
  const isOurs = held.includes(vkey);
  const text = servedPolicy(policy, (isOurs ? held : [vkey]).map(verifierOf), `${publicUrl}/record`);
  return {
    held: heldKeys(ring, identity),
    policy,
    served: isOurs || !policy.own ? { text, independent: !policy.own } : null,
    submitter,
    async close() {
      await submitter.close();
      for (const { witness } of own) await witness?.close();
    },
  };
}

interface Own {
  readonly signer: Signer;
  /** Null where it cannot start. */
  readonly witness: OwnWitness | null;
}

/** One for each key of the log, so that pins of the log and of its witness change together. */
async function ownWitnesses(
  { dataDir, clock, patience }: CosigningOptions,
  ring: KeyRing,
  { origin, vkeys }: LogIdentity,
): Promise<readonly Own[]> {
  const logs = vkeys.map(verifierOf);
  const held = keysOfLog(ring, { origin, vkeys });
  const opening = (held.length > 0 ? held : ring.slice(0, 1)).map(async (key): Promise<Own> => {
    const signer = key.witness(origin);
    const dir = witnessFolder(dataDir, vkeyOf(key, origin) === vkeys[0] ? null : signer.key);
    const opened = await openOwnWitness({ dir, signer, logs, clock });
    if (opened.ok) return { signer, witness: opened.value };
    patience.log.error(opened.error, "the node's own witness cannot start: see docs/operations.md#record");
    return { signer, witness: null };
  });
  return Promise.all(opening);
}

const sendToOwn = (own: readonly Own[], { keyId }: VerifierKey): Send =>
  own.find(({ signer }) => signer.key.keyId === keyId)?.witness?.send ?? (async () => refuse('unreachable'));
