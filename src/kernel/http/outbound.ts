/**
 * Requests to addresses that somebody has typed (invariant 7). A name is resolved before each request, every address of it
 * is looked at, and the connection goes to exactly those: whoever answers the name otherwise a moment later reaches nothing.
 * Redirects are not followed, for they would be another address.
 */
import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ok, type Result, refuse } from '../errors.ts';
import { type Address, isWithin, parseAddress, type Ranges } from './ranges.ts';

export interface Resolved {
  readonly address: string;
  readonly family: number;
}
/** Every address of a name; throws where there is none. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

export type TargetCode = 'not-an-address' | 'needs-https' | 'private-address' | 'no-such-host';
export type SendCode = TargetCode | 'timed-out' | 'tls-failed' | 'connection-failed';

export interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** All of it: name, connection, request and answer. */
  readonly timeoutMs: number;
  /** Ends it before: the promise rejects. */
  readonly signal?: AbortSignal;
}

export interface Answered {
  readonly status: number;
  /** The beginning of it. */
  readonly text: string;
}

export interface Outbound {
  /** Whether a request may go there, as the name resolves now. */
  check(url: string): Promise<Result<URL, TargetCode>>;
  post(url: string, sending: Sending): Promise<Result<Answered, SendCode>>;
}

interface OutboundOptions {
  /** Private addresses that are meant; these alone may be spoken to without TLS. */
  readonly allowed: Ranges;
  readonly resolve?: Resolve;
}

/** More is not read of an answer. */
const MAX_ANSWER = 4_096;
/** What is assigned to networks at all (RFC 4291 §2.4): the library takes much that lies outside of it for public. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

const system: Resolve = (host) => lookup(host, { all: true });

export function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}

export function outbound({ allowed, resolve = system }: OutboundOptions): Outbound {
  const target = async (text: string): Promise<Result<Target, TargetCode>> => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
      return refuse('not-an-address');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => []);
    if (found.length === 0) return refuse('no-such-host');
    const addresses = found.map(({ address }) => parseAddress(address));
    const isMeant = (one: Address | undefined) => one !== undefined && isWithin(one, allowed);
    if (!addresses.every((one) => isMeant(one) || (one !== undefined && isPublic(one))))
      return refuse('private-address');
    if (url.protocol === 'http:' && !addresses.every(isMeant)) return refuse('needs-https');
    return ok({ url, found });
  };
  return {
    async check(text) {
      const checked = await target(text);
      return checked.ok ? ok(checked.value.url) : checked;
    },
    async post(text, sending) {
      const timeout = AbortSignal.timeout(sending.timeoutMs);
      const signal = sending.signal ? AbortSignal.any([timeout, sending.signal]) : timeout;
      try {
        const checked = await before(signal, target(text));
        return checked.ok ? ok(await exchange(checked.value, sending, signal)) : checked;
      } catch (error) {
        if (sending.signal?.aborted) throw error;
        return refuse(timeout.aborted ? 'timed-out' : codeOf(error));
      }
    },
  };
}

interface Target {
  readonly url: URL;
  readonly found: readonly Resolved[];
}

/** A resolver cannot be called off, so it is no longer waited for. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const fail = () => reject(signal.reason);
  if (signal.aborted) fail();
  signal.addEventListener('abort', fail, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', fail));
}

async function exchange(
  { url, found }: Target,
  { headers, body }: Sending,
  signal: AbortSignal,
): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { request } = url.protocol === 'http:' ? http : https;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method: 'POST', headers: { ...headers, ...length }, signal, lookup: pinned(found) };
  // A connection of its own: one that is kept would go on to where the name led before.
  const sent = request(url, { ...options, agent: false }, resolve).on('error', reject);
  sent.end(body);
  try {
    const answer = await promise;
    return { status: answer.statusCode ?? 0, text: await beginningOf(answer) };
  } finally {
    sent.destroy();
  }
}

/** Whatever is asked for, the connection goes to the addresses that were looked at. */
const pinned =
  (found: readonly Resolved[]): LookupFunction =>
  (_host, options, tell) => {
    const [first] = found;
    if (options.all || !first) tell(null, [...found]);
    else tell(null, first.address, first.family);
  };

/** What comes after a status is nice to have: where it breaks off, what came counts. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_ANSWER) break;
    }
  } catch {
    return textOf(chunks);
  }
  return textOf(chunks);
}

const textOf = (chunks: readonly Buffer[]): string =>
  Buffer.concat(chunks).subarray(0, MAX_ANSWER).toString('utf8');

function codeOf(error: unknown): SendCode {
  const code = String((error as { code?: unknown }).code ?? '');
  return /CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code) ? 'tls-failed' : 'connection-failed';
}
