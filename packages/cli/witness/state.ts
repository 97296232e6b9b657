/** What a witness remembers: for each log, the last checkpoint that it cosigned, as a file of its own. */
import { mkdir, readdir } from 'node:fs/promises';
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
import { readFileWithin, replaceFile, syncFolder } from '../durable.ts';

const FOLDER = 'logs';
const NAME = /^[0-9a-f]{64}$/;

export interface Cosigned {
  readonly checkpoint: Checkpoint;
  /** Of the cosignature, in POSIX seconds. */
  readonly timestamp: bigint;
  /** The checkpoint with the log's signatures and the witness's. */
  readonly note: Uint8Array;
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

  /** Reads every file once. @throws DamagedState */
  static async open(dir: string, key: VerifierKey): Promise<WitnessState> {
    const folder = join(dir, FOLDER);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(folder));
    const state = new WitnessState(folder, key);
    for (const name of await readdir(folder)) if (NAME.test(name)) await state.read(name);
    return state;
  }

  /**
   * The last checkpoint cosigned for an origin, by its hash; null when there is none. From the disk each time, so that
   * no process believes what another has overtaken. @throws DamagedState
   */
  async read(originHash: string): Promise<Cosigned | null> {
    const path = join(this.#dir, originHash);
    const bytes = await readFileWithin(path, NOTE_MAX_BYTES);
    if (!bytes) return null;
    const cosigned = await readCosigned(bytes, this.#key);
    if (!cosigned || hashOrigin(cosigned.checkpoint.origin) !== originHash) throw new DamagedState(path);
    return cosigned;
  }

  /** When this resolves, the checkpoint outlives a crash. */
  write(origin: string, note: Uint8Array): Promise<void> {
    return replaceFile(join(this.#dir, hashOrigin(origin)), note);
  }
}

export const isOriginHash = (text: string): boolean => NAME.test(text);
export const hashOrigin = (origin: string): string => sha256Hex(origin);

async function readCosigned(bytes: Uint8Array, key: VerifierKey): Promise<Cosigned | null> {
  const note = parseNote(bytes);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) return null;
  const verified = await verifyNote(note.value, [key], verify);
  const timestamp = verified.ok ? verified.value.signatures[0]?.timestamp : null;
  return timestamp == null ? null : { checkpoint: checkpoint.value, timestamp, note: bytes };
}
