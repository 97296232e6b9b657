/** Asks one witness to cosign a checkpoint (c2sp.org/tlog-witness, "add-checkpoint"), and believes nothing it says. */
import { verify } from '@clearline/cli';
import {
  formatAddCheckpoint,
  formatCosignatures,
  parseCosignatures,
  parseNote,
  parseSize,
  type VerifierKey,
  verifyNote,
} from '@clearline/tlog';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { SignedCheckpoint } from '../log/index.ts';
import type { WitnessFailure } from './contract.ts';

export interface WitnessAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}
/** Carries the body of a request to a witness, and its answer back. */
export type Send = (body: Uint8Array, signal: AbortSignal) => Promise<Result<WitnessAnswer, WitnessFailure>>;

/** By how much the clock of a witness may differ from ours. */
const SKEW_SECONDS = 300n;

export interface Question {
  readonly key: VerifierKey;
  readonly send: Send;
  readonly checkpoint: SignedCheckpoint;
  /** What the witness is believed to have cosigned last. */
  readonly oldSize: bigint;
  /** The consistency proof from a size to the checkpoint's. */
  readonly prove: (oldSize: bigint) => Promise<readonly Uint8Array[]>;
  /** POSIX seconds: by our clock, and by what the witness itself has said before. */
  readonly now: () => bigint;
  readonly lastTimestamp: bigint;
  readonly signal: AbortSignal;
}

export interface Cosigned {
  /** POSIX seconds. */
  readonly timestamp: bigint;
  /** The signature line, with its newline. */
  readonly line: string;
}

/** A witness that remembers another size says so, and is asked once more from there. */
export async function ask(question: Question): Promise<Result<Cosigned, WitnessFailure>> {
  const first = await request(question, question.oldSize);
  if (!first.ok || first.value.status !== 409) return first.ok ? read(question, first.value) : first;
  const size = parseSize(first.value.body);
  if (!size.ok) return refuse('malformed-answer');
  if (size.value > question.checkpoint.size) return refuse('ahead');
  const second = await request(question, size.value);
  return second.ok ? read(question, second.value) : second;
}

async function request({ checkpoint, prove, send, signal }: Question, oldSize: bigint) {
  const note = Buffer.from(checkpoint.note);
  return send(formatAddCheckpoint({ oldSize, proof: await prove(oldSize), checkpoint: note }), signal);
}

async function read(question: Question, answer: WitnessAnswer): Promise<Result<Cosigned, WitnessFailure>> {
  if (answer.status !== 200) return refuse('refused');
  const { key, checkpoint, now, lastTimestamp } = question;
  const note = parseNote(Buffer.from(checkpoint.note));
  const signatures = parseCosignatures(answer.body);
  if (!note.ok || !signatures.ok) return refuse('malformed-answer');
  const verified = await verifyNote({ text: note.value.text, signatures: signatures.value }, [key], verify);
  const timestamp = verified.ok ? verified.value.signatures[0]?.timestamp : null;
  const own = signatures.value.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (!own || timestamp === null || timestamp === undefined) return refuse('bad-signature');
  if (!isTimely(timestamp, now(), lastTimestamp)) return refuse('wrong-time');
  return ok({ timestamp, line: Buffer.from(formatCosignatures([own])).toString('utf8') });
}

/**
 * A witness never says an earlier time than before: so our clock may go backwards, and that very time still stands. No later
 * one does: else it could move on from what it said last, checkpoint by checkpoint, and never be of now again.
 */
const isTimely = (timestamp: bigint, now: bigint, last: bigint): boolean =>
  timestamp >= now - SKEW_SECONDS && (timestamp <= now + SKEW_SECONDS || timestamp === last);
