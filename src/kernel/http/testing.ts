/** A real server on a free port for the tests of the HTTP kernel, and a client that may say anything. */
import { EventEmitter, once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { Hono } from 'hono';
import { ManualClock } from '../clock.ts';
import { sequentialIds } from '../ids.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { HttpEnv, RenderProblem } from './context.ts';
import type { Front } from './front.ts';
import { secured, securityHeaders } from './headers.ts';
import { methodProblems, onError, onNotFound } from './problems.ts';
import { parseTrustedProxies } from './proxy.ts';
import { requests, wellFormedTarget } from './requests.ts';
import { createHttpServer, type HttpServerOptions, type ServerLimits } from './server.ts';

/** Stands for the contacts that the real error page carries. */
export const CONTACTS = '官方电话 400-000-0000';
export const PUBLIC_URL = 'https://clearline.example';
const SECURITY = securityHeaders('page', { https: false });

const withContacts: RenderProblem = (view) => ({
  html: `<!doctype html><h1>${view.status} ${view.title}</h1><p>${view.detail}</p><p>${CONTACTS}</p><small>${view.requestId}</small>`,
  headers: SECURITY,
});

export interface TestServerOptions {
  readonly routes?: (app: Hono<HttpEnv>) => void;
  readonly front?: Front;
  readonly isPrepared?: (path: string) => boolean;
  readonly trustedProxies?: string;
  readonly limits?: Partial<ServerLimits>;
  readonly port?: number;
  readonly renderProblem?: RenderProblem;
  readonly upgrade?: HttpServerOptions['upgrade'];
}

/** The server is closed when the test ends. */
export async function startTestServer(t: Pick<TestContext, 'after'>, options: TestServerOptions = {}) {
  const lines: string[] = [];
  const written = new EventEmitter();
  const write = (line: string) => {
    lines.push(line);
    written.emit('line');
  };
  /** The first line of the log that matches, now or as soon as there is one. */
  const logged = async (what: RegExp): Promise<string> => {
    for (;;) {
      const found = lines.find((line) => what.test(line));
      if (found) return found;
      await once(written, 'line');
    }
  };
  const clock = new ManualClock('2026-01-01T00:00:00Z');
  const ids = sequentialIds('request');
  const metrics = createMetrics();
  const log = createLog({ level: 'debug', clock, destination: { write } });
  const trusted = parseTrustedProxies(options.trustedProxies ?? '');
  if (!trusted.ok) throw new Error('trusted proxies');
  const renderProblem = options.renderProblem ?? withContacts;
  const app = new Hono<HttpEnv>();
  const http = metrics.http;
  const publicUrl = () => PUBLIC_URL;
  app.use(
    requests({ log, metrics: http, clock, ids, trustedProxies: trusted.value, renderProblem, publicUrl }),
  );
  app.use(secured(SECURITY));
  app.use(wellFormedTarget);
  app.use(methodProblems(app, options.isPrepared ?? (() => false)));
  options.routes?.(app);
  app.onError(onError);
  app.notFound(onNotFound);
  const { fetch } = app;
  const front = options.front ?? (() => null);
  const limits = options.limits ?? {};
  const server = createHttpServer({
    fetch,
    front,
    renderProblem,
    log,
    metrics: http,
    ids,
    limits,
    trustedProxies: trusted.value,
    ...(options.upgrade ? { upgrade: options.upgrade } : {}),
  });
  const port = await server.listen(options.port ?? 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  t.after(() => server.close(0));
  return { server, port, url, lines, logged, metrics };
}

/** Sends these bytes over a fresh connection and returns everything that comes back until it is closed. */
export async function exchange(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

/** Not fetch, which undoes codings, follows redirects and tidies addresses. */
export async function ask(url: string, headers: IncomingHttpHeaders = {}, method = 'GET') {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { hostname, port, origin } = new URL(url);
  request({ hostname, port, path: url.slice(origin.length), method, headers }, resolve)
    .on('error', reject)
    .end();
  const answer = await promise;
  const chunks: Buffer[] = await answer.toArray();
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}
