/** The HTTP server: precomputed answers first, the application behind, and a whole page for whatever is neither. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import { parse } from 'hono/utils/cookie';
import { HTTP_PROBLEMS, type ProblemCode } from '../errors.ts';
import { chooseLang, LANG_COOKIE } from '../i18n.ts';
import type { Ids } from '../ids.ts';
import { type Log, loggedPath } from '../log.ts';
import type { HttpMetrics } from '../metrics.ts';
import { type ConnectionLimits, cutStalled, limitConnections } from './connections.ts';
import type { RenderProblem } from './context.ts';
import type { Front, HeaderList } from './front.ts';
import { onParserError, type ParserError, type RawPage, writeRawPage } from './malformed.ts';
import { problemText } from './problem-texts.ts';
import { problemPage } from './problems.ts';
import type { TrustedProxies } from './proxy.ts';
import { asksOfServer, targetProblem } from './target.ts';

export interface ServerLimits extends ConnectionLimits {
  /** For the whole request head, and for the whole request, in milliseconds. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** A client that reads nothing of its answer for this long is cut off, at the latest after twice the time. */
  readonly stallTimeout: number;
  /** How often the first two are looked at. */
  readonly checkingInterval: number;
  readonly maxHeaderSize: number;
  readonly maxUrlLength: number;
  readonly maxRequestsPerSocket: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersTimeout: 10_000,
  // A file of ten megabytes over a weak network; what is held of other bodies meanwhile is little.
  requestTimeout: 300_000,
  // Longer than the 60 s after which common proxies drop an idle connection, so that they are the ones to drop it.
  keepAliveTimeout: 65_000,
  stallTimeout: 60_000,
  checkingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxUrlLength: 8_192,
  maxConnections: 10_000,
  // Far above what a household or an office opens; many offices behind one address still fit.
  maxConnectionsPerClient: 500,
  maxRequestsPerSocket: 10_000,
};

export interface HttpServerOptions {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  readonly front: Front;
  readonly renderProblem: RenderProblem;
  readonly log: Log;
  readonly metrics: HttpMetrics;
  readonly ids: Ids;
  /** Takes a request for another protocol (RFC 9110 §7.8) over, when it knows it. */
  readonly upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Whose connections are not counted as those of one client; nobody's unless handed in. */
  readonly trustedProxies?: TrustedProxies;
  readonly limits?: Partial<ServerLimits>;
}

export interface HttpServer {
  /** @returns the port that was taken; rejects when it cannot be had */
  listen(port: number, host: string): Promise<number>;
  /** Stops accepting, lets requests in flight finish, and destroys what is left after the grace. */
  close(graceMs: number): Promise<void>;
}

