import { encodeBase64 } from './bytes.ts';
import type { Sha256 } from './merkle.ts';
import { decodeOctets, octetsOf, unitsOf } from './octets.ts';
import { NO_QUORUM, type Policy, type PolicyGroup, type PolicyLog, type PolicyWitness } from './policy.ts';
import { ok, type Result, refuse, type TlogCode } from './result.ts';
import { KEY_TYPE, parseVkey } from './vkey.ts';

/** Far more than the 32 logs, witnesses and groups that c2sp.org/tlog-policy recommends. */
export const POLICY_MAX_BYTES = 1_000_000;

/** What the lines before have said. */
interface Draft {
  readonly sha256: Sha256;
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  quorum: string | null;
  /** Names of witnesses and groups. */
  readonly defined: Set<string>;
  /** Those of them that a group has as a member. */
  readonly members: Set<string>;
  /** `log` or `witness`, and a public key: which is listed once, whatever its name and type. */
  readonly publicKeys: Set<string>;
}

interface Keyword {
  /** How many items follow it. */
  readonly items: readonly [least: number, most: number];
  readonly read: (draft: Draft, items: readonly string[]) => TlogCode | null;
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ['log', { items: [1, 2], read: readLog }],
  ['witness', { items: [2, 3], read: readWitness }],
  ['group', { items: [3, Number.POSITIVE_INFINITY], read: readGroup }],
  ['quorum', { items: [1, 1], read: readQuorum }],
]);

/**
 * Reads a policy (c2sp.org/tlog-policy, "Policy file syntax and structure"), every line of it ended by a newline. Every
 * refusal but `too-long` and `quorum-missing` names its line. Names and addresses of octets that are no UTF-8 are read
 * as `decodeOctets` says.
 */
export function parsePolicy(bytes: Uint8Array, sha256: Sha256): Result<Policy> {
  if (bytes.length > POLICY_MAX_BYTES) return refuse('too-long');
  const lines = unitsOf(bytes).split('\n');
  if (lines.pop() !== '') return refuse('no-final-newline', lines.length + 1);
  const draft: Draft = {
    sha256,
    logs: [],
    witnesses: [],
    groups: [],
    quorum: null,
    defined: new Set(),
    members: new Set(),
    publicKeys: new Set(),
  };
  for (const [at, line] of lines.entries()) {
    const code = readLine(draft, line);
    if (code) return refuse(code, at + 1);
  }
  const { logs, witnesses, groups, quorum } = draft;
  return quorum === null ? refuse('quorum-missing') : ok({ logs, witnesses, groups, quorum });
}

/** Reads a line whose characters are octets. */
function readLine(draft: Draft, line: string): TlogCode | null {
  if (FORBIDDEN.test(line)) return 'forbidden-octet';
  const [first, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
  if (first === undefined || first.startsWith('#')) return null;
  const keyword = KEYWORDS.get(first);
  if (!keyword) return 'unknown-keyword';
  const [least, most] = keyword.items;
  if (rest.length < least || rest.length > most) return 'wrong-number-of-items';
  const isAscii = !/[\x80-\xff]/.test(line);
  return keyword.read(draft, isAscii ? rest : rest.map(octetsOf).map(decodeOctets));
}

const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/** A log may sign by any algorithm (c2sp.org/tlog-checkpoint, "Signatures"); one not known here is never believed. */
function readLog(draft: Draft, [vkey = '', url]: readonly string[]): TlogCode | null {
  const key = parseVkey(vkey, draft.sha256);
  if (!key.ok) return key.error.code;
  draft.logs.push({ key: key.value, url: url ?? null });
  return listOnce(draft, 'log', key.value.publicKey);
}

function readWitness(draft: Draft, [name = '', vkey = '', url]: readonly string[]): TlogCode | null {
  const key = parseVkey(vkey, draft.sha256);
  if (!key.ok) return key.error.code;
  const { type, publicKey } = key.value;
  if (type !== KEY_TYPE.cosignatureV1 && type !== KEY_TYPE.mlDsa44) return 'wrong-key-type';
  draft.witnesses.push({ name, key: key.value, url: url ?? null });
  return define(draft, name) ?? listOnce(draft, 'witness', publicKey);
}

function listOnce({ publicKeys }: Draft, role: string, publicKey: Uint8Array): TlogCode | null {
  const listed = `${role} ${encodeBase64(publicKey)}`;
  if (publicKeys.has(listed)) return 'duplicate-key';
  publicKeys.add(listed);
  return null;
}

function define({ defined }: Draft, name: string): TlogCode | null {
  if (name === NO_QUORUM) return 'reserved-name';
  if (defined.has(name)) return 'name-taken';
  defined.add(name);
  return null;
}

function readGroup(draft: Draft, [name = '', k = '', ...members]: readonly string[]): TlogCode | null {
  for (const member of members) {
    if (member === NO_QUORUM) return 'reserved-name';
    if (!draft.defined.has(member)) return 'name-not-defined';
    if (draft.members.has(member)) return 'member-twice';
    draft.members.add(member);
  }
  const threshold = readThreshold(k, members.length);
  if (threshold === null) return 'malformed-threshold';
  draft.groups.push({ name, threshold, members });
  return define(draft, name);
}

function readThreshold(k: string, count: number): number | null {
  if (k === 'all') return count;
  if (k === 'any') return 1;
  return /^[1-9][0-9]{0,8}$/.test(k) && Number(k) <= count ? Number(k) : null;
}

function readQuorum(draft: Draft, [name = '']: readonly string[]): TlogCode | null {
  if (draft.quorum !== null) return 'quorum-twice';
  if (name !== NO_QUORUM && !draft.defined.has(name)) return 'name-not-defined';
  draft.quorum = name;
  return null;
}
