/**
 * What a witness remembers: for each log, the last checkpoints that it cosigned, each as a file of the next number. A number
 * is taken once: of two processes that go on from the same one, wherever they run, one is too late.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Checkpoint,
  NOTE_MAX_BYTES,
  parseCheckpoint,
  parseNote,
  type VerifierKey,
  verifyNote,
} from '@clearline/tlog';
import { sha256Hex, verify } from '../crypto.ts';
import { createFile, isErrno, readFileWithin, syncFolder } from '../durable.ts';

const FOLDER = 'logs';
const HASH = /^[0-9a-f]{64}$/;
/** The hash of the log's origin and the number, which the first versions of this program did not write. */
const NAME = /^([0-9a-f]{64})(?:\.(\d{1,15}))?$/;
/** What a crash has left of a file that was being made. */
const DRAFT = /^([0-9a-f]{64})\.(\d{1,15})\.[0-9a-f-]+\.new$/;
/** Earlier files that stay, so that a process that is behind by as many meets a number that is taken. */
const KEPT = 8;

export interface Cosigned {
  readonly checkpoint: Checkpoint;
  /** Of the cosignature, in POSIX seconds. */
  readonly timestamp: bigint;
  /** The checkpoint with the log's signatures and the witness's. */
  readonly note: Uint8Array;
  /** The number of its file. */
  readonly number: number;
}

/** A file of the state is not what this witness wrote: it must not guess what it has signed. */
export class DamagedState extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} holds no checkpoint that this witness has cosigned`);
    this.path = path;
  }
}

export class WitnessState {
  readonly #dir: string;
  readonly #key: VerifierKey;
  private constructor(dir: string, key: VerifierKey) {
    this.#dir = dir;
    this.#key = key;
  }

  /** Reads the last file of each log once. @throws DamagedState */
  static async open(dir: string, key: VerifierKey): Promise<WitnessState> {
    const folder = join(dir, FOLDER);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(folder));
    const state = new WitnessState(folder, key);
    const hashes = (await readdir(folder)).map((name) => NAME.exec(name)?.[1] ?? '');
    for (const hash of new Set(hashes)) if (hash) await state.read(hash);
    return state;
  }

  /**
   * The last checkpoint cosigned for an origin, by its hash; null when there is none. From the disk each time, so that
   * no process believes what another has overtaken. @throws DamagedState
   */
  async read(originHash: string): Promise<Cosigned | null> {
    const number = await this.#newest(originHash);
    if (number === null) return null;
    const path = this.#path(originHash, number);
    const bytes = await readFileWithin(path, NOTE_MAX_BYTES);
    // Others have gone on meanwhile, and removed it.
    if (!bytes) return this.read(originHash);
    const cosigned = await readCosigned(bytes, this.#key);
    if (!cosigned || hashOrigin(cosigned.checkpoint.origin) !== originHash) throw new DamagedState(path);
    return { ...cosigned, number };
  }

  /**
   * Keeps what is about to be cosigned after `last`. When this resolves, it outlives a crash; to false where another process
   * has gone on from there before: then it does not count.
   */
  async write(origin: string, note: Uint8Array, last: Cosigned | null): Promise<boolean> {
    const hash = hashOrigin(origin);
    const number = (last?.number ?? 0) + 1;
    try {
      await createFile(this.#path(hash, number), note);
    } catch (error) {
      if (isErrno(error, 'EEXIST')) return false;
      throw error;
    }
    // A process that was away for long can take a number again that others have passed and removed.
    const isNewest = (await this.#newest(hash)) === number;
    if (isNewest) await this.#tidy(hash, number - KEPT);
    return isNewest;
  }

  #path(hash: string, number: number): string {
    return join(this.#dir, number === 0 ? hash : `${hash}.${number}`);
  }

  async #newest(hash: string): Promise<number | null> {
    const found = (await readdir(this.#dir)).map((name) => NAME.exec(name));
    const numbers = found.flatMap((match) => (match?.[1] === hash ? [Number(match[2] ?? 0)] : []));
    return numbers.length > 0 ? Math.max(...numbers) : null;
  }

  async #tidy(hash: string, below: number): Promise<void> {
    for (const name of await readdir(this.#dir)) {
      const [, of, number = 0] = NAME.exec(name) ?? DRAFT.exec(name) ?? [];
      if (of === hash && Number(number) < below) await rm(join(this.#dir, name), { force: true });
    }
  }
}

export const isOriginHash = (text: string): boolean => HASH.test(text);
export const hashOrigin = (origin: string): string => sha256Hex(origin);

async function readCosigned(bytes: Uint8Array, key: VerifierKey): Promise<Omit<Cosigned, 'number'> | null> {
  const note = parseNote(bytes);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) return null;
  const verified = await verifyNote(note.value, [key], verify);
  const timestamp = verified.ok ? verified.value.signatures[0]?.timestamp : null;
  return timestamp == null ? null : { checkpoint: checkpoint.value, timestamp, note: bytes };
}
