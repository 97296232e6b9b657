import type { Policy } from '../../people/access/contract.ts';

/** Where one stands oneself is said with `reach.answer`. */
export const queuePolicy = {
  'reach.supervise': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
