/** A log of a test: its key, what is kept beside it, and one pass of the sequencer without its loop. */
import { createHash } from 'node:crypto';
import type { TestContext } from 'node:test';
import { verify } from '@clearline/cli';
import { type Frontier, openCheckpoint } from '@clearline/tlog';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import type { Db } from '../src/kernel/database/db.ts';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { appendMany } from '../src/record/log/append.ts';
import { integrate } from '../src/record/log/integrate.ts';
import type { KeptCheckpoint } from '../src/record/log/kept.ts';
import { type KeyRing, recordKey } from '../src/record/log/keys.ts';
import { type Opening, openLog } from '../src/record/log/opening.ts';
import { publishCheckpoint } from '../src/record/log/publish.ts';
import { type Signers, signTree } from '../src/record/log/signing.ts';
import type { SignedCheckpoint } from '../src/record/log/store/checkpoint.ts';
import { nextEpoch } from '../src/record/log/store/log.ts';

/** A database of its own, which ends with the test. */
export async function freshDatabase(t: TestContext): Promise<Database & { readonly url: string }> {
  const server = await testDatabase();
  const database = createDatabase(server.url, { onIdleError: () => {} });
  t.after(async () => {
    await database.close();
    await server.drop();
  });
  return { ...database, url: server.url };
}

export const ORIGIN = 'test.example/record';
export const KEYS = recordKey(createHash('sha256').update('a key of the tests').digest());

export const entry = (text: string): Buffer => Buffer.from(text);
export const entries = (name: string, count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => entry(`${name} ${at}`));

export const log = (db: Db, given: readonly Uint8Array[]): Promise<number> =>
  db.transaction().execute((tx) => appendMany(tx, given));

/** Readers get this checkpoint, as if it were cosigned. */
export const publish = (db: Db, size: bigint): Promise<void> =>
  db.transaction().execute((tx) => publishCheckpoint(tx, size));

export class MemoryKept implements KeptCheckpoint {
  note: string | null = null;
  read = async () => this.note;
  write = async (note: string) => {
    this.note = note;
  };
}

/** @param later what the file of the keys has got by when it is read again */
export const opening = (kept: KeptCheckpoint, ring: KeyRing = [KEYS], later: KeyRing = ring): Opening => {
  let held = ring;
  const refresh = async () => {
    held = later;
    return held;
  };
  return { keys: { ring: () => held, refresh }, kept, origin: ORIGIN };
};

/** Opens the log, puts everything that waits into it and signs it. @throws with the code where it is refused */
export async function sequence(
  db: Db,
  kept: KeptCheckpoint,
  ring: KeyRing = [KEYS],
): Promise<SignedCheckpoint | null> {
  const epoch = await nextEpoch(db);
  const opened = await openLog(db, opening(kept, ring));
  if (!opened.ok) throw new Error(opened.error);
  return sequenceOn(db, kept, epoch, opened.value);
}

async function sequenceOn(
  db: Db,
  kept: KeptCheckpoint,
  epoch: string,
  { frontier, signers }: { frontier: Frontier; signers: Signers },
): Promise<SignedCheckpoint | null> {
  const integrated = await integrate(db, epoch, frontier);
  if (!integrated.ok) throw new Error(integrated.error);
  const { tree } = integrated.value;
  const signed = tree && (await signTree(db, { signers, kept }, tree));
  if (!integrated.value.full) return signed;
  return (await sequenceOn(db, kept, epoch, { ...integrated.value, signers })) ?? signed;
}

/** The size and root of a checkpoint that the log's key has signed. */
export async function opened(note: string): Promise<{ size: bigint; root: Buffer }> {
  const trusted = { logs: [KEYS.log(ORIGIN).key], witnesses: [] };
  const result = await openCheckpoint(Buffer.from(note), trusted, verify);
  if (!result.ok) throw new Error(result.error.code);
  const { size, root } = result.value.checkpoint;
  return { size, root: Buffer.from(root) };
}
