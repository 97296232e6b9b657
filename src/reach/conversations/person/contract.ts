/**
 * What we hold of a person in conversations: given to them, erased when they ask, and made theirs once they have an
 * account. Browser-safe.
 */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../../kernel/http/contract.ts';

const one = z.strictObject({ id: z.uuid() });
const Reason = z.string().trim().min(1).max(500);

const ERASURE_STATES = ['asked', 'done', 'declined'] as const;

/** As whoever asked sees it. */
export const OwnErasure = z.object({
  number: z.int(),
  state: z.enum(ERASURE_STATES),
  askedAt: z.iso.datetime(),
  /** Why it was declined. */
  reason: z.string().nullable(),
});
export type OwnErasure = z.infer<typeof OwnErasure>;

export const Erasure = z
  .object({
    id: z.uuid(),
    ...OwnErasure.shape,
    askedBy: z.enum(['customer', 'staff']),
    decidedAt: z.iso.datetime().nullable(),
    /** What they told of themselves; null once it is done. */
    name: z.string().nullable(),
    contact: z.string().nullable(),
    /** Numbers of the conversations that it would erase; none once it is done. */
    numbers: z.array(z.int()),
    /** Numbers of those that are kept as evidence: until they are let go, nothing is erased. */
    held: z.array(z.int()),
    /** How much was erased. */
    conversations: z.int().nullable(),
    messages: z.int().nullable(),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof Erasure>;

/** What becomes of what a conversation holds. */
export const Keeping = z
  .object({
    /** That it is kept as evidence. Its reason is told to those alone who may keep it. */
    hold: z
      .object({ reason: z.string().nullable(), by: z.string().nullable(), at: z.iso.datetime() })
      .nullable(),
    /** Numbers of all that is held of its customer: what an erasure takes. */
    numbers: z.array(z.int()),
    /** Numbers of those that are kept as evidence, and so keep all from being erased. */
    held: z.array(z.int()),
    /** The request for erasure that is still to be decided. */
    erasure: Erasure.pick({ number: true, askedBy: true, askedAt: true }).nullable(),
  })
  .meta({ id: 'Keeping' });
export type Keeping = z.infer<typeof Keeping>;

const ZIP = ['application/zip'] as const;

export const ownDataApi = {
  export: endpoint({
    method: 'GET',
    path: '/chat/export',
    summary:
      'Download all that is held of you in conversations: as data, as pages to read, and the files. Notes of the staff are left out.',
    access: 'anyone',
    answer: z.string(),
    media: ZIP,
    refusals: ['guest-not-known', 'export-under-way'],
  }),
  erase: endpoint({
    method: 'POST',
    path: '/chat/erasure',
    summary:
      'Ask that all that is held of you in conversations be erased. Asked again, nothing new is asked.',
    access: 'anyone',
    answer: OwnErasure,
    refusals: ['guest-not-known', 'nothing-held'],
  }),
  erasure: endpoint({
    method: 'GET',
    path: '/chat/erasure',
    summary:
      'Read what became of your request for erasure, unless it was done: then nothing is known of you.',
    access: 'anyone',
    answer: z.object({ erasure: OwnErasure.nullable() }),
    refusals: ['guest-not-known'],
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/chat/erasure',
    summary: 'Withdraw your request for erasure, until it is decided.',
    access: 'anyone',
    answer: null,
    refusals: ['guest-not-known', 'no-such-erasure'],
  }),
  linkable: endpoint({
    method: 'GET',
    path: '/me/conversations',
    summary: 'Count the conversations that this device opened as a guest and that are no account’s yet.',
    access: 'person',
    answer: z.object({
      count: z.int(),
      /** When the first of them began. */
      since: z.iso.datetime().nullable(),
    }),
    refusals: ['guest-not-known'],
  }),
  link: endpoint({
    method: 'POST',
    path: '/me/conversations',
    summary: 'Make the conversations that this device opened as a guest yours, on all your devices.',
    access: 'person',
    answer: z.object({ linked: z.int() }),
    refusals: ['guest-not-known'],
  }),
};

export const personDataApi = {
  export: endpoint({
    method: 'GET',
    path: '/conversations/:id/export',
    summary: 'Download all that is held of the customer of a conversation, to hand it to them.',
    access: 'reach.export',
    stepUp: true,
    params: one,
    answer: z.string(),
    media: ZIP,
    refusals: ['no-such-conversation', 'export-under-way'],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/conversations/:id/erasure',
    summary: 'Ask for erasure in the name of the customer of a conversation.',
    access: 'reach.erase',
    params: one,
    answer: Erasure,
    refusals: ['no-such-conversation', 'nothing-held'],
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/conversations/:id/erasure',
    summary:
      'Withdraw a request for erasure that staff have made in the name of a customer, until it is decided.',
    access: 'reach.erase',
    params: one,
    answer: null,
    refusals: ['no-such-conversation', 'no-such-erasure', 'asked-by-customer'],
  }),
  erasures: endpoint({
    method: 'GET',
    path: '/erasures',
    summary: 'List requests for erasure: those to decide, the oldest first; then those that were decided.',
    access: 'reach.erase',
    answer: z.object({ erasures: z.array(Erasure) }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/erasures/:id/decision',
    summary: 'Erase all that was asked for, for good; or decline, with a reason that the customer reads.',
    access: 'reach.erase',
    stepUp: true,
    params: one,
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('erase') }),
      z.strictObject({ decision: z.literal('decline'), reason: Reason }),
    ]),
    answer: Erasure,
    refusals: ['no-such-erasure', 'already-decided', 'nothing-held', 'on-hold'],
  }),
  keeping: endpoint({
    method: 'GET',
    path: '/conversations/:id/keeping',
    summary: 'Read whether a conversation is kept as evidence, and whether its customer is to be forgotten.',
    access: 'reach.answer',
    params: one,
    answer: Keeping,
    refusals: ['no-such-conversation'],
  }),
  hold: endpoint({
    method: 'PUT',
    path: '/conversations/:id/hold',
    summary: 'Keep a conversation as evidence: nothing erases it until it is let go.',
    access: 'reach.hold',
    params: one,
    body: z.strictObject({ reason: Reason }),
    answer: null,
    refusals: ['no-such-conversation'],
  }),
  letGo: endpoint({
    method: 'DELETE',
    path: '/conversations/:id/hold',
    summary: 'Let go of a conversation that was kept as evidence.',
    access: 'reach.hold',
    params: one,
    answer: null,
    refusals: ['no-such-conversation'],
  }),
};

