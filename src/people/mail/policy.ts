import type { Policy } from '../access/contract.ts';

export const mailPolicy = {
  'mail.read': ['owner', 'admin'],
  'mail.retry': ['owner', 'admin'],
} as const satisfies Policy;
