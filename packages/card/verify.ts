/** Verifies a proof bundle without asking anyone. Pure but for the machine's cryptography, which is handed in. */
import { parsePolicy } from '@clearline/tlog';
import { type Bundle, parseBundle } from './bundle.ts';
import { encodeHex, encodeUtf8 } from './bytes.ts';
import { type ApprovedCard, judgeCards } from './card-chain.ts';
import type { VerifyCode } from './codes.ts';
import { type CardCrypto, isUnsupported } from './crypto.ts';
import { seenUnderPolicy } from './handover.ts';
import { differsFromPinned } from './own-policy.ts';
import type { Publishers } from './publishers.ts';
import { isSigned, readLinks } from './quorum.ts';
import { CLOCK_SKEW_MS, type Seen, type Sighting } from './record.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Card } from './schema.ts';
import type { Approval } from './tally.ts';

/** Whom the verifier believes. */
export interface Trusted {
  /** A tlog-policy with the log's and the witnesses' keys; null takes the bundle's own word for them. */
  readonly policy: string | null;
  /** How long ago the witnesses may have cosigned; without it, the card's own expiry decides alone. */
  readonly maxAgeMs?: number;
}

/** A card that its publishers approved, in a record that its witnesses have seen. */
export interface VerifiedCard {
  readonly card: Card;
  readonly n: number;
  /** The log's origin, and SHA-256 of its entry 0 in hexadecimal, which no other record has. */
  readonly log: string;
  readonly record: string;
  /** Of the card's entry, counted from 0, in a tree of this size. */
  readonly index: bigint;
  readonly size: bigint;
  /** RFC 3339, in UTC: when enough witnesses had seen it, or when it was issued where none are asked for. */
  readonly asOf: string;
  /** RFC 3339, in UTC: when the card expires. */
  readonly until: string;
  readonly witnesses: readonly Sighting[];
  readonly approvals: readonly Approval[];
  /** Version of the publishers' policy. */
  readonly publishers: number;
  /** SHA-256 of each version up to that, from the first, in hexadecimal. */
  readonly policies: readonly string[];
  /** One key is enough to change a number here. */
  readonly single: boolean;
  /** The log signs by another key than the policy names, to which that one has handed over. */
  readonly handedOver: boolean;
  /** The bundle itself names others to believe than the policy that counts; they count for nothing. */
  readonly otherPolicy: boolean;
  /** The verifier was given the policy; else the bundle says itself whom to believe. */
  readonly pinned: boolean;
  /** The earlier cards that the bundle shows, and this one, oldest first. */
  readonly history: readonly ApprovedCard[];
}

export interface VerifyRefusal {
  readonly code: VerifyCode;
  /** Of a bundle that is refused for its age alone, what it proves of its own time. */
  readonly past?: VerifiedCard;
}

export type VerifyResult = Result<VerifiedCard, VerifyRefusal>;

/**
 * Verifies a proof bundle: the record, the publishers, the approvals, the dates.
 * @param now milliseconds since the epoch
 */
export async function verifyBundle(
  bytes: Uint8Array,
  trusted: Trusted,
  now: number,
  crypto: CardCrypto,
): Promise<VerifyResult> {
  try {
    const bundle = parseBundle(bytes);
    return bundle.ok
      ? await verifyParsed(bundle.value, trusted, now, crypto)
      : refuse({ code: bundle.error });
  } catch (error) {
    if (isUnsupported(error)) return refuse({ code: 'unsupported-here' });
    throw error;
  }
}

async function verifyParsed(
  bundle: Bundle,
  trusted: Trusted,
  now: number,
  crypto: CardCrypto,
): Promise<VerifyResult> {
  const text = trusted.policy ?? bundle.policy;
  const pinned = parsePolicy(encodeUtf8(text), crypto.sha256);
  if (!pinned.ok) return refuse({ code: 'malformed-policy' });
  // At the same time, because most of it is waiting for signatures; what the record says counts first.
  const [seen, approved] = await Promise.all([
    seenUnderPolicy(bundle, pinned.value, now, crypto),
    approvedIn(bundle, crypto),
  ]);
  if (!seen.ok) return refuse({ code: seen.error });
  if (!approved.ok) return refuse({ code: approved.error });
  const { publishers, policies, history } = approved.value;
  if (publishers.log !== seen.value.origin) return refuse({ code: 'broken-publishers-chain' });
  const own = bundle.policy === text ? pinned : parsePolicy(encodeUtf8(bundle.policy), crypto.sha256);
  if (!own.ok) return refuse({ code: 'wrong-own-policy' });
  const differs = differsFromPinned(own.value, pinned.value, seen.value.origin);
  if (!differs.ok) return refuse({ code: differs.error });
  const policy = { pinned: trusted.policy !== null, otherPolicy: differs.value };
  const verified = { ...summary(seen.value, publishers, history), ...policy, policies };
  const code = ageRefusal(verified, seen.value, trusted, now);
  if (code === 'not-yet-issued') return refuse({ code });
  return code ? refuse({ code, past: verified }) : ok(verified);
}

/** Follows the publishers' policies from the first, and judges the cards by the newest. */
async function approvedIn({ publishers, earlier = [], entry }: Bundle, crypto: CardCrypto) {
  const links = readLinks(publishers, crypto.sha256);
  const newest = links?.at(-1)?.policy;
  if (!links || !newest) return refuse('broken-publishers-chain' as const);
  const all = links.map(({ policy }) => policy);
  // Again at the same time; that nobody has put a policy in the place of another counts first.
  const [signed, history] = await Promise.all([
    Promise.all(links.map((link) => isSigned(link, crypto, all))),
    judgeCards([...earlier, entry], newest, crypto, all),
  ]);
  if (!signed.every(Boolean)) return refuse('broken-publishers-chain' as const);
  const policies = links.map(({ payload }) => encodeHex(crypto.sha256(payload)));
  return history.ok ? ok({ publishers: newest, policies, history: history.value }) : history;
}

function summary(
  { origin: log, record, index, size, witnesses, seenAt, handedOver }: Seen,
  { v, rules }: Publishers,
  history: readonly ApprovedCard[],
): Omit<VerifiedCard, 'policies' | 'pinned' | 'otherPolicy'> {
  const { card } = history.at(-1) as ApprovedCard;
  return {
    card,
    n: card.n,
    log,
    record,
    index,
    size,
    asOf: seenAt === null ? card.issued : new Date(seenAt).toISOString(),
    until: card.expires,
    witnesses,
    approvals: distinct(history.flatMap(({ approvals }) => approvals)),
    publishers: v,
    single: rules.protected.approvals === 1,
    handedOver,
    history,
  };
}

/** An approval that is carried over from an earlier card stands here once. */
const distinct = (approvals: readonly Approval[]) => [
  ...new Map(approvals.map((one) => [`${one.n} ${one.person} ${one.kind}`, one])).values(),
];

function ageRefusal(
  { card }: VerifiedCard,
  { seenAt }: Seen,
  { maxAgeMs = Number.POSITIVE_INFINITY }: Trusted,
  now: number,
): VerifyCode | null {
  if (Date.parse(card.issued) > now + CLOCK_SKEW_MS) return 'not-yet-issued';
  if (Date.parse(card.expires) <= now) return 'expired';
  return seenAt !== null && now - seenAt > maxAgeMs ? 'cosigned-too-long-ago' : null;
}
