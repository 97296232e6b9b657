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
  /** Where the site serves the proof of its current card. */
  readonly proof: string | null;
}

/** Whose keys count, by whose choice; `bundle` where nobody has chosen, so that each proof vouches for itself. */
export type Trust =
  | { readonly by: 'own' | 'site' | 'saved'; readonly policy: string }
  | { readonly by: 'bundle'; readonly policy: null };

const DNS_RECORD = /^"?v=clearline1;\s*log=([^\s"]+)"?$/;
const encoder = new TextEncoder();

/** What the visitor pinned, else what the page has. Null for a pin that cannot be read: then nothing may be checked. */
export function trustOf(pin: string, { place, policy }: Given): Trust | null {
  const own = pin.trim();
  if (own === '') return policy === null ? { by: 'bundle', policy } : { by: place, policy };
  const text = policyText(own);
  return parsePolicy(encoder.encode(text), sha256).ok ? { by: 'own', policy: text } : null;
}

/** A whole policy file, or the log's key alone, also as a DNS record has it. The key alone asks for no witness. */
function policyText(own: string): string {
  const vkey = DNS_RECORD.exec(own)?.[1] ?? own;
  return parseVkey(vkey, sha256).ok ? `log ${vkey}\nquorum none\n` : `${own}\n`;
}

/** The keys, as vkeys, by which a policy knows the log of this origin. */
export function keysOf(policy: string, origin: string): readonly string[] {
  const read = parsePolicy(encoder.encode(policy), sha256);
  return read.ok
    ? read.value.logs.filter(({ key }) => key.name === origin).map(({ key }) => formatVkey(key))
    : [];
}
