/** What this tab remembers of files on their way, for the person who sends them. */
import type { Shelf } from '../../../../web/live/left.ts';

export function tabShelf(personId: string): Shelf {
  const prefix = `desk-file ${personId} `;
  return {
    get: (name) => sessionStorage.getItem(prefix + name),
    set(name, value) {
      // A tab that may keep nothing still sends what it holds.
      try {
        if (value === null) sessionStorage.removeItem(prefix + name);
        else sessionStorage.setItem(prefix + name, value);
      } catch {}
    },
    names: () =>
      Object.keys(sessionStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
