/** The witness over HTTP (c2sp.org/tlog-witness, "HTTP Interface"). */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formatVkey } from '@clearline/tlog';
import type { Witness } from './witness.ts';

/** 63 hashes, and a checkpoint with more post-quantum signatures than any log makes. */
const BODY_MAX_BYTES = 256_000;

export interface WitnessLimits {
  /** For the head of a request and for the whole of it, in milliseconds. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** How often these are looked at. */
  readonly connectionsCheckingInterval: number;
  readonly maxConnections: number;
}

const LIMITS: WitnessLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  // Longer than the 60 s after which common proxies drop an idle connection, so that they are the ones to drop it.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  maxConnections: 1_000,
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const TEXT = 'text/plain; charset=utf-8';
const say = (status: number, sentence: string, headers = {}): Answer => ({
  status,
  type: TEXT,
  body: `${sentence}\n`,
  headers,
});

/** `onError` hears what stopped an answer from being given: a disk that is full, a state that was damaged. */
export function witnessServer(
  witness: Witness,
  onError: (error: unknown) => void,
  limits: Partial<WitnessLimits> = {},
): Server {
  const { maxConnections, ...timeouts } = { ...LIMITS, ...limits };
  const server = createServer(timeouts, async (request, response) => {
    try {
      send(request, response, await answer(witness, request));
    } catch (error) {
      if (request.destroyed && !request.complete) return response.destroy();
      onError(error);
      send(request, response, say(500, 'the witness cannot answer now'));
    }
  });
  server.maxConnections = maxConnections;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path === '/add-checkpoint') return submission(witness, request);
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  if (path !== '/' && originHash === undefined) return say(404, 'not found');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return say(405, 'ask with GET', { allow: 'GET, HEAD' });
  }
  if (originHash === undefined) return say(200, formatVkey(witness.key));
  const body = await witness.checkpoint(originHash);
  if (!body) return say(404, 'this witness has cosigned no checkpoint of that log');
  return { status: 200, type: TEXT, body, headers: { 'cache-control': 'no-cache' } };
}

async function submission(witness: Witness, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST') return say(405, 'ask with POST', { allow: 'POST' });
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return say(415, 'send the body as it is', { 'accept-encoding': 'identity' });
  const body = await readBody(request);
  return body ? witness.addCheckpoint(body) : say(413, `send at most ${BODY_MAX_BYTES} bytes`);
}

/** Null for more than may be sent; what is beyond is not read. Rejects when the client leaves before the end. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    length += part.length;
    if (length > BODY_MAX_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Answer,
): void {
  const bytes = Buffer.from(body);
  // A body that was not read to its end cannot be followed by another request.
  const close = request.complete ? {} : { connection: 'close' };
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
    ...headers,
    ...close,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
