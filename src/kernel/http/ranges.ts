/** Addresses and ranges of them, as operators write them. */
import ipaddr from 'ipaddr.js';
import { ok, type Result, refuse } from '../errors.ts';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Ranges = readonly (readonly [Address, number])[];

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** @param list comma-separated addresses, CIDR ranges and the word `loopback`; refuses with the parts it cannot read */
export function parseRanges(list: string): Result<Ranges, string[]> {
  const parts = list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const ranges = parts.flatMap((part) => (part === 'loopback' ? LOOPBACK : [part]));
  const wrong = ranges.filter((range) => parseRange(range) === undefined);
  return wrong.length > 0 ? refuse(wrong) : ok(ranges.flatMap((range) => parseRange(range) ?? []));
}

function parseRange(range: string): [readonly [Address, number]] | undefined {
  if (ipaddr.isValidCIDR(range)) return [ipaddr.parseCIDR(range)];
  const address = parseAddress(range);
  return address && [[address, address.kind() === 'ipv4' ? 32 : 128]];
}

/** Only whole, unambiguous addresses: `010.1` and `1` are addresses to some parsers and names to others. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':') ? !ipaddr.IPv6.isValid(text) : !ipaddr.IPv4.isValidFourPartDecimal(text)) return;
  return ipaddr.process(text);
}

export const isWithin = (address: Address, ranges: Ranges): boolean =>
  ranges.some(([range, bits]) => range.kind() === address.kind() && address.match([range, bits]));
