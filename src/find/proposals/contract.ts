/**
 * Proposals: changes to the registry on their way to the next Contact Card. Every write names the `revision` it looked
 * at. Instants are RFC 3339 in UTC. Browser-safe.
 */
import * as z from 'zod';
import { endpoint } from '../../kernel/http/contract.ts';
import { ToSign } from '../publishers/contract.ts';
import {
  checkPart,
  getCalendar,
  getContacts,
  getHistory,
  getNotices,
  getRegistryFile,
  importRegistry,
  offerRetirement,
  retireChannel,
} from './published/contract.ts';
import {
  GivenText,
  GivenValue,
  PartKey,
  Proposal,
  ProposalSummary,
  SignedCard,
  Title,
} from './shapes/contract.ts';

export { PROPOSAL_DEEDS } from './deeds/contract.ts';
export * from './published/contract.ts';
export { REFUSALS } from './refusals/contract.ts';
export * from './shapes/contract.ts';

const id = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});
const revision = z.int().min(0);
const Text = z.string().trim().min(1).max(2000).pipe(GivenText);
/** Parts as somebody wants them; null removes one from the card. */
export const Parts = z.record(PartKey, GivenValue).refine((parts) => Object.keys(parts).length <= 300);
/** `drop`: parts that shall be as they are on the card again. A value of null removes the part from the card. */
const Edit = z.strictObject({
  revision,
  title: Title.optional(),
  set: Parts.default({}),
  drop: z.array(PartKey).max(300).default([]),
});
const Looked = z.strictObject({ revision, digest: z.string().optional() });
/** `signature` where people sign the card (`needs.signatures`). */
const Decided = z.strictObject({ revision, digest: z.string(), signature: SignedCard.optional() });
const one = { params: id, answer: Proposal } as const;
const common = ['no-such-proposal', 'proposal-changed', 'not-in-this-state'] as const;
const publishing = [
  ...common,
  'outcome-changed',
  'needs-approvals',
  'follows-unapproved',
  'signature-missing',
  'signature-refused',
  'not-a-publisher',
  'already-approved',
  'needs-rebase',
  'has-problems',
  'nothing-changes',
  'own-proposal',
  'needs-second-person',
] as const;

export const listProposals = endpoint({
  method: 'GET',
  path: '/proposals',
  summary: 'List proposals, newest first',
  access: 'proposals.read',
  query: z.object({
    state: z.enum(['open', 'closed', 'all']).default('open'),
    before: z.coerce.number().int().min(1).optional(),
  }),
  answer: z.object({ proposals: z.array(ProposalSummary), more: z.boolean() }),
});
export const createProposal = endpoint({
  method: 'POST',
  path: '/proposals',
  summary: 'Make a proposal',
  access: 'proposals.edit',
  body: z.strictObject({ title: Title, set: Parts }),
  answer: Proposal,
  refusals: ['no-card', 'part-stays', 'too-large'],
});
export const getProposal = endpoint({
  method: 'GET',
  path: '/proposals/:id',
  summary: 'Read a proposal with everything it would change',
  access: 'proposals.read',
  ...one,
  refusals: ['no-such-proposal'],
});
export const editProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/edits',
  summary: 'Edit a proposal; what another person edited since is never overwritten',
  access: 'proposals.edit',
  ...one,
  body: Edit,
  refusals: [...common, 'part-stays', 'too-large'],
});
export const getCandidate = endpoint({
  method: 'GET',
  path: '/proposals/:id/candidate',
  summary: 'Read the card that a proposal would become, to sign it',
  access: 'proposals.edit',
  params: id,
  answer: ToSign.nullable(),
  refusals: ['no-such-proposal'],
});
export const submitProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/submit',
  summary: 'Ask for approval, and sign the card first where one may',
  access: 'proposals.edit',
  ...one,
  body: z.strictObject({ revision, digest: z.string().optional(), signature: SignedCard.optional() }),
  refusals: publishing,
});
export const approveProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/approve',
  summary: 'Approve exactly what was looked at, and publish it or let it wait its delay',
  access: 'proposals.approve',
  stepUp: true,
  ...one,
  body: Decided,
  refusals: publishing,
});
export const publishProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/publish',
  summary: 'Publish a proposal that needs no second person',
  access: 'contacts.publish',
  stepUp: true,
  ...one,
  body: Decided,
  refusals: publishing,
});
export const rejectProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/reject',
  summary: 'Reject a proposal, with a reason',
  access: 'proposals.approve',
  ...one,
  body: z.strictObject({ revision, reason: Text }),
  refusals: common,
});
export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/withdraw',
  summary: 'Take a proposal back before it is published',
  access: 'proposals.edit',
  ...one,
  body: Looked,
  refusals: common,
});
export const reopenProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/reopen',
  summary: 'Make a draft of a rejected or withdrawn proposal again',
  access: 'proposals.edit',
  ...one,
  body: Looked,
  refusals: common,
});
export const rebaseProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/rebase',
  summary: 'Carry a proposal over to the newer card, choosing where both changed a part',
  access: 'proposals.edit',
  ...one,
  body: z.strictObject({
    revision,
    /** The newer card that was looked at. */
    onto: z.int().min(1),
    choices: z
      .record(
        PartKey,
        z.union([
          z.strictObject({ take: z.enum(['mine', 'theirs', 'merged']) }),
          z.strictObject({ value: GivenValue }),
        ]),
      )
      .default({}),
  }),
  refusals: [...common, 'needs-rebase', 'outcome-changed', 'too-large', 'part-stays'],
});
export const commentProposal = endpoint({
  method: 'POST',
  path: '/proposals/:id/comments',
  summary: 'Comment on a proposal',
  access: 'proposals.read',
  ...one,
  body: z.strictObject({ text: Text }),
  refusals: ['no-such-proposal'],
});
export const putPresence = endpoint({
  method: 'PUT',
  path: '/proposals/:id/presence',
  summary: 'Say that you are looking at a proposal, every 15 seconds',
  access: 'proposals.read',
  params: id,
  body: z.strictObject({ part: PartKey.nullable().default(null) }),
  answer: null,
  refusals: ['no-such-proposal'],
});

/** In the order of the API's document. */
export const proposalsApi = {
  getContacts,
  getHistory,
  getRegistryFile,
  importRegistry,
  checkPart,
  getCalendar,
  offerRetirement,
  retireChannel,
  getNotices,
  listProposals,
  createProposal,
  getProposal,
  editProposal,
  getCandidate,
  submitProposal,
  approveProposal,
  publishProposal,
  rejectProposal,
  withdrawProposal,
  reopenProposal,
  rebaseProposal,
  commentProposal,
  putPresence,
};
