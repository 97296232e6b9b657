import type { Policy } from '../../people/access/contract.ts';

export const conversationsPolicy = {
  'reach.answer': ['owner', 'admin', 'supervisor', 'agent'],
  // What colleagues write for each other, told to programs outside of the desk.
  'reach.notes': ['owner', 'admin'],
  'reach.export': ['owner', 'admin'],
  'reach.erase': ['owner', 'admin'],
  'reach.hold': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
