/** What stands in the log of a conversation, line by line. Pure. */
import { type Pending, type Progress, progressOf, type Thread } from '../../../../web/live/thread.ts';
import { beijingTime } from '../../../kernel/when/contract.ts';
import type { Message } from '../contract.ts';

export type Entry =
  /** @member day `2026-11-28`, in Beijing */
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'event'; readonly message: Message }
  | {
      readonly is: 'said';
      readonly message: Message;
      readonly own: boolean;
      /** Its author has not written the one above. */
      readonly first: boolean;
      /** Where it differs from what stands below: what is above a message that was read was read as well. */
      readonly progress: Progress | null;
    }
  | { readonly is: 'unsent'; readonly pending: Pending };

export const dayOf = (at: string | number): string => beijingTime(at).slice(0, 10);

/** @param staffNumber of whoever looks; null while that is not known */
export function entriesOf(thread: Thread, staffNumber: number | null): Entry[] {
  const entries: Entry[] = [];
  let above: Message | null = null;
  for (const message of thread.messages) {
    const day = dayOf(message.at);
    if (!above || dayOf(above.at) !== day) {
      entries.push({ is: 'day', day });
      above = null;
    }
    if (message.body.kind === 'event') entries.push({ is: 'event', message });
    else {
      const own = isOwn(message, staffNumber);
      const progress = own && message.body.kind !== 'note' ? progressOf(thread, message) : null;
      entries.push({ is: 'said', message, own, first: !above || !isSame(above, message), progress });
    }
    above = message;
  }
  return [...withoutRepeats(entries), ...thread.outbox.map((pending): Entry => ({ is: 'unsent', pending }))];
}

/** Whether both look alike: a message never changes, and what this device has to send is another value when it does. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  if (a.is === 'day') return b.is === 'day' && a.day === b.day;
  if (a.is === 'unsent') return b.is === 'unsent' && a.pending === b.pending;
  if (a.is === 'event') return b.is === 'event' && a.message === b.message;
  if (b.is !== 'said' || a.message !== b.message) return false;
  return a.own === b.own && a.first === b.first && a.progress === b.progress;
}

const isOwn = ({ author, writer }: Message, staffNumber: number | null): boolean =>
  author === 'agent' && writer !== null && writer.staffNumber === staffNumber;

const isSame = (a: Message, b: Message): boolean =>
  a.author === b.author && kindOf(a) === kindOf(b) && a.writer?.staffNumber === b.writer?.staffNumber;

const kindOf = ({ body }: Message) => (body.kind === 'file' ? 'text' : body.kind);

function withoutRepeats(entries: readonly Entry[]): Entry[] {
  let below: Progress | null = null;
  const told = entries.toReversed().map((entry): Entry => {
    if (entry.is !== 'said' || entry.progress === null) return entry;
    const isNew = entry.progress !== below;
    below = entry.progress;
    return isNew ? entry : { ...entry, progress: null };
  });
  return told.reverse();
}
