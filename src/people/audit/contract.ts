/** The audit trail as people search and export it. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Role } from '../access/contract.ts';

export { AUDIT_DEEDS, type Deeds } from './deeds/contract.ts';

/** By value: what it says stays true when the person is renamed, loses a role or leaves. */
export const AuditActor = z.object({
  kind: z.enum(['person', 'system']),
  /** Null for the system. */
  id: z.uuid().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  /** How they came in: their session, or the token of this label. */
  via: z.enum(['session', 'token']).nullable(),
  token: z.string().nullable(),
});
export type AuditActor = z.infer<typeof AuditActor>;

export const AuditTarget = z.object({
  /** What it is, such as `person` or `channel`. */
  kind: z.string(),
  id: z.string(),
  /** As people knew it at the time. */
  label: z.string().nullable(),
});

export const AuditEntry = z
  .object({
    /** Grows with each entry. */
    id: z.string(),
    at: z.iso.datetime(),
    actor: AuditActor,
    /** `area.act`, such as `people.set-roles`. */
    action: z.string(),
    target: AuditTarget,
    before: z.json().nullable(),
    after: z.json().nullable(),
    /** Null for what no request brought about. */
    address: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

const Action = z.string().regex(/^[a-z]+(\.[a-z-]*)*$/);

/** What to look for; all of it must hold. */
const filter = {
  /** In the actor, the action, the target and the values before and after. */
  text: z.string().trim().min(1).max(200).optional(),
  actor: z.uuid().optional(),
  /** An action, or an area with its dot: `people.`. */
  action: Action.max(60).optional(),
  targetKind: z.string().max(60).optional(),
  targetId: z.string().max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  /** Not included. */
  to: z.iso.datetime({ offset: true }).optional(),
};
export const AuditFilter = z.strictObject(filter);
export type AuditFilter = z.infer<typeof AuditFilter>;

export const auditApi = {
  list: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Search the audit trail, newest first.',
    access: 'audit.read',
    query: z.strictObject({
      ...filter,
      /** The last id of the page before. */
      before: z
        .string()
        .regex(/^[1-9]\d{0,17}$/)
        .optional(),
      limit: z.coerce.number<string>().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      entries: z.array(AuditEntry),
      /** `before` of the next page; null on the last. */
      next: z.string().nullable(),
    }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/audit/export',
    summary: 'Download what a search of the audit trail finds, oldest first.',
    access: 'audit.export',
    query: z.strictObject({ ...filter, format: z.enum(['csv', 'jsonl']).default('csv') }),
    answer: null,
    media: ['text/csv', 'application/jsonl'],
  }),
};

export const REFUSALS = {} as const satisfies Refusals;
