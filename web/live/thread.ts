/**
 * One conversation as a device knows it: what has come, without a hole; what it still has to send; and how far each of its
 * messages has got. Pure: what is kept on the device and what goes over the network is done elsewhere.
 */
import type {
  AttachedFile,
  Cursor,
  CustomerView,
  Frame,
  Message,
  StaffView,
} from '../../src/reach/conversations/contract.ts';

/** How far a message of one's own has got. Each is true when it is shown. */
export type Progress = 'queued' | 'accepted' | 'delivered' | 'read' | 'refused';

/** What this device has to send. */
export interface Pending {
  readonly key: string;
  /** Empty where it is a file. */
  readonly text: string;
  /** The server has it, and knows not yet that it is to be sent. */
  readonly file?: AttachedFile;
  readonly note?: boolean;
  /** When it was written, RFC 3339, by the device. */
  readonly at: string;
  readonly progress: 'queued' | 'accepted' | 'refused';
  /** Why it was refused. */
  readonly says?: string;
}

export interface Thread {
  readonly id: string;
  readonly messages: readonly Message[];
  /** What lies up to this was not asked for yet; 0 where all is here. */
  readonly from: number;
  /** Everything behind that and up to this has come. */
  readonly upTo: number;
  readonly view: CustomerView | StaffView | null;
  readonly outbox: readonly Pending[];
}

export const newThread = (id: string, outbox: readonly Pending[] = []): Thread => ({
  id,
  messages: [],
  from: 0,
  upTo: 0,
  view: null,
  outbox,
});

export const queued = (thread: Thread, pending: Omit<Pending, 'progress'>): Thread => ({
  ...thread,
  outbox: [...thread.outbox, { ...pending, progress: 'queued' }],
});

/** What another window of this device has to send, this one sends too: the same key is stored once. */
export const shared = (thread: Thread, pending: Pending): Thread =>
  [...thread.messages, ...thread.outbox].some(({ key }) => key === pending.key)
    ? thread
    : { ...thread, outbox: [...thread.outbox, pending] };

/** Drops what was refused, or what somebody thought better of before it was sent. */
export const withdrawn = (thread: Thread, key: string): Thread => ({
  ...thread,
  outbox: thread.outbox.filter((one) => one.key !== key || one.progress === 'accepted'),
});

/** A refused one goes to the end of what waits. */
export const retried = (thread: Thread, key: string): Thread => {
  const refused = thread.outbox.find((one) => one.key === key && one.progress === 'refused');
  if (!refused) return thread;
  const { says: _, ...one } = refused;
  return queued(withdrawn(thread, key), one);
};

/** What is said of one to the server: a message is a text or a file. */
export const saidOf = ({ key, text, file, note }: Pending) => ({
  key,
  ...(file ? { file: file.id } : { text }),
  ...(note ? { note } : {}),
});

/** The next one to send, if any: one after the other, so that their order is kept. */
export const nextToSend = (thread: Thread): Pending | null =>
  thread.outbox.find(({ progress }) => progress === 'queued') ?? null;

/** The same thread where the frame tells nothing new. */
export function heard(thread: Thread, frame: Frame): Thread {
  switch (frame.is) {
    case 'messages':
      return withMessages(thread, frame.messages, frame.upTo);
    case 'state':
      return { ...thread, view: onward(thread.view, frame.view) };
    case 'accepted':
      // Stored in the one that this was merged with: it is read there, and never comes here.
      return frame.into
        ? { ...thread, outbox: thread.outbox.filter(({ key }) => key !== frame.key) }
        : withProgress(thread, frame.key, { progress: 'accepted' });
    case 'refused':
      return frame.key === null
        ? thread
        : withProgress(thread, frame.key, { progress: 'refused', says: frame.says });
    case 'ready':
    case 'typing':
    case 'file':
    case 'alive':
      return thread;
  }
}

/** What was said before all that is here; anything else changes nothing. */
export function withEarlier(thread: Thread, messages: readonly Message[]): Thread {
  const first = messages[0];
  if (!first || messages.at(-1)?.seq !== thread.from) return thread;
  return { ...thread, messages: [...messages, ...thread.messages], from: first.seq - 1 };
}

/** What came twice is there once. */
function withMessages(thread: Thread, messages: readonly Message[], upTo: number): Thread {
  const fresh = messages.filter(({ seq }) => seq > thread.upTo);
  if (upTo <= thread.upTo) return thread;
  const keys = new Set(fresh.map(({ key }) => key));
  const first = thread.upTo === 0 ? fresh[0] : undefined;
  return {
    ...thread,
    messages: [...thread.messages, ...fresh],
    from: first ? first.seq - 1 : thread.from,
    upTo,
    outbox: thread.outbox.filter(({ key }) => !keys.has(key)),
  };
}

/** An accepted message is never called refused afterwards. */
function withProgress(thread: Thread, key: string, change: Pick<Pending, 'progress' | 'says'>): Thread {
  const outbox = thread.outbox.map((one) =>
    one.key === key && one.progress !== 'accepted' ? { ...one, ...change } : one,
  );
  return { ...thread, outbox };
}

/** A state may be told by a node that read it before another did, and then says less: how far somebody has got never goes back. */
function onward<V extends Reached>(before: Reached | null, view: V): V {
  if (!before) return view;
  const [customer, staff] = [furthest(before.customer, view.customer), furthest(before.staff, view.staff)];
  return { ...view, customer, staff };
}

type Reached = Pick<CustomerView, 'customer' | 'staff'>;

const furthest = (one: Cursor, other: Cursor): Cursor => ({
  delivered: Math.max(one.delivered, other.delivered),
  read: Math.max(one.read, other.read),
});

/** Where a merged conversation goes on; null until everything of it has come, so that nothing is sent twice or left behind. */
export const goesOnIn = ({ view, upTo }: Thread): string | null =>
  view?.mergedInto && upTo >= view.lastSeq ? view.mergedInto.id : null;

/** How far one's own message has got. */
export function progressOf(thread: Thread, { seq, author }: Pick<Message, 'seq' | 'author'>): Progress {
  const other = author === 'customer' ? thread.view?.staff : thread.view?.customer;
  if (!other) return 'accepted';
  return seq <= other.read ? 'read' : seq <= other.delivered ? 'delivered' : 'accepted';
}
