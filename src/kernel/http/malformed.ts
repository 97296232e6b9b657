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

export type ParserError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** After its answer a client may still send for this long, so that it reads the answer instead of a reset. */
const LINGER_MS = 1_000;

/** Which problem the parser's error is, by Node's code and the bytes that caused it. */
export function problemOf({ code, rawPacket }: ParserError): ProblemCode {
  const start = rawPacket?.subarray(0, 64).toString('latin1') ?? '';
  const isRequestLine = /^[!#$%&'*+.^_`|~\w-]+ /.test(start);
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return isRequestLine && !rawPacket?.includes('\n') ? 'uri-too-long' : 'headers-too-large';
    case 'HPE_INVALID_METHOD':
      return isRequestLine ? 'method-unknown' : 'bad-request';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'body-too-large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request-timeout';
    default:
      return 'bad-request';
  }
}

/** Sockets that have had their last answer; the parser reports every further packet on them again. */
const answered = new WeakSet<Socket>();

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
  answered.add(socket);
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

/** What to do with a socket whose bytes could not be parsed. */
export function onParserError(
  socket: Socket,
  error: ParserError,
  last: ServerResponse | undefined,
  pageFor: (code: ProblemCode) => RawPage,
): void {
  if (answered.has(socket)) return;
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE' || !canTakePage(socket, last)) socket.destroy();
  else writeRawPage(socket, pageFor(problemOf(error)));
}
