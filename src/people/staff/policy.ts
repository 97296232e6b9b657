import type { Policy } from '../access/contract.ts';

/** Beside this table, rank counts: only owners touch owners and admins. */
export const staffPolicy = {
  'people.read': ['owner', 'admin', 'supervisor'],
  'people.invite': ['owner', 'admin'],
  'people.roles': ['owner', 'admin'],
  'people.sessions': ['owner', 'admin'],
  'people.recover': ['owner', 'admin'],
} as const satisfies Policy;
