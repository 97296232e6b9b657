/**
 * Who votes, as hashes that outlive no day: nobody can be found by them, and nobody be recognised tomorrow. The network
 * key is the strong tie; a signed cookie keeps who changes networks to one vote, as long as they keep it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** Leading bits that one operator or tenant commonly holds, and a wider network around them. */
const PREFIXES = { ipv4: { near: 24, wide: 16 }, ipv6: { near: 48, wide: 32 } } as const;
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

export interface Voter {
  readonly voter: string;
  readonly near: string;
  readonly wide: string;
}

export interface DayKey {
  /** `2026-11-27`, in Beijing. */
  readonly day: string;
  /** Of that day alone. */
  readonly salt: Uint8Array;
  readonly secret: string;
}

export const dayOf = (instant: number): string => new Date(instant + BEIJING_MS).toISOString().slice(0, 10);
/** Milliseconds until the next day begins. */
export const dayLeft = (instant: number): number => DAY_MS - ((instant + BEIJING_MS) % DAY_MS);

export function voterOf(client: { readonly address: string; readonly key: string }, key: DayKey): Voter {
  const [near, wide] = networksOf(client.address);
  return {
    voter: hash(key, 'voter', client.key),
    near: hash(key, 'near', near),
    wide: hash(key, 'wide', wide),
  };
}

/** An address that cannot be read shares one network with all others of that sort. */
function networksOf(address: string): readonly [string, string] {
  if (!ipaddr.isValid(address)) return ['unknown', 'unknown'];
  const parsed = ipaddr.process(address);
  const bits = PREFIXES[parsed.kind()];
  const bytes = Buffer.from(parsed.toByteArray());
  const cut = (length: number) => `${bytes.subarray(0, length / 8).toString('hex')}/${length}`;
  return [cut(bits.near), cut(bits.wide)];
}

function hash({ day, salt, secret }: DayKey, use: string, text: string): string {
  const daily = createHmac('sha256', secret).update('lines\0').update(day).update(salt).digest();
  return createHmac('sha256', daily).update(`${use}\0${text}`).digest('base64url').slice(0, 22);
}

export const cookieOf = (voter: string, key: DayKey): string => `${voter}.${hash(key, 'cookie', voter)}`;

/** The voter that a cookie of today names; null for any other. */
export function cookieVoter(cookie: string | undefined, key: DayKey): string | null {
  const [voter = '', mac = ''] = (cookie ?? '').split('.');
  const [given, right] = [Buffer.from(mac), Buffer.from(hash(key, 'cookie', voter))];
  return given.length === right.length && timingSafeEqual(given, right) ? voter : null;
}
