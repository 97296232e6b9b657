/** Search among conversations, for staff. Browser-safe. */
import * as z from 'zod';
import { endpoint } from '../../../kernel/http/contract.ts';
import { AUTHORS, Intent, STATUSES, Writer } from '../shapes/contract.ts';

/** UTF-16 units. */
export const MAX_QUERY = 100;

export const Found = z
  .object({
    conversation: z.uuid(),
    number: z.int(),
    status: z.enum(STATUSES),
    intent: Intent,
    order: z.string().nullable(),
    who: z.string().nullable(),
    /** Who has it now. */
    agent: Writer.nullable(),
    /** Null where not a message was found but the conversation: by its number, order, name or contact. */
    message: z
      .object({
        seq: z.int().positive(),
        kind: z.enum(['text', 'note', 'file']),
        author: z.enum(AUTHORS),
        writer: Writer.nullable(),
      })
      .nullable(),
    at: z.iso.datetime(),
    /** Text, and whether it is what was looked for. */
    excerpt: z.array(z.object({ text: z.string(), found: z.boolean() })),
  })
  .meta({ id: 'FoundMessage' });
export type Found = z.infer<typeof Found>;

export const searchApi = {
  search: endpoint({
    method: 'GET',
    path: '/search/conversations',
    summary:
      'Search what was said, notes included, and conversations by number, order, name or contact: what fits best first, then the newest.',
    access: 'reach.answer',
    query: z.strictObject({
      text: z.string().trim().min(1).max(MAX_QUERY),
      status: z.enum(STATUSES).optional(),
      intent: Intent.optional(),
      /** Who has the conversation. */
      agent: z.uuid().optional(),
      /** Not before. */
      from: z.iso.datetime().optional(),
      /** Before. */
      to: z.iso.datetime().optional(),
      /** `next` of the page before. */
      after: z
        .string()
        .max(200)
        .regex(/^[\w-]+$/)
        .optional(),
    }),
    answer: z.object({ found: z.array(Found), next: z.string().nullable() }),
  }),
};
