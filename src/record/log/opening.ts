/** What must hold before anything is signed: the key, the tree and what was signed before fit together. */
import { verify } from '@clearline/cli';
import {
  EMPTY_FRONTIER,
  equal,
  type Frontier,
  frontierRoot,
  openCheckpoint,
  openFrontier,
  parseVkey,
  rootHash,
  type TlogCode,
  tileHashes,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { KeptCheckpoint } from './kept.ts';
import { type HeldKeys, type KeyRing, keysOfLog, vkeyOf } from './keys.ts';
import type { RecordRefusal } from './refusals.ts';
import { type Signers, storeCheckpoint } from './signing.ts';
import { newestCheckpoint, type SignedCheckpoint } from './store/checkpoint.ts';
import { beginLog, type LogIdentity, logIdentity } from './store/log.ts';
import { newestTree } from './store/tree.ts';
import { tileReader } from './tiles.ts';

export interface OpenLog {
  /** By the newest key of the log, and then by its former keys that this node still has. */
  readonly signers: Signers;
  readonly frontier: Frontier;
  readonly identity: LogIdentity;
}

export interface Opening {
  readonly keys: HeldKeys;
  readonly kept: KeptCheckpoint;
  /** Under which the log begins, if it has not. */
  readonly origin: string;
}

/** The name and the keys of the log, which begins now, if it has not begun. */
export async function openIdentity(db: Db, { keys, origin }: Omit<Opening, 'kept'>): Promise<LogIdentity> {
  const [first] = keys.ring();
  await beginLog(db, { origin, vkey: vkeyOf(first, origin) });
  const identity = await logIdentity(db);
  if (!identity) throw new Error('the log has begun and has no name');
  return identity;
}

/** @throws for a vkey that the database should not hold */
export function verifierOf(vkey: string): VerifierKey {
  const key = parseVkey(vkey, sha256);
  if (!key.ok) throw new Error(`the database names a key that is none: ${key.error.code}`);
  return key.value;
}

/** Opens the log for who may sign it. What was kept and the database lacks is stored there, and the other way round. */
export async function openLog(db: Db, opening: Opening): Promise<Result<OpenLog, RecordRefusal>> {
  const { keys, kept } = opening;
  const identity = await openIdentity(db, opening);
  const isLate = keysOfLog(keys.ring(), identity).length > 0;
  const signers =
    signersOf(keys.ring(), identity) ?? (isLate ? signersOf(await keys.refresh(), identity) : null);
  if (!signers) return refuse(isLate ? 'new-key-missing' : 'another-key');
  // The tree last: another node may make it grow meanwhile.
  const signed = await readSigned(db, kept, identity.vkeys.map(verifierOf));
  if (!signed.ok) return signed;
  const frontier = await edgeOf(db);
  if (!frontier) return refuse('database-is-damaged');
  const { here, there } = signed.value;
  for (const one of [here, there]) {
    const refusal = one && (await contradiction(db, one, frontier.size));
    if (refusal) return refuse(refusal);
  }
  if (here && here.size > (there?.size ?? 0n)) await storeCheckpoint(db, here);
  if (there && there.size > (here?.size ?? 0n)) await kept.write(there.note);
  return ok({ signers, frontier, identity });
}

/** Null where the ring lacks the key that signs. */
function signersOf(ring: KeyRing, { origin, vkey, vkeys }: LogIdentity): Signers | null {
  const [newest, ...former] = keysOfLog(ring, { origin, vkeys });
  if (!newest || vkeyOf(newest, origin) !== vkey) return null;
  return [newest.log(origin), ...former.map((key) => key.log(origin))];
}

interface Signed extends SignedCheckpoint {
  readonly root: Uint8Array;
}

/** What was signed last: as this node keeps it, and as the database says. */
async function readSigned(
  db: Db,
  kept: KeptCheckpoint,
  keys: readonly VerifierKey[],
): Promise<Result<{ readonly here: Signed | null; readonly there: Signed | null }, RecordRefusal>> {
  const [own, stored] = [await kept.read(), await newestCheckpoint(db)];
  const here = own === null ? ok(null) : await openSigned(own, keys);
  const there = stored === null ? ok(null) : await openSigned(stored.note, keys);
  if (!here.ok) return refuse(here.error === 'unknown-log' ? 'database-is-another' : 'kept-is-damaged');
  return there.ok ? ok({ here: here.value, there: there.value }) : refuse('database-is-damaged');
}

/** By whichever key of the log: it may have been signed before the key was changed. */
async function openSigned(note: string, logs: readonly VerifierKey[]): Promise<Result<Signed, TlogCode>> {
  const opened = await openCheckpoint(Buffer.from(note), { logs, witnesses: [] }, verify);
  if (!opened.ok) return refuse(opened.error.code);
  const { size, root } = opened.value.checkpoint;
  return ok({ size, root, note });
}

/** The right edge of the tree. Null where the tiles do not give the root. */
async function edgeOf(db: Db): Promise<Frontier | null> {
  const tree = await newestTree(db);
  if (!tree) return EMPTY_FRONTIER;
  const frontier = await openFrontier(tree.size, tileReader(db));
  if (!frontier.ok || !equal(frontierRoot(sha256, frontier.value), tree.root)) return null;
  return frontier.value;
}

/** Null where the tree of `size` begins with the whole tree that was signed. */
async function contradiction(db: Db, signed: Signed, size: bigint): Promise<RecordRefusal | null> {
  if (signed.size > size) return 'database-is-older';
  const root = await rootHash(sha256, signed.size, tileHashes(sha256, size, tileReader(db)));
  if (!root.ok) return 'database-is-damaged';
  return equal(root.value, signed.root) ? null : 'database-is-another';
}
