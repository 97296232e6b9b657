import type { Policy } from '../access/contract.ts';

export const auditPolicy = {
  'audit.read': ['owner', 'admin', 'supervisor'],
  'audit.export': ['owner', 'admin'],
} as const satisfies Policy;
