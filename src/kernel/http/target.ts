/** The first look at a request: what it asks for, and of which host (RFC 9112 §3.2). */
import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '../errors.ts';

/** RFC 9110 §7.2 without the comma, which can only be two Host lines that Node has joined. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+;=%-]*)(?::\d*)?$/i;
/** A host that ends in a number is an IPv4 address or nothing (WHATWG URL §3.5), and only a parser knows which. */
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[\da-f]*)\.?(?::\d*)?$/i;
const SLASH = 47;

/** `OPTIONS *` asks about the server as a whole (RFC 9110 §9.3.7). */
export const asksOfServer = ({ method, url }: IncomingMessage): boolean =>
  url === '*' && method === 'OPTIONS';

/**
 * What is wrong with the target or the Host; undefined when nothing is. A target in absolute form, which every
 * server must accept (§3.2.2), is put into origin form, and its host stands instead of the one in the header.
 */
export function targetProblem(req: IncomingMessage, maxLength: number): ProblemCode | undefined {
  const { url = '' } = req;
  if (url.length > maxLength) return 'uri-too-long';
  const { host } = req.headers;
  if (host === undefined ? req.httpVersionMinor > 0 : !isHost(host)) return 'bad-request';
  // HTTP/1.0 needs none, and an empty one is allowed (RFC 9112 §3.2); the application wants a whole address.
  if (!host) req.headers.host = 'localhost';
  if (url.charCodeAt(0) === SLASH || asksOfServer(req)) return undefined;
  return toOriginForm(req, url) ? undefined : 'bad-request';
}

function toOriginForm(req: IncomingMessage, url: string): boolean {
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]+)([^#]*)$/i.exec(url) ?? [];
  if (authority === undefined || !isHost(authority)) return false;
  req.url = rest.startsWith('/') ? rest : `/${rest}`;
  req.headers.host = authority;
  const at = req.rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (at >= 0) req.rawHeaders[at + 1] = authority;
  return true;
}

const isHost = (host: string): boolean =>
  HOST.test(host) && (!ENDS_IN_NUMBER.test(host) || URL.canParse(`http://${host}/`));
