/**
 * better-auth, for what it is best at: judging an e-mail address and a password so that an unknown address looks like a
 * wrong password, and asking for the second step. It is never mounted: only our own routes call it (decision 8).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { NewSession } from './store/session.ts';
import type { Site } from './webauthn.ts';

export interface AuthOptions {
  readonly db: Db;
  readonly secret: string;
  readonly site: Site;
  readonly log: Log;
}

export type PasswordJudgement =
  /** The session that was handed in has begun. */
  | { readonly verdict: 'right' }
  /** Nothing has begun; the challenge, signed, belongs into a cookie until the code comes. */
  | { readonly verdict: 'code-needed'; readonly challenge: string }
  | { readonly verdict: 'wrong' | 'unverified' };

export const CHALLENGE_SECONDS = 600;
const CHALLENGE_COOKIE = 'second-step';

/** Takes 300 ms to load, so it is called once the port is open. */
export async function createAuth({ db, secret, site, log }: AuthOptions) {
  const [{ betterAuth }, { twoFactor }, { symmetricEncrypt, symmetricDecrypt }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/crypto'),
  ]);
  /** What the session that is about to begin looks like: by our clock, and with a digest for a token. */
  const beginning = new AsyncLocalStorage<NewSession>();

  const auth = betterAuth({
    appName: 'Clearline',
    baseURL: site.publicUrl,
    secrets: [{ version: 1, value: secret }],
    database: { db: db as never, type: 'postgres', schemaName: 'people', transaction: true },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        method: { type: 'string', input: false, fieldName: 'method' },
        steppedUpAt: { type: 'date', required: false, input: false, fieldName: 'stepped_up_at' },
        lastSeenAt: { type: 'date', required: false, input: false, fieldName: 'last_seen_at' },
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const ours = beginning.getStore();
            if (!ours) throw new Error('a session begins that no route of ours asked for');
            return { data: { ...session, ...ours } };
          },
        },
      },
    },
    plugins: [
      twoFactor({
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        // Ten wrong codes by a stranger would keep the owner out; our throttle does not.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'totp',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    advanced: {
      database: { generateId: 'uuid' },
      // We set the cookies that reach a browser; this one carries the challenge from it to us.
      useSecureCookies: false,
      cookies: { two_factor: { name: CHALLENGE_COOKIE } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ from: 'better-auth' }, message) },
  });
  const context = await auth.$context;

  return {
    /** @param session begins exactly if the verdict is `right` */
    async judge(email: string, password: string, session: NewSession): Promise<PasswordJudgement> {
      const body = { email, password };
      const judged = await beginning
        .run(session, () => auth.api.signInEmail({ body, headers: new Headers(), returnHeaders: true }))
        .catch(verdictOf);
      if ('verdict' in judged) return judged;
      const challenge = cookieOf(judged.headers, CHALLENGE_COOKIE);
      return challenge === null ? { verdict: 'right' } : { verdict: 'code-needed', challenge };
    },

    /** Whose second step this is. @param challenge as it came out of its signed cookie */
    async challenged(challenge: string): Promise<string | null> {
      const found = await context.internalAdapter.findVerificationValue(challenge);
      return found && found.expiresAt.getTime() > Date.now() ? found.value : null;
    },

    /** Whether it was open until now. */
    async endChallenge(challenge: string): Promise<boolean> {
      return (await context.internalAdapter.consumeVerificationValue(challenge)) !== null;
    },

    /** XChaCha20-Poly1305 under the secret, which is not in the database. */
    seal: (text: string): Promise<string> => symmetricEncrypt({ key: context.secretConfig, data: text }),
    open: (sealed: string): Promise<string> => symmetricDecrypt({ key: context.secretConfig, data: sealed }),
  };
}
export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** Its closed set of refusals, in our words; anything else is a fault. */
function verdictOf(error: unknown): PasswordJudgement {
  const code = (error as { body?: { code?: string } }).body?.code;
  if (code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL') return { verdict: 'wrong' };
  if (code === 'EMAIL_NOT_VERIFIED') return { verdict: 'unverified' };
  throw error;
}

/** What a signed cookie of better-auth holds: `value.signature`, percent-encoded. */
function cookieOf(headers: Headers, name: string): string | null {
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const value = set?.slice(name.length + 1).split(';')[0] ?? '';
  return decodeURIComponent(value).split('.')[0] || null;
}
