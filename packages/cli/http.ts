/** Reading from addresses that a person named: bounded in bytes and time, and never led elsewhere. */
import type { Context } from './context.ts';

const TIMEOUT_MS = 30_000;
/** After which tries are made again: what is busy or restarting is back within seconds. */
const RETRY_MS = [250, 1_000, 3_000];
const MAX_WAIT_MS = 30_000;

/** What reading from the network needs of a command. */
export type Net = Pick<Context, 'signal' | 'pause'>;

/** The address gives no answer that could be read. What it says is for people. */
export class Unreachable extends Error {
  readonly url: string;
  constructor(url: string, reason: string) {
    super(`${url}: ${reason}`);
    this.url = url;
  }
}

/** The body of a 200, null for a 404. @throws Unreachable, or the signal's reason */
export async function download(
  url: string,
  maxBytes: number,
  { signal, pause }: Net,
): Promise<Uint8Array | null> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask(url, { headers: { accept: '*/*' } }, signal);
    const wait = answer.retryMs === null ? null : Math.max(answer.retryMs, RETRY_MS[attempt] ?? 0);
    if (attempt < RETRY_MS.length && wait !== null && wait <= MAX_WAIT_MS) {
      await pause(wait);
      continue;
    }
    if (answer.response === null) throw new Unreachable(url, answer.reason);
    if (answer.response.status === 404) return discard(answer.response);
    return readBody(answer.response, url, maxBytes);
  }
}

/** Sends JSON, once. Whether it was taken. */
export async function post(url: string, body: unknown, signal: AbortSignal): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const { response } = await ask(url, init, signal, (status) => status >= 200 && status < 300);
  if (response) await discard(response);
  return response !== null;
}

/** Sends JSON, once, and reads the JSON of a 200. @throws Unreachable, or the signal's reason */
export async function postForJson(
  url: string,
  body: unknown,
  maxBytes: number,
  signal: AbortSignal,
): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const { response, reason } = await ask(url, init, signal, (status) => status === 200);
  if (!response) throw new Unreachable(url, reason);
  try {
    return JSON.parse(Buffer.from(await readBody(response, url, maxBytes)).toString());
  } catch (error) {
    throw error instanceof SyntaxError ? new Unreachable(url, error.message) : error;
  }
}

interface Answer {
  readonly response: Response | null;
  /** Why there is none. */
  readonly reason: string;
  /** For how long to wait before it is worth another try; null when it is not. */
  readonly retryMs: number | null;
}

type Takes = (status: number) => boolean;
const FOUND_OR_NOT: Takes = (status) => status === 200 || status === 404;

async function ask(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  takes = FOUND_OR_NOT,
): Promise<Answer> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(url, { ...init, redirect: 'manual', signal: limit });
    if (takes(response.status)) return { response, reason: '', retryMs: null };
    await discard(response);
    const location = response.headers.get('location');
    const reason = `HTTP ${response.status}${location ? ` → ${location}` : ''}`;
    return { response: null, reason, retryMs: retryAfter(response) };
  } catch (error) {
    signal.throwIfAborted();
    return { response: null, reason: causeOf(error), retryMs: 0 };
  }
}

/** What is overloaded or restarting says when to come back; any other answer stays as it is. */
function retryAfter({ status, headers }: Response): number | null {
  if (status !== 429 && status < 500) return null;
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : 0;
}

async function readBody(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > maxBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw new Unreachable(url, causeOf(error));
  }
  if (length > maxBytes) throw new Unreachable(url, `> ${maxBytes} bytes`);
  return Buffer.concat(parts);
}

async function discard(response: Response): Promise<null> {
  await response.body?.cancel();
  return null;
}

/** The reason that Node gives hides behind "fetch failed". */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
