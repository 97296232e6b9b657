import { randomUUID } from 'node:crypto';

/** The only source of identifiers that must be unique; handed in, so that a test can foresee them. */
export interface Ids {
  next(): string;
}

export const randomIds: Ids = { next: () => randomUUID() };

/** Unique at next to no cost, for what is counted by the ten thousand a second: a random start and a count. */
export function countedIds(): Ids {
  const start = randomUUID().slice(0, 13);
  let n = 0;
  return { next: () => `${start}-${(++n).toString(36)}` };
}

/** Foreseeable identifiers: prefix-1, prefix-2 … */
export function sequentialIds(prefix = 'id'): Ids {
  let n = 0;
  return { next: () => `${prefix}-${++n}` };
}
