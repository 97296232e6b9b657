import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Send } from './ask.ts';
import type { WitnessFailure } from './contract.ts';

/** Far more than signature lines take, those of ML-DSA-44 too. */
const ANSWER_MAX_BYTES = 65_536;

/** @param url the submission prefix, which an operator has written: so it may be a private address */
export function overHttp(url: string): Send {
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  return async (body, signal) => {
    try {
      // Whoever redirects a log is not the witness that was configured.
      const response = await fetch(address, {
        method: 'POST',
        body: Buffer.from(body),
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        redirect: 'error',
        signal,
      });
      const read = await readBody(response);
      return read.ok ? ok({ status: response.status, body: read.value }) : read;
    } catch {
      return refuse(signal.aborted ? 'too-slow' : 'unreachable');
    }
  };
}

async function readBody(response: Response): Promise<Result<Uint8Array, WitnessFailure>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop cancels what is still to come.
    if (length > ANSWER_MAX_BYTES) return refuse('too-long');
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}
