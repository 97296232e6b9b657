/** Whom somebody may touch, beside the permissions of the policy. */
import type { Role } from '../access/contract.ts';
import { rankOf } from '../access/index.ts';

const OWNER = rankOf(['owner']);

/** Owners manage everybody; others only who, or what role, ranks below them. */
export const mayManage = (own: readonly Role[], others: readonly Role[]): boolean =>
  rankOf(own) === OWNER || rankOf(own) < rankOf(others);

/** Two of at least the same rank can bring somebody back, as they gain nothing that they do not have. */
export const mayRecover = (own: readonly Role[], subject: readonly Role[]): boolean =>
  rankOf(own) <= rankOf(subject);
