/** The node's own witness: not independent, there so that the whole path is always walked. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Witness, type WitnessRefusal } from '@clearline/cli';
import type { Signer, VerifierKey } from '@clearline/tlog';
import type { Clock } from '../../kernel/clock.ts';
import { ok, type Result } from '../../kernel/errors.ts';
import { recordFolder } from '../log/index.ts';
import type { Send } from './ask.ts';

export interface OwnWitness {
  readonly send: Send;
  close(): Promise<void>;
}

interface OwnWitnessOptions {
  /** Made unless it is there. */
  readonly dir: string;
  readonly signer: Signer;
  /** Every key that the log has had. */
  readonly logs: readonly VerifierKey[];
  readonly clock: Clock;
}

/** Where the witness of a key remembers what it has cosigned; null for that of the log's first key. */
export function witnessFolder(dataDir: string, key: VerifierKey | null): string {
  const name = key ? `witness-${key.keyId.toString(16).padStart(8, '0')}` : 'witness';
  return join(recordFolder(dataDir), name);
}

export async function openOwnWitness(
  options: OwnWitnessOptions,
): Promise<Result<OwnWitness, WitnessRefusal>> {
  await mkdir(options.dir, { recursive: true });
  const witness = await Witness.open(options);
  if (!witness.ok) return witness;
  return ok({
    send: async (body) => ok(await witness.value.addCheckpoint(body)),
    close: () => witness.value.close(),
  });
}
