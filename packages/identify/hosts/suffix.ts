/** Which names can be hosts on the public internet. */
import { parse } from 'tldts';
import { toASCII, toUnicode } from 'tr46';

const RELAXED = {
  checkHyphens: false,
  checkBidi: false,
  checkJoiners: false,
  useSTD3ASCIIRules: true,
  verifyDNSLength: true,
  transitionalProcessing: false,
};
const ASCII_HOST = /^[a-z0-9.-]{1,253}$/;

/** As browsers ask for it (UTS #46): in ASCII and lower case. Null where they would refuse it. */
export function hostInAscii(name: string): string | null {
  const lower = name.toLowerCase();
  if (name.length > 1_000) return null;
  if (ASCII_HOST.test(lower) && !lower.includes('xn--')) return lower.length > 253 ? null : lower;
  return toASCII(name, RELAXED);
}

/** As people read it, with the letters of its own script. */
export const hostInUnicode = (host: string): string =>
  host.includes('xn--') ? toUnicode(host, RELAXED).domain : host;

export interface HostParts {
  /** What stands before the registrable domain, without the last dot. */
  readonly subdomain: string;
  /** What the owner chose: `tianyuan` of `kefu.tianyuan.com.cn`. */
  readonly label: string;
  /** `com.cn`, by the Public Suffix List; `example` (RFC 2606) counts for demonstrations. */
  readonly suffix: string;
  /** `tianyuan.com.cn` */
  readonly domain: string;
}

/** @param host in ASCII and lower case. Undefined for a public suffix itself, and for names under none */
export function partsOf(host: string): HostParts | undefined {
  const labels = host.split('.');
  if (labels.some((label) => label === '' || label.length > 63)) return undefined;
  if (labels.at(-1) === 'example') return labels.length < 2 ? undefined : parted(labels, 'example');
  const { publicSuffix, isIcann, isPrivate, isIp } = parse(host, {
    allowPrivateDomains: true,
    extractHostname: false,
  });
  if (isIp || !publicSuffix || !(isIcann || isPrivate) || publicSuffix === host) return undefined;
  return parted(labels, publicSuffix);
}

const DOTTED = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** The same for a name that a link spells out, also where its ending is none of the public internet's: `pay.test`. */
export function partsOfLinked(host: string): HostParts | undefined {
  const parts = partsOf(host);
  if (parts || !DOTTED.test(host)) return parts;
  const labels = host.split('.');
  return parted(labels, labels.at(-1) ?? '');
}

/** Whether a name may end with this label. Looked up before a whole name is, since most text that has dots is no name. */
export function isEnding(label: string): boolean {
  const known = ENDINGS.get(label);
  if (known !== undefined) return known;
  const host = hostInAscii(`a.b.${label}`);
  const isOne = host !== null && partsOf(host) !== undefined;
  if (ENDINGS.size >= MOST_KNOWN) ENDINGS.clear();
  ENDINGS.set(label, isOne);
  return isOne;
}
const ENDINGS = new Map<string, boolean>();
const MOST_KNOWN = 4_096;

function parted(labels: readonly string[], suffix: string): HostParts {
  const own = labels.slice(0, labels.length - suffix.split('.').length);
  const label = own.at(-1) ?? '';
  return { subdomain: own.slice(0, -1).join('.'), label, suffix, domain: `${label}.${suffix}` };
}

/** As browsers read it; undefined for what they refuse. */
export function readUrl(href: string): URL | undefined {
  try {
    return new URL(href);
  } catch {
    return undefined;
  }
}
