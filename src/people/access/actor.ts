import type { Permission } from '../../kernel/http/contract.ts';
import type { Role, SignInMethod } from './contract.ts';

/** Who is asking: a person with a session, or a program with a personal access token of theirs. */
export interface Actor {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Through a token: only those that are among its scopes too. */
  readonly permissions: ReadonlySet<Permission>;
  readonly via: ViaSession | ViaToken;
}

export interface ViaSession {
  readonly kind: 'session';
  readonly id: string;
  readonly method: SignInMethod;
  /** When a passkey or one-time code was last shown; milliseconds since the Unix epoch. */
  readonly steppedUpAt: number | null;
}

export interface ViaToken {
  readonly kind: 'token';
  readonly id: string;
  readonly label: string;
}
