import type { Policy } from '../../people/access/contract.ts';

export const callsPolicy = {
  'calls.prove': ['owner', 'admin', 'supervisor', 'agent'],
  'calls.contact': ['owner', 'admin', 'supervisor', 'agent'],
  'calls.alarms': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
