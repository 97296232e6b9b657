import type { Policy } from '../../people/access/contract.ts';

export const reportsPolicy = {
  'reports.read': ['owner', 'admin', 'supervisor'],
  'reports.moderate': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
