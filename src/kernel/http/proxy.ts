/**
 * Who is really asking, when proxies stand in between. Forwarding headers are believed only as far as each
 * address that handed them on is on the trusted list, read from the nearest hop outwards; what a stranger
 * wrote into them changes nothing.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Result } from '../errors.ts';
import { type Address, isWithin, parseAddress, parseRanges, type Ranges } from './ranges.ts';

export type TrustedProxies = Ranges;

export interface Client {
  /** Normal form; IPv4-mapped IPv6 as IPv4. Empty when the socket is already gone. */
  readonly address: string;
  /** What one household or machine shares: the IPv4 address, or the IPv6 /64. */
  readonly key: string;
  /** Whether nobody claims to have forwarded this request. */
  readonly direct: boolean;
}

/** What proxies add to what they hand on; only the first two are ever believed. */
const FORWARDING = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
  'via',
] as const;
/** More hops than this are nobody's honest proxy chain. */
const MAX_HOPS = 32;

/** Refuses with the parts it cannot read. */
export const parseTrustedProxies = (list: string): Result<TrustedProxies, string[]> => parseRanges(list);

/** Whether the other end of the socket is on the list. */
export function isTrustedPeer(remoteAddress: string | undefined, trusted: TrustedProxies): boolean {
  const address = parseAddress(remoteAddress ?? '');
  return address !== undefined && isWithin(address, trusted);
}

/**
 * `X-Forwarded-For` wins over `Forwarded` (RFC 7239): proxies that write the former often hand the latter on
 * as the client sent it.
 */
export function clientOf(
  remoteAddress: string | undefined,
  headers: IncomingHttpHeaders,
  trusted: TrustedProxies,
): Client {
  const direct = FORWARDING.every((name) => headers[name] === undefined);
  let address = parseAddress(remoteAddress ?? '');
  for (const hop of isTrustedPeer(remoteAddress, trusted) ? hopsOf(headers) : []) {
    if (!hop) break;
    address = hop;
    if (!isWithin(address, trusted)) break;
  }
  return { address: address?.toString() ?? '', key: keyOf(address), direct };
}

/** Nearest hop first; undefined for one that has no address, or hides it. */
function hopsOf(headers: IncomingHttpHeaders): (Address | undefined)[] {
  const chain = headers['x-forwarded-for'];
  if (chain !== undefined) return listOf(chain).map(parseNode);
  return listOf(headers.forwarded).map((element) => {
    const address = /(?:^|;)\s*for\s*=\s*("[^"]*"|[^;\s]*)/i.exec(element)?.[1];
    return parseNode(address?.replaceAll('"', '') ?? '');
  });
}

const listOf = (header: string | string[] | undefined): string[] =>
  String(header ?? '')
    .split(',')
    .slice(-MAX_HOPS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reverse();

/** An address with or without a port: `1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]`, `[::1]:80`. */
function parseNode(text: string): Address | undefined {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  return parseAddress(bracketed ?? text.replace(/^([\d.]+):\d+$/, '$1'));
}

function keyOf(address: Address | undefined): string {
  if (!address) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  const groups = address.toByteArray().slice(0, 8);
  return `${Buffer.from(groups).toString('hex')}/64`;
}

/** Whether the other end of the socket is this machine, with no proxy in between. */
export const isDirectLoopback = (client: Client): boolean =>
  client.direct && parseAddress(client.address)?.range() === 'loopback';
