import type { Policy } from '../../people/access/contract.ts';

/** Whoever is on the list may sign, whatever their role by then: a signature counts for the key, not for the role. */
export const publishersPolicy = {
  'publishers.read': ['owner', 'admin', 'supervisor', 'agent'],
  'publishers.sign': ['owner', 'admin', 'supervisor', 'agent'],
  'publishers.change': ['owner'],
} as const satisfies Policy;
