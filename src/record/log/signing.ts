import { formatCheckpoint, formatNote, type Signer, signNote } from '@clearline/tlog';
import { emit } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { KeptCheckpoint } from './kept.ts';
import { type AtStep, goOn } from './steps.ts';
import { insertCheckpoint, type SignedCheckpoint } from './store/checkpoint.ts';
import type { Tree } from './store/tree.ts';

/** Tells nodes that the tree has grown: each keeps the checkpoint beside its key. */
export const SIGNED = 'record.signed';

/** The key of the log, and former ones that sign the same beside it. All have the log's name. */
export type Signers = readonly [Signer, ...Signer[]];

export interface Signing {
  readonly signers: Signers;
  readonly kept: KeptCheckpoint;
  readonly atStep?: AtStep;
}

/**
 * Signs a tree that the database has, which therefore never has another of its size. It is kept beside the key before
 * anybody can see it, so that no database that lacks it is ever signed again. Holds no time: the clock cannot matter.
 */
export async function signTree(
  db: Db,
  { signers, kept, atStep = goOn }: Signing,
  { size, root }: Tree,
): Promise<SignedCheckpoint> {
  const text = formatCheckpoint({ origin: signers[0].key.name, size, root, extensions: [] });
  const signatures = await Promise.all(signers.map((signer) => signNote(text, signer)));
  const note = Buffer.from(formatNote({ text, signatures })).toString('utf8');
  await atStep('signed');
  await kept.write(note);
  await atStep('kept');
  await storeCheckpoint(db, { size, note });
  await atStep('checkpointed');
  return { size, note };
}

export const storeCheckpoint = (db: Db, checkpoint: SignedCheckpoint): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (await insertCheckpoint(tx, checkpoint)) await emit(tx, SIGNED, { size: String(checkpoint.size) });
  });
