import { mixesScripts } from '../hosts/scripts.ts';
import { isShortLink } from '../hosts/short-links.ts';
import {
  type HostParts,
  hostInAscii,
  hostInUnicode,
  partsOf,
  partsOfLinked,
  readUrl,
} from '../hosts/suffix.ts';
import { nameOf, type OfficialName, resembles } from './names.ts';

export const LOOKALIKE_CODES = [
  /** Drawn like the official name: other scripts, marks, 0 for o, rn for m. */
  'confusable',
  'transposed',
  'bit-flip',
  /** One letter more, less or other. */
  'one-edit',
  /** The official name with something beside it. */
  'contains-official',
  /** The official name under another ending. */
  'wrong-tld',
  /** The official name before somebody else's domain. */
  'deceptive-subdomain',
  /** The official domain at the beginning of the path on somebody else's host. */
  'deceptive-path',
  /** The official name before the @. */
  'deceptive-user-info',
  /** Letters of several scripts in one name; says nothing of an official one. */
  'mixed-script',
  /** A service that does not say where its links lead; likewise. */
  'short-link',
] as const;
export type LookalikeCode = (typeof LOOKALIKE_CODES)[number];

export interface LookalikeSignal {
  readonly code: LookalikeCode;
  /** The official name that it could be taken for, as it was given. */
  readonly official?: string;
}

interface Official extends OfficialName {
  readonly given: string;
  readonly host: string;
  readonly domain: string;
}

interface Target extends HostParts {
  readonly host: string;
  readonly userInfo: string;
  readonly path: string;
}

const ENOUGH_FOR_LABEL = 4;
const ENOUGH_FOR_PART = 5;

/**
 * Whether people could take a domain or a link for one of the operator's. Empty for an official domain and what is under
 * it, for what resembles none, and for what is no host.
 * @param given a host or a URL; in other scripts or `xn--`
 * @param officialNames the operator's domains, such as `tianyuan.example`
 */
export function lookalike(given: string, officialNames: readonly string[]): LookalikeSignal[] {
  const target = targetOf(given);
  const officials = officialNames.flatMap(officialOf);
  if (!target || officials.some(({ host }) => isUnder(target.host, host))) return [];
  const signals: LookalikeSignal[] = officials.flatMap((official) =>
    codesFor(target, official).map((code) => ({ code, official: official.given })),
  );
  if (hostInUnicode(target.host).split('.').some(mixesScripts)) signals.push({ code: 'mixed-script' });
  if (isShortLink(target.host)) signals.push({ code: 'short-link' });
  return signals;
}

const isUnder = (host: string, official: string): boolean =>
  host === official || host.endsWith(`.${official}`);

function targetOf(given: string): Target | undefined {
  const text = given.trim();
  const href = /^[a-z][a-z0-9+.-]{1,15}:\/\//i.test(text) ? text : `https://${text}`;
  const url = readUrl(href);
  const parts = url && partsOfLinked(url.hostname);
  if (!parts) return undefined;
  const { hostname, username, password, pathname } = url;
  return { ...parts, host: hostname, userInfo: decoded(`${username}:${password}`), path: decoded(pathname) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
}

function officialOf(given: string): Official[] {
  const host = hostInAscii(given.trim());
  const parts = host === null ? undefined : partsOf(host);
  return host === null || !parts ? [] : [{ ...nameOf(parts.label), given, host, domain: parts.domain }];
}

function codesFor(target: Target, official: Official): LookalikeCode[] {
  // Whoever has registered the one has registered the other.
  if (target.domain === official.domain) return [];
  const inName =
    target.label === official.domain.split('.')[0] ? 'wrong-tld' : resembles(target.label, official);
  const all: (LookalikeCode | undefined)[] = [
    inName,
    isInSubdomain(target, official) ? 'deceptive-subdomain' : undefined,
    isInPath(target.path, official) ? 'deceptive-path' : undefined,
    isInUserInfo(target.userInfo, official) ? 'deceptive-user-info' : undefined,
  ];
  return all.filter((code) => code !== undefined);
}

/** Short names count in a subdomain only as the whole official domain, or beside what impostors put there. */
function isInSubdomain({ subdomain, host }: Target, official: Official): boolean {
  if (subdomain === '') return false;
  if (`.${host}`.includes(`.${official.domain}.`)) return true;
  const dashed = official.domain.replaceAll('.', '-');
  return subdomain.split('.').some((label) => {
    if (label === dashed || label.startsWith(`${dashed}-`)) return true;
    if (official.weight >= ENOUGH_FOR_LABEL && label === official.label) return true;
    const code = resembles(label, official);
    if (code === undefined) return false;
    return official.weight >= ENOUGH_FOR_PART || code === 'contains-official' || label !== official.label;
  });
}

/** Further inside, the path of an archive or a search names domains as well. */
function isInPath(path: string, { domain, host, given }: Official): boolean {
  const first = path.split('/')[1] ?? '';
  return [domain, host, `www.${domain}`, hostInUnicode(domain), given].some(
    (name) => first === name || first.startsWith(`${name}-`) || first.startsWith(`${name}:`),
  );
}

function isInUserInfo(userInfo: string, { domain, label, weight }: Official): boolean {
  return userInfo.includes(domain) || (weight >= ENOUGH_FOR_PART && userInfo.includes(label));
}
