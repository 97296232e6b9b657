/** A write that the server asked to wait with is sent again when its author says so: nothing typed is lost. */
import type { Answer } from './api.ts';
import { createHost } from './host.ts';

interface Pause {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly settle: (again: boolean) => void;
}

export const pauses = createHost<Pause>();
let pending: Promise<boolean> | null = null;

/** Several writes at once share one question. */
function askedAgain(until: number): Promise<boolean> {
  pending ??= new Promise<boolean>((settle) => pauses.show({ until, settle })).finally(() => {
    pending = null;
  });
  return pending;
}

/** What is sent under the key of its act. */
export type Send<T> = (act: string) => Promise<Answer<T>>;

/**
 * The answer to `send`; sent once more, after the pause, for as long as the server asks for one. Each time under the
 * same key: what was done and lost its answer is not done again.
 */
export async function patiently<T>(send: Send<T>, act: string = crypto.randomUUID()): Promise<Answer<T>> {
  const answer = await send(act);
  if (answer.ok || answer.problem.retryAt === undefined) return answer;
  return (await askedAgain(answer.problem.retryAt)) ? patiently(send, act) : answer;
}
