/** Asks clamd what it finds in bytes, by its INSTREAM command (clamd(8)). */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ClamdAddress } from '../../kernel/config.ts';

/** A scan of ten megabytes may take seconds on a busy machine. */
const SILENCE_MS = 60_000;

/** It could not be reached, or hangs: whatever is asked, so it is no matter of one file. */
export class ScannerAway extends Error {}

/**
 * The name of what it found; null where it found nothing.
 * @throws ScannerAway, or something else where it could not look at this
 */
export async function askClamd(
  address: ClamdAddress,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string | null> {
  const socket = connect(address);
  let isReached = false;
  socket.once('connect', () => {
    isReached = true;
  });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new ScannerAway('clamd says nothing')));
  // It closes the line behind its answer, which may come before it has read everything.
  const sending = pipeline(commandOf(bytes), socket, { end: false });
  // What was not sent to its end gets no answer.
  sending.catch(() => socket.destroy());
  const [sent, told] = await Promise.allSettled([sending, text(socket)]);
  socket.destroy();
  if (told.status === 'fulfilled' && told.value !== '') return readAnswer(told.value);
  if (!isReached && sent.status === 'rejected')
    throw new ScannerAway(`clamd cannot be reached: ${sent.reason}`, { cause: sent.reason });
  throw sent.status === 'rejected' ? sent.reason : new Error('clamd left without an answer');
}

/** Each piece is its length and its bytes; one of no length is the end. */
async function* commandOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const ANSWER = /^stream: (?:(OK)|(.+) FOUND)\0$/;

function readAnswer(answer: string): string | null {
  const [, clean, found = null] = ANSWER.exec(answer) ?? [];
  if (clean === undefined && found === null) throw new Error(`clamd could not look: ${answer.slice(0, 200)}`);
  return found;
}
