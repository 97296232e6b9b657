/** Passkeys in the browser, which speaks the same JSON as the server. */

/** What kept a passkey from being made or shown; `cancelled` covers every refusal that a browser will not explain. */
export type PasskeyFailure = 'unsupported' | 'cancelled' | 'known';
type CredentialJson = RegistrationResponseJSON | AuthenticationResponseJSON;
export type PasskeyResult =
  | { readonly ok: true; readonly value: CredentialJson }
  | { readonly ok: false; readonly reason: PasskeyFailure };

export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

export const createPasskey = (options: object): Promise<PasskeyResult> =>
  attempt(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );

export const showPasskey = (options: object): Promise<PasskeyResult> =>
  attempt(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );

async function attempt(ask: () => Promise<Credential | null>): Promise<PasskeyResult> {
  if (!hasPasskeys()) return { ok: false, reason: 'unsupported' };
  try {
    const credential = await ask();
    if (!(credential instanceof PublicKeyCredential)) return { ok: false, reason: 'cancelled' };
    return { ok: true, value: credential.toJSON() };
  } catch (error) {
    // WebAuthn §5.1.3: this authenticator holds a passkey of theirs already.
    const known = error instanceof DOMException && error.name === 'InvalidStateError';
    return { ok: false, reason: known ? 'known' : 'cancelled' };
  }
}