export const PERSON_REFUSALS = {
  'export-under-way': {
    status: 429,
    zh: '正在为您准备另一份导出。请等它下载完再试。',
    en: 'Another export of yours is under way. Wait until it has been downloaded.',
  },
  'nothing-held': {
    status: 409,
    zh: '这里没有您的会话，没有什么可以删除。如果是在别的设备上聊的，请在那台设备上申请，或先登录。',
    en: 'We hold no conversations of yours here. If you wrote from another device, ask there, or sign in first.',
  },
  'no-such-erasure': {
    status: 404,
    zh: '没有这个删除申请，可能刚刚处理完。请刷新。',
    en: 'There is no such request; it may have been decided just now. Reload the page.',
  },
  'asked-by-customer': {
    status: 409,
    zh: '这是顾客自己提出的申请，不能替他们撤回。请在“删除申请”里处理。',
    en: 'The customer has asked for this, so it is not ours to withdraw. Decide it under Erasure.',
  },
  'already-decided': {
    status: 409,
    zh: '这个申请已经处理过了。请刷新列表。',
    en: 'This request has been decided. Reload the list.',
  },
  'on-hold': {
    status: 409,
    zh: '其中有会话因争议或法律要求被保留，现在不能删除。请先解除保留，或写明原因拒绝。',
    en: 'Some of it is kept as evidence and cannot be erased now. Let it go first, or decline and say why.',
  },
} as const satisfies Refusals;
