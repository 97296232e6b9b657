import type { Permission } from '../../kernel/http/contract.ts';
import { type Policy, ROLES, type Role, STAFF } from './contract.ts';

/** Everything that these roles may do by these tables. */
export function permissionsOf(roles: readonly Role[], policy: Policy): Set<Permission> {
  const all = Object.entries(policy) as [Permission, readonly Role[]][];
  return new Set(
    all.flatMap(([permission, held]) => (held.some((r) => roles.includes(r)) ? [permission] : [])),
  );
}

export const isStaff = (roles: readonly Role[]): boolean =>
  roles.some((role) => STAFF.some((staff) => staff === role));

/** 0 is the highest; whoever has no role ranks below all. */
export const rankOf = (roles: readonly Role[]): number =>
  Math.min(ROLES.length, ...roles.map((role) => ROLES.indexOf(role)));
