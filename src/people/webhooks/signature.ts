/**
 * Signatures by the Standard Webhooks specification 1.0 (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and
 * body, once with each secret that is good now.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { seal, unseal } from '../../kernel/sealing.ts';

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

interface Signed {
  readonly id: string;
  /** Whole seconds since the Unix epoch, of this attempt: an old one is refused by receivers. */
  readonly seconds: number;
  readonly body: string;
}

export function headersOf(secrets: readonly string[], { id, seconds, body }: Signed): Record<string, string> {
  const sign = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
      .update(`${id}.${seconds}.${body}`)
      .digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'Clearline-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' '),
  };
}

/** How secrets rest: nobody who has the database alone can sign. */
export interface Vault {
  seal(webhookId: string, secret: string): Buffer;
  /** Null for what was sealed under another AUTH_SECRET. */
  open(webhookId: string, sealed: Buffer): string | null;
}

/** @param secret the site's own, the same on every node */
export function vaultWith(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'clearline webhooks', 32));
  return {
    seal: (of, text) => seal(key, `webhook ${of}`, text),
    open: (of, sealed) => unseal(key, `webhook ${of}`, sealed),
  };
}
