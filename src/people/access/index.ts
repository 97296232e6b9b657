export type { Actor } from './actor.ts';
export {
  authenticate,
  type Identity,
  isStrong,
  SESSION_LIMIT_MS,
  SESSION_MS,
  TOKEN_PREFIX,
  tokenDigest,
} from './authenticate.ts';
export { isStaff, permissionsOf, rankOf } from './policy.ts';
export {
  type Call,
  type Origin,
  type Refused,
  type Serve,
  type ServeOptions,
  serveWith,
} from './serve.ts';
export { contactsOf, forgetAnswers, trimKeys } from './store.ts';
