import { parse } from 'tldts';
import { toASCII } from 'tr46';
import { isAltered } from './plain.ts';

export const DOMAIN_ERRORS = [
  'empty',
  /** A scheme, path, port, user name, query or white space: more than a bare host name. */
  'not-a-bare-host',
  'ip-address',
  /** Full-width or other characters that IDNA would quietly turn into plain ones. */
  'altered-characters',
  /** Not a name by IDNA (UTS #46, non-transitional) and DNS lengths. */
  'invalid-name',
  /** A public suffix itself, or a name under none. */
  'not-registrable',
] as const;
export type DomainError = (typeof DOMAIN_ERRORS)[number];

export type DomainReading =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly code: DomainError };

/**
 * Reads a bare host name and gives it in ASCII and lower case (`xn--…` for names in other scripts). It must have a
 * registrable domain on the Public Suffix List; `.example` (RFC 2606) is allowed for demonstrations.
 */
export function readDomain(input: string): DomainReading {
  const text = input.trim();
  if (text === '') return { ok: false, code: 'empty' };
  if (/[\s/\\:@?#[\]%]/.test(text)) return { ok: false, code: 'not-a-bare-host' };
  if (isAltered(text) || text.includes('\u3002')) return { ok: false, code: 'altered-characters' };
  const domain = text.length > 253 ? null : toAscii(text);
  if (domain === null) return { ok: false, code: 'invalid-name' };
  const parsed = parse(domain, { allowPrivateDomains: true, extractHostname: false });
  if (parsed.isIp || /^[\d.]+$/.test(domain)) return { ok: false, code: 'ip-address' };
  if (isExample(domain)) return { ok: true, domain };
  if (!parsed.domain || !(parsed.isIcann || parsed.isPrivate)) return { ok: false, code: 'not-registrable' };
  return { ok: true, domain };
}

const toAscii = (name: string) =>
  toASCII(name, {
    checkHyphens: true,
    checkBidi: true,
    checkJoiners: true,
    useSTD3ASCIIRules: true,
    verifyDNSLength: true,
    transitionalProcessing: false,
  });

const isExample = (domain: string) => domain.endsWith('.example');
