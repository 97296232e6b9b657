/** Passkeys (WebAuthn 3): to sign in, to step up, to add one and to enrol. Each demands that the user was verified. */
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  AuthenticatorTransportFuture as Transport,
} from '@simplewebauthn/server';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { digestOf } from './secrets.ts';
import { type NewPasskey, notePasskeyUse, type PasskeyRow, passkeyBy } from './store/factor.ts';
import { insertOneTime, spendOneTime } from './store/one-time.ts';

export type Library = typeof import('@simplewebauthn/server');

const CHALLENGE_MS = 5 * 60_000;

export interface Site {
  /** As its people know it. */
  readonly name: (lang: Lang) => string;
  /** Origin of the site; passkeys belong to its host name. */
  readonly publicUrl: string;
}

/** A response as it came, of which nothing is known but that it is JSON of about this form. */
export interface Response {
  readonly id: string;
  readonly response: { readonly clientDataJSON: string };
}

/** @param purpose what the answer will be used for, and by whom: an answer for one is worth nothing for another */
export function createWebAuthn(library: Library, clock: Clock, site: Site) {
  const rpID = new URL(site.publicUrl).hostname;
  const expected = { expectedOrigin: site.publicUrl, expectedRPID: rpID, requireUserVerification: true };

  const keep = (db: Db | Tx, purpose: string, challenge: string) =>
    insertOneTime(db, digestOf('challenge', purpose, challenge), null, new Date(clock.now() + CHALLENGE_MS));

  /** The challenge that the response answers, if we gave it for this purpose and it is open; it is spent now. */
  const spend = async (tx: Tx, purpose: string, { response }: Response): Promise<string | null> => {
    const challenge = challengeOf(response.clientDataJSON);
    if (challenge === null) return null;
    const kept = await spendOneTime(tx, digestOf('challenge', purpose, challenge), new Date(clock.now()));
    return kept && challenge;
  };

  return {
    async registrationOptions(
      db: Db | Tx,
      purpose: string,
      user: { id: string; name: string; email: string; lang: Lang; passkeys: readonly PasskeyRow[] },
    ): Promise<Record<string, unknown>> {
      const options = await library.generateRegistrationOptions({
        rpName: site.name(user.lang),
        rpID,
        userID: new TextEncoder().encode(user.id),
        userName: user.email,
        userDisplayName: user.name,
        attestationType: 'none',
        excludeCredentials: user.passkeys.map(idOf),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await keep(db, purpose, options.challenge);
      return { ...options };
    },

    /** The new passkey, not kept yet; null where the answer is not good. */
    async register(tx: Tx, purpose: string, response: Response, name: string): Promise<NewPasskey | null> {
      const expectedChallenge = await spend(tx, purpose, response);
      if (expectedChallenge === null) return null;
      const verified = await library
        .verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          expectedChallenge,
          ...expected,
        })
        .catch(() => null);
      if (!verified?.verified) return null;
      const { credential, credentialDeviceType, credentialBackedUp, aaguid } = verified.registrationInfo;
      return {
        name,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: (credential.transports ?? []).filter((t) => /^[a-z-]{1,20}$/.test(t)),
        deviceType: credentialDeviceType,
        backedUp: credentialBackedUp,
        aaguid,
      };
    },

    /** @param passkeys those that may answer; none named means any that the device has for this site */
    async authenticationOptions(
      db: Db | Tx,
      purpose: string,
      passkeys: readonly PasskeyRow[] = [],
    ): Promise<Record<string, unknown>> {
      const options = await library.generateAuthenticationOptions({
        rpID,
        userVerification: 'required',
        ...(passkeys.length > 0 && { allowCredentials: passkeys.map(idOf) }),
      });
      await keep(db, purpose, options.challenge);
      return { ...options };
    },

    /** The passkey that answered; null where the answer is not good. @param personId whose it must be, if told */
    async authenticate(
      tx: Tx,
      purpose: string,
      response: Response,
      personId?: string,
    ): Promise<PasskeyRow | null> {
      const expectedChallenge = await spend(tx, purpose, response);
      const passkey = await passkeyBy(tx, response.id, personId);
      if (expectedChallenge === null || !passkey) return null;
      const verified = await library
        .verifyAuthenticationResponse({
          response: response as AuthenticationResponseJSON,
          expectedChallenge,
          ...expected,
          credential: {
            id: passkey.credentialId,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            counter: passkey.counter,
          },
        })
        .catch(() => null);
      if (!verified?.verified) return null;
      await notePasskeyUse(tx, passkey.id, verified.authenticationInfo.newCounter, new Date(clock.now()));
      return passkey;
    },
  };
}
export type WebAuthn = ReturnType<typeof createWebAuthn>;

const idOf = ({ credentialId, transports }: PasskeyRow) => ({
  id: credentialId,
  transports: transports as Transport[],
});

function challengeOf(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    return typeof data === 'object' && data !== null && 'challenge' in data ? String(data.challenge) : null;
  } catch {
    return null;
  }
}
