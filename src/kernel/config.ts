import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import type { Policy } from '@clearline/tlog';
import * as z from 'zod';
import type { S3Options } from './blobs/s3.ts';
import { readSeed, readSeeds } from './crypto.ts';
import { ok, type Result, refuse } from './errors.ts';
import { parseTrustedProxies, type TrustedProxies } from './http/proxy.ts';
import { parseRanges, type Ranges } from './http/ranges.ts';
import { readWitnessPolicy } from './witness-policy.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** As `net.connect` takes it. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Origin without a trailing slash; null means http://localhost and whatever port was taken. */
  readonly publicUrl: string | null;
  /** Absolute path. */
  readonly dataDir: string;
  /** null means the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly logLevel: LogLevel;
  readonly trustedProxies: TrustedProxies;
  /** null means that /metrics answers only direct loopback clients. */
  readonly metricsToken: string | null;
  /** Signs sessions and seals second factors; null means the one kept in `dataDir`. */
  readonly authSecret: string | null;
  /** null means that mail is kept, for an admin to read. */
  readonly smtpUrl: string | null;
  /** How long an approved change of what can be abused waits before it is published. */
  readonly approvalDelayMinutes: number;
  /** The Ed25519 keys of the record, as `readSeeds` reads them; null means those kept in `dataDir`. */
  readonly recordKey: string | null;
  /** The Ed25519 key with which the site signs its cards; null means the one kept in `dataDir`. */
  readonly publisherKey: string | null;
  /** Who must cosign the record; null means the node's own witness. */
  readonly witnessPolicy: Policy | null;
  /** Where the bytes of files are: in `dataDir`, or with an S3-compatible service. */
  readonly blobs: 'disk' | S3Options;
  /** The scanner of files; null means that none is scanned. */
  readonly clamd: ClamdAddress | null;
  /** null means no-reply at the host of the site. */
  readonly mailFrom: { readonly name: string | null; readonly address: string } | null;
  /** Private addresses to which webhooks may lead all the same. */
  readonly webhooksAllowPrivate: Ranges;
}

export interface ConfigProblem {
  readonly name: string;
  /** What was given; never the value of a secret. */
  readonly given: string;
  readonly expected: string;
}

/** Settings whose values are never shown, and which may also come from the file that `<NAME>_FILE` names. */
const SECRETS = [
  'DATABASE_URL',
  'METRICS_TOKEN',
  'AUTH_SECRET',
  'SMTP_URL',
  'RECORD_KEY',
  'PUBLISHER_KEY',
  'S3_SECRET_KEY',
] as const;
const isSecret = (name: string) => SECRETS.some((secret) => secret === name);

const expecting = (expected: string, test: (value: string) => boolean) =>
  z.string().refine(test, { error: expected });

const isOrigin = (value: string) =>
  URL.canParse(value) &&
  /^https?:$/.test(new URL(value).protocol) &&
  new URL(value).origin === value.replace(/\/$/, '').toLowerCase();

const isPlainText = (value: string) => /^[\x21-\x7e]{1,512}$/.test(value);

function clamdOf(given: string): ClamdAddress | null {
  if (isAbsolute(given)) return { path: given };
  const [, host = '', port = ''] = /^([\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(given) ?? [];
  return host !== '' && Number(port) <= 65_535
    ? { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
    : null;
}

const Settings = z.object({
  PORT: expecting(
    'a whole number from 0 to 65535 (0 takes any free port)',
    (v) => /^\d{1,5}$/.test(v) && Number(v) <= 65_535,
  )
    .transform(Number)
    .default(3000),
  HOST: expecting(
    'an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0',
    (v) => isIP(v) > 0 || /^[a-z]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)*$/i.test(v),
  ).default('127.0.0.1'),
  PUBLIC_URL: expecting(
    'the origin people type, such as https://example.com: http or https, no path, no query',
    isOrigin,
  )
    .transform((v) => new URL(v).origin)
    .optional(),
  DATA_DIR: expecting('the path of a folder', (v) => !v.includes('\0'))
    .transform((v) => resolve(v))
    .default(() => resolve('data')),
  DATABASE_URL: expecting(
    'postgres://user:password@host:5432/database, or unset for the embedded database',
    (v) => URL.canParse(v) && /^postgres(ql)?:$/.test(new URL(v).protocol),
  ).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value, issues) => rangesOf(parseTrustedProxies(value), issues)),
  WEBHOOKS_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((value, issues) => rangesOf(parseRanges(value), issues)),
  METRICS_TOKEN: expecting('16 to 512 printable characters without white space', (v) =>
    /^[\x21-\x7e]{16,512}$/.test(v),
  ).optional(),
  AUTH_SECRET: expecting('32 to 512 printable characters without white space, the same on every node', (v) =>
    /^[\x21-\x7e]{32,512}$/.test(v),
  ).optional(),
  APPROVAL_DELAY: expecting(
    'a whole number of minutes from 0 to 10080 (a week)',
    (v) => /^\d{1,5}$/.test(v) && Number(v) <= 10_080,
  )
    .transform(Number)
    .default(0),
  SMTP_URL: expecting(
    'smtp://user:password@host:587, or smtps://user:password@host:465',
    (v) => URL.canParse(v) && /^smtps?:$/.test(new URL(v).protocol) && new URL(v).hostname !== '',
  ).optional(),
  MAIL_FROM: expecting('an address, or a name and an address: Support <support@example.com>', (v) =>
    MAILBOX.test(v),
  )
    .transform(mailboxOf)
    .optional(),
  BLOBS: z.enum(['disk', 's3'], { error: 'disk or s3' }).default('disk'),
  S3_ENDPOINT: expecting(
    'the origin of the service, such as https://s3.example.com: http or https, no path, no query',
    isOrigin,
  )
    .transform((v) => new URL(v).origin)
    .optional(),
  S3_REGION: expecting('the region that requests are signed for', (v) => /^[\w-]{1,64}$/.test(v)).default(
    'us-east-1',
  ),
  S3_BUCKET: expecting('the name of a bucket', (v) =>
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(v),
  ).optional(),
  S3_ACCESS_KEY: expecting('the id of an access key', isPlainText).optional(),
  S3_SECRET_KEY: expecting('the secret of the access key', isPlainText).optional(),
  CLAMD: expecting('host:port, or the absolute path of a socket', (v) => clamdOf(v) !== null)
    .transform(clamdOf)
    .optional(),
  RECORD_KEY: expecting(
    'Ed25519 private keys, newest first, separated by commas: 32 bytes or PKCS#8, in base64 or as PEM; the same on every node',
    (v) => readSeeds(v) !== null,
  ).optional(),
  PUBLISHER_KEY: expecting(
    'an Ed25519 private key: 32 bytes or PKCS#8, in base64 or as PEM; the same on every node',
    (v) => readSeed(v) !== null,
  ).optional(),
  WITNESS_POLICY_FILE: z
    .string()
    .transform((path, issues) => {
      const policy = readWitnessPolicy(path);
      if (policy.ok) return policy.value;
      issues.addIssue({ code: 'custom', message: policy.error });
      return z.NEVER;
    })
    .optional(),
});

