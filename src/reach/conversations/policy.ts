import type { Policy } from '../../people/access/contract.ts';

export const conversationsPolicy = {
  'reach.answer': ['owner', 'admin', 'supervisor', 'agent'],
} as const satisfies Policy;
