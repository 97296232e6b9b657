/** Who of the staff can approve the card, and whether those who are listed still can. */
import type { Person } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { contactsOf } from '../../people/access/index.ts';
import { type SigningPasskey, signingPasskeysOf } from '../../people/accounts/index.ts';
import type { Listed } from './contract.ts';

export interface Approver {
  readonly id: string;
  readonly name: string;
  readonly passkeys: readonly SigningPasskey[];
}

/** Owners and admins, by name. */
export async function approversOf(db: Db | Tx): Promise<Approver[]> {
  const found: Approver[] = [];
  for (const { id, name } of await contactsOf(db, { roles: ['owner', 'admin'] }))
    found.push({ id, name, passkeys: await signingPasskeysOf(db, id) });
  return found;
}

export function standingOf({ id, keys }: Person, approvers: readonly Approver[]): Listed['standing'] {
  if (keys.every(({ kind }) => kind === 'key-file')) return 'key-file';
  const approver = approvers.find((one) => one.id === id);
  if (!approver) return 'left';
  const held = approver.passkeys.map(({ credentialId }) => credentialId);
  return keys.some((key) => key.kind === 'passkey' && held.includes(key.credentialId))
    ? 'good'
    : 'no-passkey';
}
