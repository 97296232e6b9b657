/** Who may do what, and what every part of the API may answer instead. Browser-safe. */
import * as z from 'zod';
import type { Permission } from '../../kernel/http/contract.ts';

/** In order of rank: nobody gives or takes a role above the highest of their own. */
export const ROLES = ['owner', 'admin', 'supervisor', 'agent', 'supplier', 'buyer'] as const;
export type Role = (typeof ROLES)[number];
export const Role = z.enum(ROLES);

/** Those who work for the operator. They need a second factor and an invitation. */
export const STAFF = ['owner', 'admin', 'supervisor', 'agent'] as const satisfies readonly Role[];

/** One readable table a slice: permission → the roles that hold it. */
export type Policy = Readonly<Record<Permission, readonly Role[]>>;

/** How a session was begun. Only `totp` and `passkey` carry staff rights. */
export const SIGN_IN_METHODS = ['password', 'totp', 'passkey', 'recovery'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** A step-up holds this long. */
export const STEP_UP_MS = 10 * 60_000;
