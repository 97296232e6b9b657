import type { Policy } from '../access/contract.ts';

export const webhooksPolicy = {
  'webhooks.read': ['owner', 'admin'],
  'webhooks.manage': ['owner', 'admin'],
  // What a program may do by itself, to catch up.
  'webhooks.retry': ['owner', 'admin'],
  'webhooks.events': ['owner', 'admin'],
} as const satisfies Policy;
