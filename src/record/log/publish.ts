import { verify } from '@clearline/cli';
import { openCheckpoint } from '@clearline/tlog';
import type { Tx } from '../../kernel/database/db.ts';
import { verifierOf } from './opening.ts';
import { checkpointOf, insertPublished } from './store/checkpoint.ts';
import { dueHandovers, insertHandover } from './store/handover.ts';

/** Readers get this checkpoint from now on, unless a larger one. Where a former key signed it too, it may hand over by it. */
export async function publishCheckpoint(tx: Tx, size: bigint): Promise<void> {
  await insertPublished(tx, size);
  const checkpoint = await checkpointOf(tx, size);
  for (const { n, former } of await dueHandovers(tx, size))
    if (checkpoint && (await isSignedBy(checkpoint.note, former))) await insertHandover(tx, n, size);
}

async function isSignedBy(note: string, vkey: string): Promise<boolean> {
  const trusted = { logs: [verifierOf(vkey)], witnesses: [] };
  return (await openCheckpoint(Buffer.from(note), trusted, verify)).ok;
}
