/** Keeps secrets out of the audit trail (invariant 2), whatever a caller hands in. */
import { isSecretKey } from '../../kernel/log.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const REDACTED = '[redacted]';
/** Access tokens, secrets of webhooks, password hashes and private keys betray themselves by their form. */
const SECRET_VALUE =
  /\bcl_[\w-]{20,}|\bwhsec_[\w+/=-]{20,}|\$argon2\w*\$\S+|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*/g;

/** The value as JSON keeps it, with whatever looks like a secret taken out. */
export const redacted = (value: unknown): Json | null =>
  value === undefined ? null : clean(JSON.parse(JSON.stringify(value)) as Json);

function clean(value: Json): Json {
  if (typeof value === 'string') return value.replace(SECRET_VALUE, REDACTED);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      hides(key, member) ? REDACTED : clean(member as Json),
    ]),
  );
}

/**
 * A flag or a count under such a name tells nothing: `{ password: true }` says that one was set. What stands under the name of a
 * part, such as `channel/gift-codes`, is for everybody to see, and nobody hides an edit by choosing that name.
 */
const hides = (key: string, value: unknown): boolean =>
  !key.includes('/') && isSecretKey(key) && typeof value !== 'boolean' && value !== null;
