/** What people report, and what moderators do with it, as endpoints. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../kernel/http/contract.ts';
import {
  Appeal,
  Case,
  CaseSummary,
  Challenge,
  Confirmation,
  NewAppeal,
  NewReport,
  OBJECTIONS,
  Spike,
} from './shapes/contract.ts';

export { REPORT_DEEDS } from './deeds/contract.ts';
export { REPORT_REFUSALS, type ReportCode } from './refusals/contract.ts';
export * from './shapes/contract.ts';

const Id = z.string().regex(/^[1-9]\d{0,17}$/);
const one = { params: z.strictObject({ id: Id }) };
/** Of the last decision that they saw; a case that somebody else has decided meanwhile is not overwritten. */
const seen = { seen: z.string().max(20) };
const Receipt = z.object({ receipt: z.string() });
const acted = { ...one, answer: Case } as const;

export const CASE_LISTS = ['open', 'own', 'confirmed', 'closed'] as const;
export type CaseList = (typeof CASE_LISTS)[number];

export const reportsApi = {
  challenge: endpoint({
    method: 'GET',
    path: '/reports/challenge',
    summary: 'Get a challenge whose proof of work a report or an appeal carries; altcha-lib solves it',
    access: 'anyone',
    query: z.strictObject({ for: z.enum(['report', 'appeal']).default('report') }),
    answer: Challenge,
  }),
  report: endpoint({
    method: 'POST',
    path: '/reports',
    summary: 'Report a fake number, link, account or message',
    access: 'anyone',
    body: NewReport,
    answer: Receipt,
    refusals: ['nothing-found', 'proof-refused', 'too-many-reports'],
  }),
  appeal: endpoint({
    method: 'POST',
    path: '/reports/appeals',
    summary: 'Appeal against an entry of the list of impostors',
    access: 'anyone',
    body: NewAppeal,
    answer: Receipt,
    refusals: ['no-such-entry', 'proof-refused', 'too-many-reports'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/reports/cases',
    summary: 'List cases, those that weigh most first',
    access: 'reports.read',
    query: z.strictObject({
      list: z.enum(CASE_LISTS).default('open'),
      text: z.string().trim().min(1).max(200).optional(),
    }),
    answer: z.object({
      cases: z.array(CaseSummary),
      counts: z.record(z.enum(CASE_LISTS), z.int()),
      appeals: z.int(),
      spike: Spike.nullable(),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/reports/cases/:id',
    summary: 'Read a case with its evidence and similar cases',
    access: 'reports.read',
    ...acted,
    refusals: ['no-such-case'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/reports/cases/:id/confirm',
    summary: 'Confirm an impostor, or a confirmed one for longer',
    access: 'reports.moderate',
    ...acted,
    body: Confirmation.extend(seen),
    refusals: ['no-such-case', 'case-has-changed', 'value-official', 'value-retired', 'resembles-official'],
  }),
  reject: endpoint({
    method: 'POST',
    path: '/reports/cases/:id/reject',
    summary: 'Reject a case',
    access: 'reports.moderate',
    ...acted,
    body: z.strictObject({ reason: z.string().trim().max(500).default(''), ...seen }),
    refusals: ['no-such-case', 'case-has-changed'],
  }),
  merge: endpoint({
    method: 'POST',
    path: '/reports/cases/:id/merge',
    summary: 'Handle a case with another, whose confirmation then covers both',
    access: 'reports.moderate',
    ...acted,
    body: z.strictObject({ into: Id, accepted: z.array(z.enum(OBJECTIONS)).default([]), ...seen }),
    refusals: [
      'no-such-case',
      'case-has-changed',
      'value-official',
      'value-retired',
      'resembles-official',
      'merge-into-itself',
    ],
  }),
  undo: endpoint({
    method: 'POST',
    path: '/reports/cases/:id/undo',
    summary: 'Take the last decision on a case back',
    access: 'reports.moderate',
    ...acted,
    body: z.strictObject(seen),
    refusals: ['no-such-case', 'case-has-changed', 'nothing-to-undo', 'value-official'],
  }),
  appeals: endpoint({
    method: 'GET',
    path: '/reports/appeals',
    summary: 'List the appeals that wait for a decision, oldest first',
    access: 'reports.read',
    query: z.strictObject({}),
    answer: z.object({ appeals: z.array(Appeal) }),
  }),
  decideAppeal: endpoint({
    method: 'POST',
    path: '/reports/appeals/:id/decide',
    summary: 'Uphold an appeal, which strikes the entry off, or dismiss it; either is mailed',
    access: 'reports.moderate',
    ...one,
    body: z.strictObject({ upheld: z.boolean(), reason: z.string().trim().min(1).max(2_000) }),
    answer: null,
    refusals: ['no-such-appeal'],
  }),
  closeSpike: endpoint({
    method: 'POST',
    path: '/reports/spikes/:id/close',
    summary: 'Close the alarm about a wave of reports',
    access: 'reports.moderate',
    ...one,
    answer: null,
  }),
};
