/** Conversations and each other: merged, linked, found by number, and what their customer asked before. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import type { Deeds } from '../../../people/audit/contract.ts';
import { Intent, STATUSES, StaffView } from '../shapes/contract.ts';

/** So long a merge can be undone, while nobody has written. */
export const UNDO_MINUTES = 10;

export const LINK_KINDS = ['related', 'duplicate', 'follow-up'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Another conversation, in a line. */
export const Other = z
  .object({
    id: z.uuid(),
    number: z.int(),
    status: z.enum(STATUSES),
    intent: Intent,
    openedAt: z.iso.datetime(),
    /** How its customer began. */
    excerpt: z.string(),
  })
  .meta({ id: 'OtherConversation' });
export type Other = z.infer<typeof Other>;

export const Linked = Other.extend({
  kind: z.enum(LINK_KINDS),
  /** Whether the other one follows this, or repeats it. */
  isBack: z.boolean(),
}).meta({ id: 'LinkedConversation' });
export type Linked = z.infer<typeof Linked>;

const one = z.strictObject({ id: z.uuid() });
const pair = z.strictObject({ id: z.uuid(), other: z.uuid() });

export const linksApi = {
  around: endpoint({
    method: 'GET',
    path: '/conversations/:id/around',
    summary: 'List what a conversation is linked with, and what else its customer has asked, newest first.',
    access: 'reach.answer',
    params: one,
    answer: z.object({ links: z.array(Linked), previous: z.array(Other) }),
    refusals: ['no-such-conversation'],
  }),
  numbered: endpoint({
    method: 'GET',
    path: '/conversations/numbered/:number',
    summary: 'Find a conversation by the number by which people name it.',
    access: 'reach.answer',
    params: z.strictObject({ number: z.string().regex(/^[1-9]\d{0,14}$/) }),
    answer: StaffView,
    refusals: ['no-such-conversation'],
  }),
  link: endpoint({
    method: 'PUT',
    path: '/conversations/:id/links/:other',
    summary:
      'Link a conversation with another one. There is one link between two: a later one takes its place.',
    access: 'reach.answer',
    params: pair,
    body: z.strictObject({ kind: z.enum(LINK_KINDS) }),
    answer: null,
    refusals: ['no-such-conversation', 'not-now'],
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/conversations/:id/links/:other',
    summary: 'Take back the link between two conversations.',
    access: 'reach.answer',
    params: pair,
    answer: null,
    refusals: ['no-such-link'],
  }),
  merge: endpoint({
    method: 'POST',
    path: '/conversations/:id/merge',
    summary:
      'Merge a conversation with another one of the same customer. The older stays, or the one that you name.',
    access: 'reach.answer',
    params: one,
    body: z.strictObject({ with: z.uuid(), keep: z.uuid().optional() }),
    /** The one that stays. */
    answer: StaffView,
    refusals: ['no-such-conversation', 'not-now', 'merged-already', 'not-one-customer'],
  }),
  unmerge: endpoint({
    method: 'POST',
    path: '/conversations/:id/unmerge',
    summary: `Undo a merge within ${UNDO_MINUTES} minutes, while nobody has written: the part goes on by itself.`,
    access: 'reach.answer',
    params: one,
    /** The part. */
    answer: StaffView,
    refusals: ['no-such-conversation', 'not-now', 'too-late-to-undo'],
  }),
};

export const LINK_DEEDS = {
  'reach.merge': { zh: '合并了会话', en: 'Merged conversations' },
  'reach.unmerge': { zh: '撤销了会话合并', en: 'Undid a merge of conversations' },
  'reach.link': { zh: '关联了会话', en: 'Linked conversations' },
  'reach.unlink': { zh: '取消了会话关联', en: 'Unlinked conversations' },
} as const satisfies Deeds;
