/** A place where code outside of components can have something shown: the shell holds it, anybody may use it. */
import { useSyncExternalStore } from 'react';

export interface Host<T> {
  /** What is shown now; null for nothing. */
  use(): T | null;
  show(what: T | null): void;
}

export function createHost<T>(): Host<T> {
  let now: T | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    use: () => useSyncExternalStore(subscribe, () => now),
    show(what) {
      now = what;
      for (const listener of listeners) listener();
    },
  };
}
