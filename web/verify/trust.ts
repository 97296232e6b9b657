import { formatVkey, parsePolicy, parseVkey } from '@clearline/tlog';
import { sha256 } from '@noble/hashes/sha2.js';

/** What the page was served or saved with. */
export interface Given {
  /** Whether it is a file that was saved. */
  readonly place: 'site' | 'saved';
  /** c2sp.org/tlog-policy, as this site publishes it. */
  readonly policy: string | null;
  /** A proof bundle that stands in the page itself. */
  readonly bundle: string | null;
  /** Where the site serves the proof of the version that was asked for, else of its current card. */
  readonly proof: string | null;
  /** Where it serves that of its current card, when an older version was asked for. */
  readonly newer: string | null;
  /** The version that was asked for by the address. */
  readonly asked: number | null;
}

/** Whose keys count, by whose choice; `bundle` where nobody has chosen, so that each proof vouches for itself. */
export type Trust =
  | { readonly by: 'own' | 'site' | 'saved'; readonly policy: string }
  | { readonly by: 'bundle'; readonly policy: null };

const DNS_RECORD = /^"?v=clearline1;\s*log=([^\s"]+)"?$/;
/** Where a record of more than 255 bytes is parted (RFC 1035 §3.3.14). */
const PARTED = /"[ \t]+"/g;
const encoder = new TextEncoder();

/** What the visitor pinned, else what the page has. Null for a pin that cannot be read: then nothing may be checked. */
export function trustOf(pin: string, { place, policy }: Given): Trust | null {
  const own = pin.trim();
  if (own === '') return policy === null ? { by: 'bundle', policy } : { by: place, policy };
  const text = policyText(own);
  return parsePolicy(encoder.encode(text), sha256).ok ? { by: 'own', policy: text } : null;
}

/**
 * A whole policy file, or keys of the log alone, one a line, also as DNS records have them: two while one key replaces the
 * other. Keys alone ask for no witness.
 */
function policyText(own: string): string {
  const keys = own.split(/\s*\n\s*/).map(vkeyIn);
  const isEach = keys.every((key) => parseVkey(key, sha256).ok);
  return isEach ? `${keys.map((key) => `log ${key}\n`).join('')}quorum none\n` : `${own}\n`;
}

const vkeyIn = (line: string): string => DNS_RECORD.exec(line.replaceAll(PARTED, ''))?.[1] ?? line;

/** The keys, as vkeys, by which a policy knows the log of this origin. */
export function keysOf(policy: string, origin: string): readonly string[] {
  const read = parsePolicy(encoder.encode(policy), sha256);
  return read.ok
    ? read.value.logs.filter(({ key }) => key.name === origin).map(({ key }) => formatVkey(key))
    : [];
}
