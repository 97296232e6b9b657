/** Sessions, and personal access tokens. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { SIGN_IN_METHODS } from '../../access/contract.ts';
import { ById, Instant, MAX_TOKEN_DAYS, Name } from '../fields/contract.ts';

export const Session = z.object({
  id: z.uuid(),
  current: z.boolean(),
  method: z.enum(SIGN_IN_METHODS),
  address: z.string().nullable(),
  /** User-Agent, as the browser sent it. */
  agent: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
});
export type Session = z.output<typeof Session>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'List the sessions of who is signed in.',
  access: 'person',
  answer: z.object({ sessions: z.array(Session) }),
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  summary: 'End one of your sessions.',
  access: 'person',
  params: ById,
  answer: null,
  refusals: ['not-yours'],
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'End all your sessions but this one.',
  access: 'person',
  answer: z.object({ ended: z.int() }),
});

export const Token = z.object({
  id: z.uuid(),
  label: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type Token = z.output<typeof Token>;

export const listTokens = endpoint({
  method: 'GET',
  path: '/me/tokens',
  summary: 'List your personal access tokens.',
  access: 'person',
  answer: z.object({ tokens: z.array(Token) }),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/me/tokens',
  summary: 'Make a personal access token, shown once, with some of your own permissions.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  body: z.object({
    label: Name,
    scopes: z.array(z.string().max(60)).min(1).max(50),
    days: z.int().min(1).max(MAX_TOKEN_DAYS),
  }),
  answer: Token.extend({ token: z.string() }),
  refusals: ['scope-not-yours', 'too-many-tokens'],
});

export const removeToken = endpoint({
  method: 'DELETE',
  path: '/me/tokens/:id',
  summary: 'Revoke a personal access token.',
  access: 'person',
  params: ById,
  answer: null,
  refusals: ['not-yours'],
});
