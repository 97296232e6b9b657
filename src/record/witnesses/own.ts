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
  readonly dataDir: string;
  readonly signer: Signer;
  readonly log: VerifierKey;
  readonly clock: Clock;
}

export async function openOwnWitness(
  options: OwnWitnessOptions,
): Promise<Result<OwnWitness, WitnessRefusal>> {
  const { dataDir, signer, log, clock } = options;
  const dir = join(recordFolder(dataDir), 'witness');
  await mkdir(dir, { recursive: true });
  const witness = await Witness.open({ dir, signer, logs: [log], clock });
  if (!witness.ok) return witness;
  return ok({
    send: async (body) => ok(await witness.value.addCheckpoint(body)),
    close: () => witness.value.close(),
  });
}
