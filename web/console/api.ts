/** The one way to the API. A refusal is a value to look at, never thrown. */
import {
  type AnswerOf,
  API_ROOT,
  type BodyIssue,
  type Endpoint,
  IDEMPOTENCY_KEY,
  type SentBody,
  type SentParams,
  type SentQuery,
} from '../../src/kernel/http/contract.ts';
import { textNow } from './language.tsx';
import { NETWORK } from './messages.ts';
import { retryAtOf } from './retry-after.ts';
import { requestStepUp } from './step-up.ts';

/** Problem details (RFC 9457) with the members that a slice adds to its refusals. */
export interface Problem {
  readonly status: number;
  /** `offline` when there was no answer. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly requestId?: string;
  /** Until then the server asks for a pause, in milliseconds since the epoch. */
  readonly retryAt?: number;
  readonly issues?: readonly BodyIssue[];
  readonly [extra: string]: unknown;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };
/** What an endpoint needs, and nothing that it does not know. */
export type Args<E extends Endpoint> = Part<'params', SentParams<E>> &
  Part<'query', SentQuery<E>> &
  Part<'body', SentBody<E>>;
export type ArgList<E extends Endpoint> =
  Record<never, never> extends Args<E> ? [args?: Args<E>] : [args: Args<E>];

interface Sent {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** On the window, when the server no longer knows who is asking. */
export const SIGNED_OUT = 'signed-out';
const TIMEOUT_MS = 30_000;
/** A write whose answer was lost is sent again under the same key: the server does it once. */
const PAUSES_MS = [500, 2_000];

export const call = <E extends Endpoint>(row: E, ...args: ArgList<E>): Promise<Answer<AnswerOf<E>>> =>
  callUnder(crypto.randomUUID(), row, ...args);

/** @param act the key of what is done: every attempt at one act has the same, so that the server does it once */
export async function callUnder<E extends Endpoint>(
  act: string,
  row: E,
  ...[args]: ArgList<E>
): Promise<Answer<AnswerOf<E>>> {
  const sent = (args ?? {}) as Sent;
  const key = row.method === 'GET' ? null : act;
  return proved(() => send(row, sent, key));
}

/** A file, however long it takes to come: unlike a link that the browser follows, it says what it is refused with. */
export const callFile = <E extends Endpoint>(row: E, args: Args<E>): Promise<Answer<Blob>> =>
  proved(async () => {
    const headers = { Accept: `${row.media?.join() ?? '*/*'}, application/problem+json` };
    const response = await fetch(urlOf(row, args as Sent), { headers }).catch(() => null);
    if (!response?.ok) return response ? read(response) : unreachable();
    const value = await response.blob().catch(() => null);
    return value ? { ok: true, value } : unreachable();
  });

/** Asks for a proof of identity where that is all that is missing. */
async function proved<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const first = await send();
  if (first.ok) return first;
  if (first.problem.code === 'not-signed-in') window.dispatchEvent(new Event(SIGNED_OUT));
  if (first.problem.code !== 'step-up-required') return first;
  return (await requestStepUp()) ? send() : first;
}

const unreachable = () =>
  ({ ok: false, problem: { status: 0, code: 'offline', ...textNow(NETWORK) } }) as const;

async function send<E extends Endpoint>(
  row: E,
  sent: Sent,
  key: string | null,
): Promise<Answer<AnswerOf<E>>> {
  const request = (): Promise<Response> =>
    fetch(urlOf(row, sent), {
      method: row.method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key === null ? {} : { [IDEMPOTENCY_KEY]: key }),
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  const response = await persist(request, key === null ? [] : PAUSES_MS);
  if (!response) return unreachable();
  return read<AnswerOf<E>>(response);
}

/** The first answer to come; null when there is none after the last pause. */
async function persist(
  request: () => Promise<Response>,
  pauses: readonly number[],
): Promise<Response | null> {
  for (const pause of [...pauses, null]) {
    try {
      return await request();
    } catch {
      if (pause !== null) await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  return null;
}

async function read<T>(response: Response): Promise<Answer<T>> {
  if (response.status === 204) return { ok: true, value: null as T };
  const value = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value };
  const problem = value ?? { code: 'unreadable', title: textNow(NETWORK).title };
  const retryAt = response.status === 429 ? retryAtOf(response.headers.get('Retry-After'), Date.now()) : null;
  return {
    ok: false,
    problem: { ...problem, status: response.status, ...(retryAt === null ? {} : { retryAt }) },
  };
}

/** For links that the browser itself follows, such as downloads, and for streams. */
export function urlOf(row: Endpoint, { params = {}, query = {} }: Sent = {}): string {
  const path = row.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  const text = search.toString();
  return API_ROOT + path + (text && `?${text}`);
}
