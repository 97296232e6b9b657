import { formatVkey, KEY_TYPE, parseVkey, type Sha256, type VerifierKey } from '@clearline/tlog';
import * as z from 'zod';
import { base64, bytesOf } from './bytes.ts';
import { readCanonical } from './envelope.ts';
import { KeyId, keyIdOf } from './signature.ts';
import { Instant, Slug, text } from './text.ts';

export const PUBLISHERS_SCHEMA = 'clearline.publishers/v1';

/** DER of a SubjectPublicKeyInfo (RFC 5280 §4.1), in base64. */
const PublicKey = base64(2048);

const KeyFile = z.strictObject({ kind: z.literal('key-file'), id: KeyId, publicKey: PublicKey });

export const Passkey = z
  .strictObject({
    kind: z.literal('passkey'),
    id: KeyId,
    publicKey: PublicKey,
    /** COSE: ES256, EdDSA, RS256. */
    algorithm: z.literal([-7, -8, -257]),
    /** In base64url, as browsers ask for it. */
    credentialId: z
      .string()
      .max(1364)
      .regex(/^[A-Za-z0-9_-]+$/),
    rpId: z.string().max(253),
    /** Where approvals are made, such as `https://card.example`. */
    origin: z.string().max(280),
  })
  .refine(({ rpId, origin }) => isOriginOf(rpId, origin), {
    error: 'is no origin of this relying party',
    path: ['origin'],
  });

/** A key with which a person approves. */
export const PublisherKey = z.discriminatedUnion('kind', [KeyFile, Passkey]);

/** How many people a change takes, and how long the operator's server waits after the last. No proof shows the delay. */
const Rule = z.strictObject({
  approvals: z.int().min(1).max(32),
  delayMinutes: z.int().min(0).max(10_080),
});

/** Who may approve, how many of them, for which changes. Each later version is signed by the quorum of the one before. */
export const Publishers = z
  .strictObject({
    schema: z.literal(PUBLISHERS_SCHEMA),
    /** 1, 2, 3 … without gaps. */
    v: z.int().min(1),
    /** The origin of the log in which it is entered. */
    log: text(255),
    /**
     * The Ed25519 key that signs the log from here on, as a vkey; without it, the key stays as it was. Nobody follows from
     * a key that no policy names.
     */
    logKey: z.string().max(512).optional(),
    issued: Instant,
    people: z
      .array(z.strictObject({ id: Slug, name: text(80), keys: z.array(PublisherKey).min(1).max(8) }))
      .min(1)
      .max(32),
    /** The Ed25519 key of the server that may sign a card which differs in its dates alone. */
    reissue: z.strictObject({ id: KeyId, publicKey: PublicKey }).nullable(),
    rules: z.strictObject({ publishers: Rule, protected: Rule, ordinary: Rule, retirement: Rule }),
  })
  .refine(({ log, logKey }) => logKey === undefined || logKey.startsWith(`${log}+`), {
    error: 'is no key of this log',
    path: ['logKey'],
  })
  .refine(({ people }) => isDistinct(people.map(({ id }) => id)), {
    error: 'lists a person twice',
    path: ['people'],
  })
  .refine(({ people }) => isDistinct(people.map(({ name }) => name)), {
    error: 'gives two people one name',
    path: ['people'],
  })
  .refine((policy) => isDistinct(keysIn(policy).map(({ id }) => id)), {
    error: 'lists a key twice',
    path: ['people'],
  })
  .refine(({ people, rules }) => descends([people.length, ...ORDER.map((rule) => rules[rule].approvals)]), {
    error: 'asks for more people than there are, or for more where less is at stake',
    path: ['rules'],
  });

const ORDER = ['publishers', 'protected', 'ordinary', 'retirement'] as const;

export type PublisherKey = z.infer<typeof PublisherKey>;
export type Passkey = z.infer<typeof Passkey>;
export type Publishers = z.infer<typeof Publishers>;
export type Person = Publishers['people'][number];

/** Reads a policy from exactly its canonical form; null also when a key's id is not that of the key. */
export function readPublishers(payload: Uint8Array, sha256: Sha256): Publishers | null {
  const policy = readCanonical(Publishers, payload);
  const isNamed = ({ id, publicKey }: NamedKey) => keyIdOf(bytesOf(publicKey), sha256) === id;
  if (!policy || !keysIn(policy).every(isNamed)) return null;
  return policy.logKey === undefined || logKeyOf(policy, sha256) ? policy : null;
}

/** The key that the policy gives to its log, in its one spelling; null where it names none. */
export function logKeyOf(
  { log, logKey = '' }: Pick<Publishers, 'log' | 'logKey'>,
  sha256: Sha256,
): VerifierKey | null {
  const key = parseVkey(logKey, sha256);
  const isOfLog = key.ok && key.value.name === log && key.value.type === KEY_TYPE.ed25519;
  return isOfLog && formatVkey(key.value) === logKey ? key.value : null;
}

/** A policy, by its version, that gives its log a key other than the one before. */
export interface KeyChange {
  readonly v: number;
  readonly key: VerifierKey;
}

/** The keys of a log by policies that follow one another, oldest first. */
export function logKeysIn(chain: readonly Publishers[], sha256: Sha256): KeyChange[] {
  const changes: KeyChange[] = [];
  for (const policy of chain) {
    const key = logKeyOf(policy, sha256);
    const before = changes.at(-1)?.key;
    if (key && (!before || formatVkey(before) !== policy.logKey)) changes.push({ v: policy.v, key });
  }
  return changes;
}

interface NamedKey {
  readonly id: string;
  readonly publicKey: string;
}
interface Holders {
  readonly people: readonly { readonly keys: readonly NamedKey[] }[];
  readonly reissue: NamedKey | null;
}

const keysIn = ({ people, reissue }: Holders): readonly NamedKey[] => [
  ...people.flatMap(({ keys }) => keys),
  ...(reissue ? [reissue] : []),
];

const isDistinct = (list: readonly string[]) => new Set(list).size === list.length;
const descends = (list: readonly number[]) =>
  list.every((count, i) => i === 0 || count <= (list[i - 1] ?? 0));

/** An origin as browsers write it, on the relying party's host or below it (WebAuthn 3 §5.1.3). */
function isOriginOf(rpId: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
  return isSafe && url.origin === origin && `.${url.hostname}`.endsWith(`.${rpId}`) && rpId !== '';
}
