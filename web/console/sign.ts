/** Signing with one's passkey: the challenge is SHA-256 of the very text that is shown, and no server has a say in it. */
import type { GivenSignature, ToSign } from '../../src/find/publishers/contract.ts';
import { type PasskeyFailure, showPasskey } from './passkey.ts';

export type SignResult =
  | { readonly ok: true; readonly value: GivenSignature }
  | { readonly ok: false; readonly reason: PasskeyFailure };

/** One touch of a device that holds one of the credentials, which must verify who touches it. */
export async function signText({
  payload,
  credentials,
  rpId,
}: Pick<ToSign, 'payload' | 'credentials' | 'rpId'>): Promise<SignResult> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(payload));
  const shown = await showPasskey({
    challenge: base64url(new Uint8Array(digest)),
    rpId,
    allowCredentials: credentials.map((id) => ({ type: 'public-key', id })),
    userVerification: 'required',
  });
  if (!shown.ok) return shown;
  const { id, response } = shown.value;
  if (!('signature' in response)) return { ok: false, reason: 'cancelled' };
  const { authenticatorData, clientDataJSON, signature } = response;
  return { ok: true, value: { credential: id, authenticatorData, clientDataJSON, signature } };
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
