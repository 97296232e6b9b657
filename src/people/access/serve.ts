/**
 * The one pipeline of the API: limit → size and type → authenticate → authorise → validate → act → present. A write
 * acts in one transaction, together with its idempotency key, its audit entry and its events.
 */
import { createHash } from 'node:crypto';
import type { Hono, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { isConnectionFailure } from '../../kernel/database/failure.ts';
import type { Result } from '../../kernel/errors.ts';
import {
  acceptsTypes,
  bodyLimit,
  isHoldableText,
  JSON_TYPE,
  readJson,
  uploadType,
} from '../../kernel/http/body.ts';
import { type Ctx, type HttpEnv, langOf } from '../../kernel/http/context.ts';
import {
  type AnswerOf,
  API_ROOT,
  type BodyOf,
  type CodeOf,
  type Endpoint,
  GUEST_TOKEN,
  IDEMPOTENCY_KEY,
  type ParamsOf,
  type QueryOf,
  type Refusals,
} from '../../kernel/http/contract.ts';
import { invalidResponse, problemResponse, refusalResponse } from '../../kernel/http/problems.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Actor } from './actor.ts';
import { authenticate, type Identity } from './authenticate.ts';
import { STEP_UP_MS } from './contract.ts';
import { isSessionHeld, keepAnswer, takeKey } from './store.ts';

/** What a handler learns of a request, checked. */
export interface Call<E extends Endpoint> {
  readonly actor: E['access'] extends 'anyone' ? Actor | null : Actor;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly lang: Lang;
  /** What one household or office shares: see `Client.key`. */
  readonly network: string;
  /** As it was sent, unchecked: see `GUEST_TOKEN`. */
  readonly guestToken: string | null;
  /** As the browser sent it, cut. */
  readonly userAgent: string | null;
  /** For the audit trail. */
  readonly origin: Origin;
}

/** Where a request came from. */
export interface Origin {
  readonly address: string;
  readonly requestId: string;
}

/** A refusal, with what the caller needs to go on: members beside those of RFC 9457. */
export interface Refused<Code extends string> {
  readonly code: Code;
  readonly extra?: Readonly<Record<string, unknown>>;
}

export type Answered<E extends Endpoint> = Result<AnswerOf<E>, Refused<CodeOf<E>>>;

export interface ServeOptions {
  readonly app: Hono<HttpEnv>;
  /** Null until the database is open. */
  readonly database: () => Db | null;
  readonly identity: () => Identity | null;
  readonly clock: Clock;
  readonly limit: MiddlewareHandler<HttpEnv>;
}

export interface Serve {
  /** Answers from the database as it is. */
  read<E extends Endpoint>(endpoint: E, act: (db: Db, call: Call<E>) => Promise<Answered<E>>): void;
  /** Acts in one transaction, which a refusal rolls back. */
  write<E extends Endpoint>(endpoint: E, act: (tx: Tx, call: Call<E>) => Promise<Answered<E>>): void;
  /** For what is no JSON, sets cookies or keeps its own transactions: authenticated, authorised and validated before. */
  raw<E extends Endpoint>(
    endpoint: E,
    act: (c: Ctx, db: Db, call: Call<E>) => Promise<Response | Answered<E>>,
  ): void;
}

const MAX_BODY = 1_100_000;
/** UTF-16 units of a User-Agent. */
const MAX_AGENT = 400;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** @param refusals of the slice whose endpoints these are */
export function serveWith(options: ServeOptions, refusals: Refusals): Serve {
  const mount = <E extends Endpoint>(row: E, act: (c: Ctx, db: Db, call: Call<E>) => Promise<Response>) => {
    options.app.on(
      row.method,
      API_ROOT + row.path,
      options.limit,
      ...(row.upload === undefined
        ? [bodyLimit(MAX_BODY), acceptsTypes(JSON_TYPE)]
        : [acceptsTypes(uploadType(row))]),
      async (c: Ctx) => {
        c.header('Cache-Control', 'no-store');
        return withDatabase(c, options, (db) => pipeline(c, db, row, options, act));
      },
    );
  };
  const present = <E extends Endpoint>(c: Ctx, row: E, answered: Answered<E>): Response => {
    if (answered.ok)
      return json(c, row, row.answer === null ? null : JSON.stringify(row.answer.parse(answered.value)));
    const { code, extra } = answered.error;
    const refusal = refusals[code];
    if (!refusal) throw new Error(`${row.method} ${row.path} refuses with ${code}, which has no text`);
    return refusalResponse(c, code, refusal, extra);
  };
  return {
    read: (row, act) => mount(row, async (c, db, call) => present(c, row, await act(db, call))),
    write: (row, act) =>
      mount(row, async (c, db, call) => {
        const key = c.req.header(IDEMPOTENCY_KEY);
        if (key !== undefined && !KEY.test(key)) return problemResponse(c, 'bad-request');
        return inTransaction(c, db, row, call, key, act, present);
      }),
    raw: (row, act) =>
      mount(row, async (c, db, call) => {
        const answer = await act(c, db, call);
        return answer instanceof Response ? answer : present(c, row, answer);
      }),
  };
}

const json = (c: Ctx, row: Endpoint, text: string | null): Response =>
  row.answer === null || text === null
    ? c.body(null, 204)
    : c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });

