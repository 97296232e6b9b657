import { concat } from './bytes.ts';
import { encodeOctets } from './octets.ts';
import { formatVkey, type VerifierKey } from './vkey.ts';

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many of the members must have witnessed, from 1 to all of them. */
  readonly threshold: number;
  /** Names of witnesses, and of groups that stand before this one. */
  readonly members: readonly string[];
}

/** Whom to believe (c2sp.org/tlog-policy). The names of witnesses and groups mean nothing outside their policy. */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The name of a witness or group, or `NO_QUORUM`. */
  readonly quorum: string;
}

/** The quorum that asks for no witness (c2sp.org/tlog-policy, "Defining the quorum"). */
export const NO_QUORUM = 'none';

/** Whether the witnesses of these names are enough (c2sp.org/tlog-policy, "Defining a witness group"). */
export function isQuorum(policy: Policy, witnessNames: Iterable<string>): boolean {
  if (policy.quorum === NO_QUORUM) return true;
  const named = new Set(witnessNames);
  const witnessed = new Set(policy.witnesses.map(({ name }) => name).filter((name) => named.has(name)));
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => witnessed.has(member)).length >= threshold) witnessed.add(name);
  }
  return witnessed.has(policy.quorum);
}

/**
 * A policy as a file (c2sp.org/tlog-policy, "Policy file syntax and structure"): what `parsePolicy` reads as the same
 * policy. Throws a RangeError for names and addresses that no file can hold.
 */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): Uint8Array {
  const lines = [
    ...logs.map(({ key, url }) => ['log', formatVkey(key), ...given(url)]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, formatVkey(key), ...given(url)]),
    ...groups.map((group) => ['group', group.name, thresholdOf(group), ...group.members]),
    ['quorum', quorum],
  ];
  return concat(lines.map(formatLine));
}

const given = (url: string | null) => (url === null ? [] : [url]);

function thresholdOf({ threshold, members }: PolicyGroup): string {
  if (threshold === members.length) return 'all';
  return threshold === 1 ? 'any' : String(threshold);
}

function formatLine(items: readonly string[]): Uint8Array {
  const octets = items.map(encodeOctets);
  if (!octets.every(isItem)) throw new RangeError('an item of a policy has no white space and no control');
  return concat([...octets.flatMap((item, at) => (at === 0 ? [item] : [SPACE, item])), NEWLINE]);
}

const SPACE = encodeOctets(' ');
const NEWLINE = encodeOctets('\n');
const isItem = (octets: Uint8Array) =>
  octets.length > 0 && octets.every((octet) => octet > 0x20 && octet !== 0x7f);
