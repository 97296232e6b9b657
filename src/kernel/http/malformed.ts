/** Answers for bytes that never became a request: complete pages, written to the bare socket. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemCode } from '../errors.ts';
import type { HeaderList } from './front.ts';

export interface RawPage {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
}

export type ParserError = NodeJS.ErrnoException & {
  readonly rawPacket?: Buffer;
  /** How far into the packet the parser came. */
  readonly bytesParsed?: number;
};

/** After its answer a client may still send for this long, so that it reads the answer instead of a reset. */
const LINGER_MS = 1_000;

const REQUEST_LINE = /^[!#$%&'*+.^_`|~\w-]+ /;

/** Which problem the parser's error is, by Node's code and the bytes that caused it. */
function problemOf({ code, rawPacket, bytesParsed }: ParserError, maxUrlLength: number): ProblemCode {
  const packet = rawPacket?.toString('latin1') ?? '';
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': {
      const line = requestLine(packet.slice(0, bytesParsed));
      return line.length > maxUrlLength ? 'uri-too-long' : 'headers-too-large';
    }
    case 'HPE_INVALID_METHOD':
      return REQUEST_LINE.test(packet) ? 'method-unknown' : 'bad-request';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'body-too-large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request-timeout';
    default:
      return 'bad-request';
  }
}

/** The first line of the last head in these bytes; empty when they begin in the middle of a head. */
function requestLine(bytes: string): string {
  const end = bytes.lastIndexOf('\r\n\r\n');
  const [line = ''] = bytes.slice(end < 0 ? 0 : end + 4).split('\n', 1);
  return REQUEST_LINE.test(line) ? line : '';
}

/** Sockets that have had their last answer, with its status; the parser reports every further packet on them again. */
const answered = new WeakMap<Socket, number>();

/** Sockets whose page comes after the answers that are under way. */
const waiting = new WeakSet<Socket>();

/** The status of the page that was written in place of the answer that the application still works on. */
export const statusInstead = (socket: Socket): number | undefined => answered.get(socket);

/**
 * Whether the socket can take a page: it is open, and no other answer is under way on it.
 * @param last the application's last answer on it; one that waits for an earlier one has no socket yet
 */
function canTakePage(socket: Socket, last: ServerResponse | undefined): boolean {
  const isFree = !last || last.writableFinished || (last.socket === socket && !last.headersSent);
  return socket.writable && isFree;
}

/** Sends the page and closes the connection. */
export function writeRawPage(socket: Socket, page: RawPage): void {
  answered.set(socket, page.status);
  const body = Buffer.from(page.body);
  const headers: HeaderList = [
    ...page.headers,
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.on('error', () => socket.destroy());
  socket.write(`HTTP/1.1 ${page.status} ${STATUS_CODES[page.status]}\r\n${lines}\r\n`, 'latin1');
  socket.end(body);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

interface ParserContext {
  /** The application's last answer on the socket. */
  readonly last: ServerResponse | undefined;
  readonly maxUrlLength: number;
  readonly pageFor: (code: ProblemCode) => RawPage;
}

/** Whether it answers a request that had arrived whole, and is still to leave, or leaving. */
const isWhole = (last: ServerResponse | undefined): last is ServerResponse =>
  last !== undefined &&
  !last.writableFinished &&
  (last.writableEnded || (last.req.complete && !last.headersSent));

/** What to do with a socket whose bytes could not be parsed, or did not come in time. */
export function onParserError(
  socket: Socket,
  error: ParserError,
  { last, maxUrlLength, pageFor }: ParserContext,
): void {
  if (answered.has(socket) || waiting.has(socket)) return;
  const page = () => pageFor(problemOf(error, maxUrlLength));
  if (isWhole(last)) {
    // What came before the bad bytes is answered first; the page would stand in the place of its answer.
    waiting.add(socket);
    last.once('close', () => (socket.writable ? writeRawPage(socket, page()) : socket.destroy()));
    return;
  }
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE' || !canTakePage(socket, last)) socket.destroy();
  else writeRawPage(socket, page());
}