async function pipeline<E extends Endpoint>(
  c: Ctx,
  db: Db,
  row: E,
  options: ServeOptions,
  act: (c: Ctx, db: Db, call: Call<E>) => Promise<Response>,
): Promise<Response> {
  const identity = options.identity();
  if (!identity) return unavailable(c);
  const actor = await authenticate(c, db, identity);
  const refused = authorise(c, row, actor, options.clock.now());
  if (refused) return refused;
  const params = row.params?.safeParse(c.req.param());
  if (params && !params.success) return problemResponse(c, 'not-found');
  const asked = queryOf(c);
  if (!Object.values(asked).flat().every(isHoldableText)) return problemResponse(c, 'bad-request');
  const query = row.query?.safeParse(asked);
  if (query && !query.success) return invalidResponse(c, issuesOf(query.error, 'query'));
  const body = row.body && (await readJson(c, row.body));
  if (body && !body.ok)
    return body.error.code === 'unreadable'
      ? problemResponse(c, 'bad-request')
      : invalidResponse(c, body.error.issues);
  const call = {
    actor,
    params: params?.data ?? {},
    query: query?.data ?? {},
    body: body?.value,
    lang: langOf(c),
    network: c.var.client.key,
    guestToken: c.req.header(GUEST_TOKEN) ?? null,
    userAgent: c.req.header('user-agent')?.slice(0, MAX_AGENT) ?? null,
    origin: { address: c.var.client.address, requestId: c.var.requestId },
  };
  return act(c, db, call as unknown as Call<E>);
}

/** Not signed in, not allowed, or not lately enough; null lets the request on. */
function authorise(c: Ctx, row: Endpoint, actor: Actor | null, now: number): Response | null {
  if (row.access === 'anyone') return null;
  if (!actor)
    return problemResponse(c, 'not-signed-in', {
      headers: [['WWW-Authenticate', 'Bearer realm="clearline"']],
    });
  if (row.access !== 'person' && !actor.permissions.has(row.access)) return problemResponse(c, 'forbidden');
  // A token stands for a program: what concerns the person alone is not for it.
  if (row.access === 'person' && actor.via.kind === 'token' && row.method !== 'GET')
    return problemResponse(c, 'forbidden');
  return row.stepUp && !isSteppedUp(actor, now) ? problemResponse(c, 'step-up-required') : null;
}

export const isSteppedUp = ({ via }: Actor, now: number): boolean =>
  via.kind === 'session' && via.steppedUpAt !== null && now - via.steppedUpAt < STEP_UP_MS;

/** Carries a refusal's answer out of the transaction that it undoes. */
class Undo extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super('refused');
    this.response = response;
  }
}

async function inTransaction<E extends Endpoint>(
  c: Ctx,
  db: Db,
  row: E,
  call: Call<E>,
  key: string | undefined,
  act: (tx: Tx, call: Call<E>) => Promise<Answered<E>>,
  present: (c: Ctx, row: E, answered: Answered<E>) => Response,
): Promise<Response> {
  // Guests share no keys: their address keeps them apart.
  const holder = call.actor?.id ?? `guest ${c.var.client.key}`;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([c.req.method, c.req.path, call.body]))
    .digest();
  try {
    return await db.transaction().execute(async (tx) => {
      const first = key === undefined ? null : await takeKey(tx, holder, key, fingerprint);
      if (first) return repeated(c, row, first, fingerprint);
      const answered = await act(tx, call);
      const response = present(c, row, answered);
      if (!answered.ok) throw new Undo(response);
      if (await hasEndedMeanwhile(tx, row, call.actor)) throw new Undo(problemResponse(c, 'not-signed-in'));
      if (key !== undefined)
        await keepAnswer(
          tx,
          holder,
          key,
          response.status,
          row.secretAnswer ? null : await response.clone().text(),
        );
      return response;
    });
  } catch (error) {
    if (error instanceof Undo) return error.response;
    throw error;
  }
}

/**
 * What somebody adds to their own account waits, by its foreign key, for whoever ends every way into it; a session that
 * has ended by then leaves nothing behind.
 */
const hasEndedMeanwhile = async (tx: Tx, row: Endpoint, actor: Actor | null): Promise<boolean> =>
  row.access === 'person' &&
  row.stepUp === true &&
  actor?.via.kind === 'session' &&
  !(await isSessionHeld(tx, actor.via.id));

function repeated(
  c: Ctx,
  row: Endpoint,
  first: { fingerprint: Buffer; status: number | null; body: string | null },
  fingerprint: Buffer,
): Response {
  if (!first.fingerprint.equals(fingerprint)) return problemResponse(c, 'idempotency-key-reused');
  if (first.body === null) return problemResponse(c, 'already-done');
  return json(c, row, first.body);
}

/** A repeated name becomes a list. */
const queryOf = (c: Ctx): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  );

const issuesOf = (error: z.ZodError, part: string) =>
  error.issues.map(({ path, message }) => ({ field: [part, ...path].join('.'), message }));

const unavailable = (c: Ctx): Response =>
  problemResponse(c, 'unavailable', { headers: [['Retry-After', '30']] });

async function withDatabase(
  c: Ctx,
  options: ServeOptions,
  work: (db: Db) => Promise<Response>,
): Promise<Response> {
  const db = options.database();
  if (!db) return unavailable(c);
  try {
    return await work(db);
  } catch (err) {
    if (!isConnectionFailure(err)) throw err;
    c.var.log.warn({ err }, 'the database cannot be reached');
    return unavailable(c);
  }
}
