/**
 * Structured logs: one JSON object a line. Values under a secret's name, credentials in URLs and the
 * configured secrets themselves are taken out before a line leaves the process (invariant 2).
 */
import pino from 'pino';
import type { Clock } from './clock.ts';
import type { LogLevel } from './config.ts';

export type Log = pino.Logger;

interface LogOptions {
  readonly level: LogLevel;
  readonly clock: Clock;
  /** Exact values that must never appear, wherever they come from. */
  readonly secrets?: readonly string[];
  /** Standard output unless handed in. */
  readonly destination?: pino.DestinationStream;
}

const CENSORED = '[redacted]';
/** Compared with the end of a key in lower case without punctuation: `Set-Cookie`, `newPassword`, `DATABASE_URL`. */
const SECRET_KEY =
  /(authorization|cookies?|passwords?|passwd|passphrase|pwd|secrets?|tokens?|codes|otp|verificationcode|cardnumber|apikey|privatekey|credentials?|databaseurl)$/;
const CHILD_SECRETS = ['authorization', 'cookie', 'password', 'secret', 'token'];
const URL_CREDENTIALS = /(\w+:\/\/)[^\s/@"\\]+@/g;
const MAX_DEPTH = 6;

export function createLog({ level, clock, secrets = [], destination }: LogOptions): Log {
  const scrub = scrubber(secrets);
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => censorFields(fields, 0),
    },
    // Errors are already plain objects by the time a serializer would see them.
    serializers: { err: (err: unknown) => err },
    // The bindings of a child logger do not pass through the formatters.
    redact: { paths: CHILD_SECRETS, censor: CENSORED },
    hooks: { streamWrite: scrub },
  };
  // Not pino's own writer: one that fails tries again for ever, and stops the whole process meanwhile.
  return pino(options, destination ?? process.stdout);
}

/**
 * A line that cannot be written is dropped: the terminal may have gone, or the disk under the log be full, and neither
 * takes the site away.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Whether what stands under this name is a secret. */
export const isSecretKey = (key: string) => SECRET_KEY.test(key.toLowerCase().replace(/[^a-z]/g, ''));

function censorFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      isSecretKey(key) && value !== undefined ? CENSORED : censor(value, depth + 1),
    ]),
  );
}

function censor(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => censor(item, depth + 1));
  if (value instanceof URL) return value.href;
  if (value instanceof Map) return censorFields(Object.fromEntries(value), depth);
  if (typeof Headers === 'function' && value instanceof Headers)
    return censorFields(Object.fromEntries(value), depth);
  if (!(value instanceof Error)) return censorFields(value, depth);
  const { name, message, stack, cause } = value;
  const own = censorFields(value, depth);
  return { ...own, type: name, message, stack, cause: censor(cause, depth + 1) };
}

/** Works on the finished line, so that messages and stacks are covered too. */
function scrubber(secrets: readonly string[]): (line: string) => string {
  const escaped = secrets.filter((s) => s !== '').map((s) => JSON.stringify(s).slice(1, -1));
  return (line) => {
    const clean = escaped.reduce((text, secret) => text.replaceAll(secret, CENSORED), line);
    return clean.replace(URL_CREDENTIALS, `$1${CENSORED}@`);
  };
}

/** A segment as long as this is no name of ours, but the secret of a one-time link. */
const SECRET_SEGMENT = /(?<=\/)[\w-]{43,}(?=\/|$)/g;

/** A request's target for the log: the path without secrets, and the names but not the values of its query. */
export function loggedPath(target: string): string {
  const [given = '', query] = target.slice(0, 2_000).split('?', 2);
  const path = given.replace(SECRET_SEGMENT, '(secret)');
  if (query === undefined) return path.slice(0, 200);
  const names = query.split('&').map((pair) => `${pair.split('=', 1)[0]?.slice(0, 30)}=`);
  return `${path}?${names.join('&')}`.slice(0, 200);
}