/** The route under which requests are counted that no application has seen. */
const MALFORMED = '(malformed)';
/** What the site as a whole understands. */
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { front, log } = options;
  const limits = { ...SERVER_LIMITS, ...options.limits };
  const server = createServer({
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    connectionsCheckingInterval: limits.checkingInterval,
    maxHeaderSize: limits.maxHeaderSize,
    // Node would answer a missing Host with an empty page, and drop a second one; `targetProblem` sees to both.
    requireHostHeader: false,
    joinDuplicateHeaders: true,
    // Whoever offers HTTP/2 in clear text gets an answer in HTTP/1.1, as RFC 9110 §7.8 allows.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.maxRequestsPerSocket = limits.maxRequestsPerSocket;
  cutStalled(server, limits.stallTimeout);
  limitConnections(server, { ...limits, trustedProxies: options.trustedProxies ?? [], log });
  const makePage = problemPages(options);
  const pageFor: PageFor = (code, headers) => {
    options.metrics.request('', MALFORMED, HTTP_PROBLEMS[code], 0);
    return makePage(code, headers);
  };
  const application = applicationListener(options, pageFor);
  const debug = log.isLevelEnabled('debug');

  /** The last answer on each socket: nothing else may be written while one is under way. */
  const last = new WeakMap<Socket, ServerResponse>();
  const answer = (req: IncomingMessage, res: ServerResponse) => {
    const problem = targetProblem(req, limits.maxUrlLength);
    if (problem) return refuse(req, res, pageFor(problem, req.headers));
    if (asksOfServer(req)) return void res.writeHead(204, ['Allow', METHODS]).end();
    last.set(req.socket, res);
    try {
      const requestId = front(req, res);
      if (requestId !== null) {
        if (debug) logPrepared(log, req, res, requestId);
        return;
      }
    } catch (error) {
      log.error({ err: error }, 'the fast path failed');
      return refuse(req, res, pageFor('internal', req.headers));
    }
    void application(req, res);
  };
  server.on('request', answer);
  // An expectation we do not know may be ignored (RFC 9110 §10.1.1).
  server.on('checkExpectation', answer);
  server.on('upgrade', (req, socket, head) => {
    const problem = targetProblem(req, limits.maxUrlLength);
    if (problem) return writeRawPage(socket as Socket, pageFor(problem, req.headers));
    if (!options.upgrade?.(req, socket, head))
      writeRawPage(socket as Socket, pageFor('not-found', req.headers));
  });
  server.on('connect', (_req, socket: Socket) => writeRawPage(socket, pageFor('method-unknown')));
  server.on('clientError', (error: ParserError, socket: Socket) => {
    const given = last.get(socket);
    // A request that the application still has is counted there, under its route, with the status of this page.
    const isCounted = given !== undefined && !given.writableEnded && !given.req.complete;
    const { maxUrlLength } = limits;
    onParserError(socket, error, { last: given, maxUrlLength, pageFor: isCounted ? makePage : pageFor });
  });
  return { listen: (port, host) => listen(server, port, host), close: closer(server) };
}

function logPrepared(
  log: Log,
  { method, url }: IncomingMessage,
  res: ServerResponse,
  requestId: string,
): void {
  log.debug({ requestId, method, path: loggedPath(url ?? ''), status: res.statusCode }, 'prepared answer');
}

type PageFor = (code: ProblemCode, headers?: IncomingHttpHeaders) => RawPage;

/** Complete pages for requests that the application does not answer. */
function problemPages({ renderProblem, ids, log }: HttpServerOptions): PageFor {
  return (code, headers = {}) => {
    const status = HTTP_PROBLEMS[code];
    const { cookie = '' } = headers;
    const lang = chooseLang(null, parse(cookie, LANG_COOKIE)[LANG_COOKIE], headers['accept-language']);
    const requestId = ids.next();
    const view = { ...problemText(code, lang), status, code, lang, requestId, path: '', cookie };
    const page = problemPage(renderProblem, view, log);
    log.info({ requestId, status, code }, 'request refused');
    return { status, body: page.body, headers: [...page.headers, ['X-Request-Id', requestId]] };
  };
}

function applicationListener({ fetch, log }: HttpServerOptions, pageFor: PageFor) {
  return getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    errorHandler: (error) => {
      const isBadRequest = error instanceof RequestError;
      if (!isBadRequest) log.error({ err: error }, 'the application failed');
      const { status, headers, body } = pageFor(isBadRequest ? 'bad-request' : 'internal');
      return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
    },
  });
}

function refuse(req: IncomingMessage, res: ServerResponse, page: RawPage): void {
  if (res.headersSent) {
    req.destroy();
    return;
  }
  const body = Buffer.from(page.body);
  const own: HeaderList = [
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ];
  res.writeHead(page.status, [...page.headers, ...own].flat());
  res.end(body);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, host, () => {
    server.off('error', reject);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening on a port');
    resolve(address.port);
  });
  return promise;
}

function closer(server: Server): HttpServer['close'] {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (graceMs) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Connections opened in advance that never sent a byte are not idle in Node's eyes.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    const sweep = setInterval(() => server.closeIdleConnections(), 25);
    const grace = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(grace);
  };
}
