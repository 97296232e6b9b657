/** People's signatures as their devices give them: whose they are, and whether they hold. */
import {
  type ApprovalCode,
  approvalRefusal,
  assertionSignature,
  type PayloadType,
  type Person,
  type Publishers,
  type Signature,
} from '@clearline/card';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { GivenSignature, ToSign } from './contract.ts';
import { crypto } from './crypto.ts';

/** Exactly these bytes, as this type. */
export interface Payload {
  readonly payloadType: PayloadType;
  readonly payload: Uint8Array<ArrayBuffer>;
}

export type SignatureRefusal =
  | { readonly code: 'not-a-publisher' }
  | { readonly code: 'signature-refused'; readonly why: ApprovalCode };

/** Whether people approve with their passkeys; else the key file of the server does. */
export const peopleSign = (policy: Publishers): boolean =>
  policy.people.some(({ keys }) => keys.some(({ kind }) => kind === 'passkey'));

export const personIn = ({ people }: Publishers, id: string): Person | null =>
  people.find((person) => person.id === id) ?? null;

/** A browser's assertion over the payload as a signature of this person, once it holds. */
export async function signatureOf(
  person: Person | null,
  given: GivenSignature,
  signed: Payload,
): Promise<Result<Signature, SignatureRefusal>> {
  const key = person?.keys.find((one) => one.kind === 'passkey' && one.credentialId === given.credential);
  if (!key) return refuse({ code: 'not-a-publisher' });
  const signature = assertionSignature(key.id, given);
  if (!signature) return refuse({ code: 'signature-refused', why: 'malformed-assertion' });
  const why = await approvalRefusal(signature, key, signed, crypto);
  return why ? refuse({ code: 'signature-refused', why }) : ok(signature);
}

/** Whose signature this is by this policy; null where it does not hold or is nobody's. */
export async function holderOf(
  policy: Publishers,
  signature: Signature,
  signed: Payload,
): Promise<Person | null> {
  for (const person of policy.people) {
    const key = person.keys.find(({ id }) => id === signature.keyid);
    if (key) return (await approvalRefusal(signature, key, signed, crypto)) === null ? person : null;
  }
  return null;
}

/** What this person is asked to sign. @param offer `composedAt` in milliseconds since the Unix epoch */
export function toSign(
  policy: Publishers,
  personId: string,
  {
    composedAt,
    ...offer
  }: Pick<ToSign, 'payload' | 'previous' | 'needed' | 'signed'> & { composedAt: number },
): ToSign {
  const keys = personIn(policy, personId)?.keys ?? [];
  const passkeys = keys.flatMap((key) => (key.kind === 'passkey' ? [key] : []));
  return {
    ...offer,
    composedAt: new Date(composedAt).toISOString(),
    credentials: passkeys.map(({ credentialId }) => credentialId),
    rpId: passkeys[0]?.rpId ?? '',
  };
}
