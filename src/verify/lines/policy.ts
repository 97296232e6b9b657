import type { Policy } from '../../people/access/contract.ts';

export const linesPolicy = {
  'lines.read': ['owner', 'admin', 'supervisor', 'agent'],
  /** Those who may manage contacts. */
  'lines.manage': ['owner', 'admin', 'supervisor'],
} as const satisfies Policy;
