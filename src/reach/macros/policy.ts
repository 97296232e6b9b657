import type { Policy } from '../../people/access/contract.ts';

/** One's own are written with `reach.answer`. */
export const macrosPolicy = {
  'macros.share': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
