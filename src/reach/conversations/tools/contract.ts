/** What eases work at the desk: tags, drafts, and what was said before the newest part. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { MAX_TEXT, Message, StaffView } from '../shapes/contract.ts';
import { Tags } from '../tags/contract.ts';

const one = z.strictObject({ id: z.uuid() });
/** Messages that one request brings. */
const MOST_AT_ONCE = 200;

export const toolsApi = {
  earlier: endpoint({
    method: 'GET',
    path: '/conversations/:id/messages',
    summary: 'Read what was said before a message, the last of it first asked for, in order.',
    access: 'reach.answer',
    params: one,
    query: z.strictObject({
      before: z.coerce.number().int().positive(),
      most: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(MOST_AT_ONCE),
    }),
    answer: z.object({ messages: z.array(Message) }),
    refusals: ['no-such-conversation'],
  }),
  tag: endpoint({
    method: 'POST',
    path: '/conversations/:id/tags',
    summary: 'Put tags on a conversation, and take others off it.',
    access: 'reach.answer',
    params: one,
    body: z.strictObject({ add: Tags.default([]), remove: Tags.default([]) }),
    answer: StaffView,
    refusals: ['no-such-conversation', 'too-many-tags'],
  }),
  tags: endpoint({
    method: 'GET',
    path: '/conversation-tags',
    summary: 'List the tags of the last ninety days, the most used first.',
    access: 'reach.answer',
    answer: z.object({ tags: z.array(z.object({ tag: z.string(), conversations: z.int() })) }),
  }),
  draft: endpoint({
    method: 'PUT',
    path: '/conversations/:id/draft',
    summary: 'Keep what you have begun to write; an empty text drops it.',
    access: 'reach.answer',
    params: one,
    body: z.strictObject({ text: z.string().max(MAX_TEXT) }),
    answer: null,
    refusals: ['no-such-conversation'],
  }),
  draftOf: endpoint({
    method: 'GET',
    path: '/conversations/:id/draft',
    summary: 'Read what you had begun to write.',
    access: 'reach.answer',
    params: one,
    answer: z.object({ text: z.string() }),
  }),
};
