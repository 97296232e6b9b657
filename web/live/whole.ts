/** All of a conversation that nothing more comes to, such as one that was merged. */
import type { Frame, Part } from '../../src/reach/conversations/contract.ts';
import { heard, newThread, type Thread } from './thread.ts';

/** @param ask for what lies behind a message; throws where it cannot. Null where not all of it could be read. */
export async function whole(
  { id, lastSeq }: Pick<Part, 'id' | 'lastSeq'>,
  ask: (after: number) => Promise<readonly Frame[]>,
): Promise<Thread | null> {
  let thread = newThread(id);
  while (thread.upTo < lastSeq) {
    const next = (await ask(thread.upTo).catch(() => [])).reduce(heard, thread);
    if (next.upTo === thread.upTo) return null;
    thread = next;
  }
  return thread;
}
