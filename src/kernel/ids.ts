import { randomUUID } from 'node:crypto';

/** The only source of identifiers that must be unique; handed in, so that a test can foresee them. */
export interface Ids {
  next(): string;
}

export const randomIds: Ids = { next: () => randomUUID() };

/** Foreseeable identifiers: prefix-1, prefix-2 … */
export function sequentialIds(prefix = 'id'): Ids {
  let n = 0;
  return { next: () => `${prefix}-${++n}` };
}
