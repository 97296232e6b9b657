/** Request bodies: how large, of which kind, and read strictly; a refusal keeps what was typed. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit as honoBodyLimit } from 'hono/body-limit';
import type * as z from 'zod';
import { ok, type Result, refuse } from '../errors.ts';
import type { Ctx, HttpEnv } from './context.ts';
import type { BodyIssue, Endpoint } from './contract.ts';
import { problemResponse } from './problems.ts';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';
/** Bytes of which nothing is believed (RFC 2046 §4.5.1). */
export const BYTES_TYPE = 'application/octet-stream';
/** Of bytes that go on behind those that came before (draft-ietf-httpbis-resumable-upload-12). */
export const PARTIAL_TYPE = 'application/partial-upload';

/** @param bytes largest body, however it is sent */
export const bodyLimit = (bytes: number): MiddlewareHandler<HttpEnv> =>
  honoBodyLimit({ maxSize: bytes, onError: (c) => problemResponse(c as Ctx, 'body-too-large') });

/** What must come in each stretch of time: whoever sends less holds a place that others want. */
interface Pace {
  readonly ms: number;
  readonly bytes: number;
}
/** 16 KB a second: far less than a weak phone has. */
const SLOWEST: Pace = { ms: 15_000, bytes: 15 * 16 * 1024 };

export type BytesRefusal =
  | { readonly code: 'too-large' }
  /** With what has come of it. */
  | { readonly code: 'too-slow' | 'cut'; readonly bytes: Uint8Array };

/** Of the bytes that an endpoint takes: another piece, or all of it. */
export const uploadType = ({ method }: Pick<Endpoint, 'method'>): string =>
  method === 'PATCH' ? PARTIAL_TYPE : BYTES_TYPE;

interface Reading {
  readonly pace?: Pace;
  /** Ends it, as if it had been cut. */
  readonly stopped?: AbortSignal;
}

/** The body as it is. Of one that is too large no more is read than tells so. */
export async function readBytes(
  c: Ctx,
  most: number,
  { pace: { ms, bytes: least } = SLOWEST, stopped }: Reading = {},
): Promise<Result<Uint8Array, BytesRefusal>> {
  const claimed = Number(c.req.header('content-length') ?? 0);
  if (claimed > most) return refuse({ code: 'too-large' });
  const reader = c.req.raw.body?.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  let before = 0;
  const ended = Promise.withResolvers<'too-slow' | 'cut'>();
  const cut = () => ended.resolve('cut');
  stopped?.addEventListener('abort', cut);
  // What was stopped before is not told so again.
  if (stopped?.aborted) cut();
  const timer = setInterval(() => {
    if (bytes - before < least) ended.resolve('too-slow');
    before = bytes;
  }, ms);
  const come = (code: 'too-slow' | 'cut') => refuse({ code, bytes: Buffer.concat(pieces) });
  try {
    while (reader) {
      const piece = await Promise.race([reader.read().catch(() => 'cut' as const), ended.promise]);
      if (typeof piece === 'string') return come(piece);
      if (piece.done) break;
      bytes += piece.value.length;
      if (bytes > most) return refuse({ code: 'too-large' });
      pieces.push(piece.value);
    }
    return bytes < claimed ? come('cut') : ok(Buffer.concat(pieces));
  } finally {
    clearInterval(timer);
    stopped?.removeEventListener('abort', cut);
    // Of one that was cut it says so once more.
    await reader?.cancel().catch(() => {});
  }
}

/** 415 unless the body is one of these types, in UTF-8, as it is (RFC 9110 §15.5.16). */
export function acceptsTypes(...types: readonly string[]): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (isEmpty(c) || isOneOf(types, c)) return next();
    return problemResponse(c, 'unsupported-media-type', { headers: [['Accept-Post', types.join(', ')]] });
  };
}

const isEmpty = (c: Ctx): boolean =>
  c.req.header('transfer-encoding') === undefined && Number(c.req.header('content-length') ?? 0) === 0;

function isOneOf(types: readonly string[], c: Ctx): boolean {
  const [type = '', ...params] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  const charset = params.map((p) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(p)?.[1]).find(Boolean);
  const coding = c.req.header('content-encoding') ?? 'identity';
  const inUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8';
  return types.includes(type.trim()) && inUtf8 && coding.toLowerCase() === 'identity';
}

export type Typed = Readonly<Record<string, string | string[]>>;

export type BodyRefusal =
  /** The bytes, or what their percent-encoding stands for, are not UTF-8. */
  | { readonly code: 'unreadable' }
  /** Readable, but not what is wanted; `typed` goes back into the form. */
  | { readonly code: 'invalid'; readonly typed: Typed; readonly issues: readonly BodyIssue[] };

/** A repeated field becomes an array in the order of the form. */
export async function readForm<S extends z.ZodType>(
  c: Ctx,
  schema: S,
): Promise<Result<z.output<S>, BodyRefusal>> {
  const text = decodeUtf8(await c.req.arrayBuffer());
  const typed = text === undefined ? undefined : parseForm(text);
  return typed ? check(schema, typed) : refuse({ code: 'unreadable' });
}

/** The form as it was typed, for who checks it field by field; null where it is not UTF-8. */
export async function readTyped(c: Ctx): Promise<Typed | null> {
  const text = decodeUtf8(await c.req.arrayBuffer());
  return text === undefined ? null : (parseForm(text) ?? null);
}

export type JsonRefusal =
  | { readonly code: 'unreadable' }
  | { readonly code: 'invalid'; readonly issues: readonly BodyIssue[] };

/** An empty body is undefined, which a schema may take; text that no database holds is unreadable. */
export async function readJson<S extends z.ZodType>(
  c: Ctx,
  schema: S,
): Promise<Result<z.output<S>, JsonRefusal>> {
  const text = decodeUtf8(await c.req.arrayBuffer());
  const read = text === undefined ? undefined : parseJson(text);
  if (!read || !isHoldable(read.value)) return refuse({ code: 'unreadable' });
  const parsed = schema.safeParse(read.value);
  return parsed.success ? ok(parsed.data) : refuse({ code: 'invalid', issues: issuesOf(parsed.error) });
}

/** Far more than any shape of ours has, and far less than a stack holds. */
const MAX_DEPTH = 32;

/** PostgreSQL keeps no NUL, and neither lone surrogates in JSON. */
export const isHoldableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

function isHoldable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isHoldableText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([name, member]) => isHoldableText(name) && isHoldable(member, depth + 1),
  );
}

function parseJson(text: string): { value: unknown } | undefined {
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function check<S extends z.ZodType>(schema: S, typed: Typed): Result<z.output<S>, BodyRefusal> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return ok(parsed.data);
  return refuse({ code: 'invalid', typed, issues: issuesOf(parsed.error) });
}

const issuesOf = ({ issues }: z.ZodError): BodyIssue[] =>
  issues.map(({ path, message }) => ({ field: path.join('.'), message }));

function decodeUtf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** URLSearchParams would put U+FFFD where the percent-encoding is no UTF-8; here it is a refusal. */
function parseForm(text: string): Typed | undefined {
  const fields = new Map<string, string | string[]>();
  try {
    for (const pair of text.split('&').filter((p) => p !== '')) {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      const key = decodeField(name);
      const before = fields.get(key);
      const decoded = decodeField(value);
      fields.set(key, before === undefined ? decoded : [before, decoded].flat());
    }
    return Object.fromEntries(fields);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const decodeField = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
