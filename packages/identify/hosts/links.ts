/** Links, domains and mailboxes in a text, read as browsers and mail programs read them. */
import { type Folded, marksIn, originOf } from '../fold/fold.ts';
import { type HostAt, hostsIn, hostsOfChunk } from './chains.ts';
import { FILLER, withoutFiller, withPlainJoints } from './dots.ts';
import { hostInAscii, partsOf, partsOfLinked, readUrl } from './suffix.ts';

export type LinkKind = 'url' | 'domain' | 'email';

export interface FoundLink {
  readonly kind: LinkKind;
  /** Places in the folded text. */
  readonly from: number;
  readonly to: number;
  /** A URL as the URL standard writes it, a host in ASCII, a mailbox in lower case. */
  readonly value: string;
  readonly host: string;
  /** What stands before the host of a link, and leads nowhere. */
  readonly userInfo?: string;
  /** Places of the host. */
  readonly hostFrom: number;
  readonly hostTo: number;
}

const SCHEME = new RegExp(`(?<![a-z])https?${FILLER}{0,4}s?${FILLER}{0,2} ?: ?[/\\\\]{1,4}`, 'gi');
const NOT_IN_LINK = /[\s<>"'`“”‘’「」『』《》【】，。、；！？)）}|^]/;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const AUTHORITY_ENDS = /[/?#\\]/;
const LAST_MARKS = new Set('.,;:!?)]-_~*'.split(''));
/** Letters of other scripts too, so that one that imitates never leaves a plain name behind it. */
const LOCAL_CHAR = /[\p{L}\p{M}\p{N}._%+-]/u;
const NO_BEGINNING = new Set(['.', '+', '%', '-', FILLER]);
const LONGEST_LOCAL = 64;
const LONGEST_LINK = 2_048;
const LONGEST_AUTHORITY = 512;
/** Endings of files that are suffixes too; a bare name with one is a file. */
const FILES = /\.(?:md|py|sh|rs|pl|ps|so|zip|mov|java|cab|ms|ai|do)$/;

/** In order, and not overlapping. */
export function findLinks(folded: Folded): FoundLink[] {
  const { text } = folded;
  const plain = withPlainJoints(text);
  const taken = new Uint8Array(plain.length + 1);
  const found: FoundLink[] = [];
  const take = (link: FoundLink | undefined) => {
    if (!link || taken[link.from] || taken[link.to - 1]) return;
    taken.fill(1, link.from, link.to);
    found.push(asAskedFor(folded, link));
  };
  for (const { index, 0: scheme } of plain.matchAll(SCHEME)) take(withScheme(plain, index, scheme));
  for (const host of hostsIn(plain)) {
    if (taken[host.from] || taken[host.to - 1]) continue;
    take(plain[host.from - 1] === '@' ? mailbox(plain, host) : bare(plain, host));
  }
  return found.sort((one, other) => one.from - other.from);
}

function withScheme(plain: string, from: number, written: string): FoundLink | undefined {
  const begin = from + written.length;
  const authorityEnd = endOfAuthority(plain, begin);
  const at = plain.slice(begin, authorityEnd).lastIndexOf('@');
  const hostBegin = begin + at + 1;
  const hostEnd = portBegin(plain, hostBegin, authorityEnd);
  if (hostBegin === hostEnd) return undefined;
  const named = hostsOfChunk(plain, hostBegin, hostEnd, true)[0];
  const isNamed = named?.from === hostBegin;
  if (!isNamed && !isHost(withoutFiller(plain.slice(hostBegin, hostEnd)))) return undefined;
  const to = isNamed && named.to < hostEnd ? named.to : endOfLink(plain, begin);
  const scheme = written.toLowerCase().includes('s') ? 'https' : 'http';
  const url = readUrl(`${scheme}://${withoutFiller(plain.slice(begin, to))}`);
  if (!url) return undefined;
  const userInfo = at > 0 ? withoutFiller(plain.slice(begin, begin + at)) : undefined;
  const host = { host: url.hostname, hostFrom: hostBegin, hostTo: isNamed ? named.to : hostEnd };
  return { kind: 'url', from, to, value: url.href, ...host, ...(userInfo && { userInfo }) };
}

function portBegin(plain: string, from: number, to: number): number {
  const at = plain.slice(from, to).indexOf(':');
  return at < 0 ? to : from + at;
}

/** An address, or a name that is written with percent signs. */
function isHost(written: string): boolean {
  const hostname = readUrl(`http://${written}`)?.hostname ?? '';
  return isAddress(hostname) || partsOfLinked(hostname) !== undefined;
}

const isAddress = (hostname: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\])$/.test(hostname);