function rangesOf(read: Result<Ranges, string[]>, issues: z.core.$RefinementCtx): Ranges {
  if (read.ok) return read.value;
  const expected = `IP addresses, CIDR ranges or "loopback", separated by commas; not understood: ${read.error.join(', ')}`;
  issues.addIssue({ code: 'custom', message: expected });
  return z.NEVER;
}

/** The plain cases of RFC 5322 §3.4: no quotes, no comments, no second address. */
const MAILBOX =
  /^(?:([^<>"@,;:\p{Cc}]{1,80}?)\s*<([^\s<>"@,;:]+@[^\s<>"@,;:]+)>|([^\s<>"@,;:]+@[^\s<>"@,;:]+))$/u;

function mailboxOf(given: string): { name: string | null; address: string } {
  const [, name, named, bare] = MAILBOX.exec(given) ?? [];
  return { name: name || null, address: named ?? bare ?? '' };
}

/** Reads the settings from the environment. A variable that is set to nothing counts as unset. */
export function loadConfig(env: NodeJS.ProcessEnv): Result<Config, ConfigProblem[]> {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const problems = SECRETS.flatMap((name) => readSecretFile(env, name, given));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => problemOf(issue, given)));
  if (given.BLOBS === 's3') problems.push(...missingOfS3(given, problems));
  if (!parsed.success || problems.length > 0) return refuse(problems);
  const s = parsed.data;
  return ok({
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL ?? null,
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL ?? null,
    logLevel: s.LOG_LEVEL,
    trustedProxies: s.TRUSTED_PROXIES,
    metricsToken: s.METRICS_TOKEN ?? null,
    authSecret: s.AUTH_SECRET ?? null,
    approvalDelayMinutes: s.APPROVAL_DELAY,
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM ?? null,
    webhooksAllowPrivate: s.WEBHOOKS_ALLOW_PRIVATE,
    blobs: s.BLOBS === 'disk' ? 'disk' : s3Of(s),
    clamd: s.CLAMD ?? null,
    recordKey: s.RECORD_KEY ?? null,
    publisherKey: s.PUBLISHER_KEY ?? null,
    witnessPolicy: s.WITNESS_POLICY_FILE ?? null,
  });
}

const OF_S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

const missingOfS3 = (
  given: Record<string, string | undefined>,
  problems: readonly ConfigProblem[],
): ConfigProblem[] =>
  OF_S3.filter((name) => given[name] === undefined && !problems.some((one) => one.name.startsWith(name))).map(
    (name) => ({ name, given: '', expected: 'a value, as BLOBS is s3' }),
  );

const s3Of = (s: z.output<typeof Settings>): S3Options => ({
  endpoint: s.S3_ENDPOINT ?? '',
  region: s.S3_REGION,
  bucket: s.S3_BUCKET ?? '',
  accessKey: s.S3_ACCESS_KEY ?? '',
  secretKey: s.S3_SECRET_KEY ?? '',
});

/** Puts the secret from the file that `<name>_FILE` names into `given`. */
function readSecretFile(
  env: NodeJS.ProcessEnv,
  name: string,
  given: Record<string, string | undefined>,
): ConfigProblem[] {
  const path = env[`${name}_FILE`];
  if (!path) return [];
  if (given[name] !== undefined)
    return [{ name: `${name}_FILE`, given: path, expected: `either ${name} or ${name}_FILE, not both` }];
  try {
    given[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return [];
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return [{ name: `${name}_FILE`, given: path, expected: `the path of a readable file${why}` }];
  }
}

function problemOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): ConfigProblem {
  const name = String(issue.path[0]);
  const value = given[name] ?? '';
  return { name, given: isSecret(name) ? '(hidden)' : value, expected: issue.message };
}

/** One paragraph a problem, for people at a terminal. */
export function formatProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(
    ({ name, given, expected }) => `  ${name}\n    given:    ${given}\n    expected: ${expected}`,
  );
  return `The settings in the environment cannot be used:\n${lines.join('\n')}\n`;
}
