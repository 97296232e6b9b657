/**
 * Expected refusals are values with a code from a closed set; everything else throws. A caller must look at
 * `ok` before it can touch the value, so that no refusal is forgotten.
 */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** The codes of the refusals that the HTTP pipeline itself can give, with the status each one has. */
export const HTTP_PROBLEMS = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'step-up-required': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'request-timeout': 408,
  'already-done': 409,
  gone: 410,
  'body-too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  invalid: 422,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  'method-unknown': 501,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof HTTP_PROBLEMS;