/** White space, quotes and Chinese end a link; so do marks that end a sentence. */
function endOfLink(plain: string, begin: number): number {
  const most = Math.min(plain.length, begin + LONGEST_LINK);
  let inPath = false;
  let end = begin;
  for (; end < most; end++) {
    const unit = plain[end] ?? '';
    if (NOT_IN_LINK.test(unit) || (inPath && EAST_ASIAN.test(unit))) break;
    inPath ||= AUTHORITY_ENDS.test(unit);
  }
  while (end > begin && LAST_MARKS.has(plain[end - 1] ?? '')) end--;
  return end;
}

function endOfAuthority(plain: string, from: number): number {
  const most = Math.min(plain.length, from + LONGEST_AUTHORITY);
  for (let at = from; at < most; at++) {
    if (AUTHORITY_ENDS.test(plain[at] ?? '') || NOT_IN_LINK.test(plain[at] ?? '')) return at;
  }
  return most;
}

const PORT = /^:\d{1,5}(?!\d)/;

function bare(plain: string, { from, to, host }: HostAt): FoundLink | undefined {
  const behindPort = to + (PORT.exec(plain.slice(to, to + 7))?.[0].length ?? 0);
  const end = /[/?]/.test(plain[behindPort] ?? '')
    ? Math.max(behindPort, endOfLink(plain, behindPort))
    : behindPort;
  if (end === to)
    return isNoName(plain, from, to, host)
      ? undefined
      : { kind: 'domain', from, to, value: host, host, hostFrom: from, hostTo: to };
  const url = readUrl(`https://${withoutFiller(plain.slice(from, end))}`);
  return url
    ? { kind: 'url', from, to: end, value: url.href, host: url.hostname, hostFrom: from, hostTo: to }
    : undefined;
}

/** `readme.md`, and a sentence that begins without a space: `done.It`. */
function isNoName(plain: string, from: number, to: number, host: string): boolean {
  const said = plain.slice(from, to);
  if (/^www\./i.test(said)) return false;
  return (
    FILES.test(host) ||
    /[a-z0-9]\.[A-Z][a-z]+$/.test(said.slice(-32)) ||
    /^v?\d{1,2}(?:\.\d{1,3}){0,3}\.[a-z]{2}$/.test(host)
  );
}

function mailbox(plain: string, { from, to, host }: HostAt): FoundLink | undefined {
  let begin = from - 1;
  while (begin > 0 && begin > from - 1 - LONGEST_LOCAL - 4 && isLocal(plain[begin - 1] ?? '')) begin--;
  while (begin < from - 1 && NO_BEGINNING.has(plain[begin] ?? '')) begin++;
  if (begin === from - 1) return undefined;
  const local = withoutFiller(plain.slice(begin, from - 1));
  return {
    kind: 'email',
    from: begin,
    to,
    value: `${local.toLowerCase()}@${host}`,
    host,
    hostFrom: from,
    hostTo: to,
  };
}

const isLocal = (unit: string): boolean =>
  (LOCAL_CHAR.test(unit) && !EAST_ASIAN.test(unit)) || unit === FILLER;

/**
 * People read tianyuan.com where marks are drawn over its letters; browsers ask for another name, or drop what is not
 * seen. What they ask for is what counts.
 */
function asAskedFor(folded: Folded, link: FoundLink): FoundLink {
  if (marksIn(folded, link.hostFrom, link.hostTo) === 0) return link;
  const { start, end } = originOf(folded, link.hostFrom, link.hostTo);
  const host = hostInAscii(folded.original.slice(start, end));
  if (!host || host === link.host || !partsOf(host)) return link;
  return { ...link, host, value: link.value.replace(link.host, host) };
}
