import type { Policy } from '../../people/access/contract.ts';

export const proposalsPolicy = {
  'contacts.read': ['owner', 'admin', 'supervisor', 'agent'],
  'contacts.publish': ['owner', 'admin'],
  'contacts.retire': ['owner', 'admin'],
  'proposals.read': ['owner', 'admin', 'supervisor', 'agent'],
  'proposals.edit': ['owner', 'admin', 'supervisor'],
  'proposals.approve': ['owner', 'admin'],
} as const satisfies Policy;
