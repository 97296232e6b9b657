/** A witness of logs (c2sp.org/tlog-witness): cosigns a checkpoint that goes on from the last one, and no other. */
import {
  cosign,
  emptyRoot,
  formatCosignatures,
  formatNote,
  formatSize,
  type OpenedCheckpoint,
  openCheckpoint,
  parseAddCheckpoint,
  SIZE_CONTENT_TYPE,
  type Signer,
  type TlogCode,
  type VerifierKey,
  verifyConsistency,
} from '@clearline/tlog';
import { sha256, verify } from '../crypto.ts';
import { type FolderLock, lockFolder } from '../folder-lock.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Cosigned, DamagedState, hashOrigin, isOriginHash, WitnessState } from './state.ts';
import { Turns } from './turns.ts';

export interface WitnessOptions {
  /** Where it keeps what it has cosigned. One witness a folder, and one folder a key, for ever. */
  readonly dir: string;
  /** A key of type 0x04, whose name is the witness's. */
  readonly signer: Signer;
  /** The keys of the logs; the name of each is the log's origin. A log whose key is being changed has several. */
  readonly logs: readonly VerifierKey[];
  /** Milliseconds since the Unix epoch. */
  readonly clock: { now(): number };
}

/** Why a witness does not start. */
export type WitnessRefusal =
  | { readonly code: 'in-use' }
  | { readonly code: 'damaged-state'; readonly path: string };

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: Uint8Array;
}

const TEXT = 'text/plain; charset=utf-8';
/** Of what `openCheckpoint` refuses; all else is malformed. */
const STATUS: Partial<Record<TlogCode, WitnessAnswer['status']>> = {
  'unknown-log': 404,
  'not-signed-by-log': 403,
  'no-valid-signature': 403,
  'bad-signature': 403,
};

export class Witness {
  readonly #signer: Signer;
  readonly #logs: readonly VerifierKey[];
  readonly #clock: WitnessOptions['clock'];
  readonly #state: WitnessState;
  readonly #lock: FolderLock;
  readonly #turns = new Turns();

  private constructor(options: WitnessOptions, state: WitnessState, lock: FolderLock) {
    this.#signer = options.signer;
    this.#logs = options.logs;
    this.#clock = options.clock;
    this.#state = state;
    this.#lock = lock;
  }

  /** The folder must be there. It belongs to this witness until `close`. */
  static async open(options: WitnessOptions): Promise<Result<Witness, WitnessRefusal>> {
    const lock = await lockFolder(options.dir);
    if (!lock) return refuse({ code: 'in-use' });
    try {
      const state = await WitnessState.open(options.dir, options.signer.key);
      return ok(new Witness(options, state, lock));
    } catch (error) {
      await lock.release();
      if (error instanceof DamagedState) return refuse({ code: 'damaged-state', path: error.path });
      throw error;
    }
  }

  get key(): VerifierKey {
    return this.#signer.key;
  }

  /** The answer to `add-checkpoint`. Rejects when the state cannot be kept; then nothing was cosigned. */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const request = parseAddCheckpoint(body);
    if (!request.ok) return refusal(400, request.error.code);
    const { checkpoint, oldSize, proof } = request.value;
    const opened = await openCheckpoint(checkpoint, { logs: this.#logs, witnesses: [] }, verify);
    if (!opened.ok) return refusal(STATUS[opened.error.code] ?? 400, opened.error.code);
    // Looking and keeping are one step: or an older checkpoint could overtake a newer one.
    return this.#turns.take(opened.value.checkpoint.origin, () =>
      this.#addNext(oldSize, proof, opened.value),
    );
  }

  /** The last checkpoint cosigned for the origin with this SHA-256, in lower-case hex; null when there is none. */
  async checkpoint(originHash: string): Promise<Uint8Array | null> {
    const cosigned = isOriginHash(originHash) ? await this.#state.read(originHash) : null;
    return cosigned?.note ?? null;
  }

  async close(): Promise<void> {
    await this.#turns.end();
    await this.#lock.release();
  }

  async #addNext(
    oldSize: bigint,
    proof: readonly Uint8Array[],
    opened: OpenedCheckpoint,
  ): Promise<WitnessAnswer> {
    const { origin, size, root } = opened.checkpoint;
    const last = await this.#state.read(hashOrigin(origin));
    const lastSize = last?.checkpoint.size ?? 0n;
    if (oldSize !== lastSize)
      return { status: 409, type: SIZE_CONTENT_TYPE, body: text(formatSize(lastSize)) };
    const oldRoot = last?.checkpoint.root ?? emptyRoot(sha256);
    if (!verifyConsistency(sha256, { oldSize, oldRoot, newSize: size, newRoot: root, proof })) {
      return refusal(422, 'not-consistent');
    }
    const cosignature = await cosign(opened.note.text, this.#signer, this.#timestamp(last));
    const signatures = [...signaturesOf(opened), cosignature];
    const note = formatNote({ text: opened.note.text, signatures });
    // Kept before it leaves: what was answered and forgotten could be contradicted. Where the lock does not reach, another
    // process may have gone on from the same checkpoint: then all is asked anew from where that one is.
    if (!(await this.#state.write(origin, note, last))) return this.#addNext(oldSize, proof, opened);
    return { status: 200, type: TEXT, body: formatCosignatures([cosignature]) };
  }

  /** Never before the last one, whatever the clock does: this is then the largest tree that was seen. */
  #timestamp(last: Cosigned | null): bigint {
    const now = BigInt(Math.floor(this.#clock.now() / 1000));
    return last && last.timestamp > now ? last.timestamp : now;
  }
}

/** One signature of each key of the log. All that name these keys were verified. */
const signaturesOf = ({ note, log }: OpenedCheckpoint) =>
  [...new Set(log.map(({ key }) => key))].flatMap(({ name, keyId }) =>
    note.signatures.filter((one) => one.name === name && one.keyId === keyId).slice(0, 1),
  );

const text = (line: string): Uint8Array => new TextEncoder().encode(line);
const refusal = (status: WitnessAnswer['status'], code: TlogCode | 'not-consistent'): WitnessAnswer => ({
  status,
  type: TEXT,
  body: text(`${code}\n`),
});
