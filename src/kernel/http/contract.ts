/**
 * Endpoints of the API as data. A slice lists its own in `contract.ts`; the server's pipeline, the OpenAPI document, the
 * console's client and the test that walks every route all read the same rows. Browser-safe.
 */
import type * as z from 'zod';

/** What somebody may do, as `area.act`. A personal access token carries a set of them as its scopes. */
export type Permission = `${string}.${string}`;

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with `:name` for what varies. */
  readonly path: `/${string}`;
  /** One sentence in the imperative, for the API's document. */
  readonly summary: string;
  /** `anyone`: also who is not signed in. `person`: whoever is. Else who holds the permission. */
  readonly access: 'anyone' | 'person' | Permission;
  /** Needs a passkey or one-time code of the last minutes; a token can never call it. */
  readonly stepUp?: true;
  /** The answer shows a secret once: it is not kept for a repeated request. */
  readonly secretAnswer?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Instead of JSON it takes bytes (application/octet-stream), at most so many; the handler reads them itself. */
  readonly upload?: number;
  /** Of the JSON answer; null where there is none (204). */
  readonly answer: z.ZodType | null;
  /** Media types of an answer that is no JSON. */
  readonly media?: readonly string[];
  /** Codes of the slice's own refusals that this endpoint can give. */
  readonly refusals?: readonly string[];
}

/** The row, with its types kept. */
export const endpoint = <const E extends Endpoint>(row: E): E => row;

/** What a slice answers instead, by code: the status, and a sentence that says what to do next. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;
  readonly zh: string;
  readonly en: string;
}
export type Refusals = Readonly<Record<string, Refusal>>;

/** What is wrong with one field of a request. */
export interface BodyIssue {
  /** Dotted path of the field. */
  readonly field: string;
  readonly message: string;
}

type Output<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;
type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

export type ParamsOf<E extends Endpoint> = Output<E['params']>;
export type QueryOf<E extends Endpoint> = Output<E['query']>;
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined;
/** What a caller sends. */
export type SentParams<E extends Endpoint> = Input<E['params']>;
export type SentQuery<E extends Endpoint> = Input<E['query']>;
export type SentBody<E extends Endpoint> = Input<E['body']>;
export type AnswerOf<E extends Endpoint> = E['answer'] extends z.ZodType ? z.output<E['answer']> : null;
export type CodeOf<E extends Endpoint> = E['refusals'] extends readonly (infer C extends string)[]
  ? C
  : never;

export const API_ROOT = '/api/v1';
/** A repeated write with the same key gets the first answer (invariant 3). */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** By which somebody without an account shows whose conversations are theirs; no cookie, for it works on any site. */
export const GUEST_TOKEN = 'Clearline-Guest';
