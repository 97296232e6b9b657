/** What the chat keeps on the device: who one is here, which conversation is open, and what has not been sent yet. */
import type { Pending } from '../../live/thread.ts';

export interface Keep {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
  names(): readonly string[];
  /** Told of what another window has kept, until the returned function is called. */
  heed(heard: (name: string, value: string | null) => void): () => void;
}

const PREFIX = 'clearline-chat.';

/** Where storage is refused (some frames, some private windows) the page itself remembers, as long as it is open. */
export function deviceKeep(): Keep {
  const memory = new Map<string, string>();
  let store: Storage | null = null;
  try {
    localStorage.setItem(`${PREFIX}probe`, '1');
    localStorage.removeItem(`${PREFIX}probe`);
    store = localStorage;
  } catch {
    // Memory it is.
  }
  return {
    get: (name) => store?.getItem(PREFIX + name) ?? memory.get(name) ?? null,
    set(name, value) {
      if (value === null) {
        store?.removeItem(PREFIX + name);
        memory.delete(name);
        return;
      }
      try {
        if (store) store.setItem(PREFIX + name, value);
        else memory.set(name, value);
      } catch {
        memory.set(name, value);
      }
    },
    heed(heard) {
      const listener = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(PREFIX)) heard(key.slice(PREFIX.length), newValue);
      };
      addEventListener('storage', listener);
      return () => removeEventListener('storage', listener);
    },
    names() {
      const held = store ? Object.keys(store).filter((key) => key.startsWith(PREFIX)) : [];
      return [...held.map((key) => key.slice(PREFIX.length)), ...memory.keys()];
    },
  };
}

const waiting = (conversation: string) => `out.${conversation}.`;

/** The key of what a name holds that is to be sent in this conversation. */
export const waitingKey = (conversation: string, name: string): string | null =>
  name.startsWith(waiting(conversation)) ? name.slice(waiting(conversation).length) : null;

/** Each in a place of its own, so that two windows do not write over each other's. Oldest first. */
export function outboxOf(keep: Keep, conversation: string): Pending[] {
  const found = keep
    .names()
    .filter((name) => name.startsWith(waiting(conversation)))
    .flatMap((name): Pending[] => {
      const text = keep.get(name);
      return text === null ? [] : [JSON.parse(text) as Pending];
    });
  return found.sort((a, b) => a.at.localeCompare(b.at));
}

/** RFC 3339, and behind all that waits: the clock of the device may have been set back since. */
export function nextMoment(now: number, before: readonly Pending[]): string {
  const last = Math.max(...before.map(({ at }) => Date.parse(at) + 1), now);
  return new Date(last).toISOString();
}

/** Keeps what is new, and drops what is stored elsewhere by now. */
export function keepOutbox(
  keep: Keep,
  conversation: string,
  before: readonly Pending[],
  now: readonly Pending[],
): void {
  const still = new Set(now.map(({ key }) => key));
  for (const { key } of before) if (!still.has(key)) keep.set(waiting(conversation) + key, null);
  for (const one of now)
    if (!before.includes(one)) keep.set(waiting(conversation) + one.key, JSON.stringify(one));
}

interface Begun {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/**
 * Under which id and with which message a conversation is opened, kept until the site has answered: a second try after a
 * lost answer opens it once, and says the same text once. Another text is another message.
 */
export function begun(keep: Keep, text: string): Begun {
  const kept = JSON.parse(keep.get('begun') ?? 'null') as Begun | null;
  if (kept?.text === text) return kept;
  const now = { id: kept?.id ?? crypto.randomUUID(), key: crypto.randomUUID(), text };
  keep.set('begun', JSON.stringify(now));
  return now;
}
