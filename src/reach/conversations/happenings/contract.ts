/** What programs hear of conversations: never a secret that was hidden, nor how somebody can be reached. Browser-safe. */
import * as z from 'zod';
import { eventType } from '../../../people/webhooks/contract.ts';
import { AUTHORS, FileBody, Intent, Note, STATUSES, Text, Writer } from '../shapes/contract.ts';

const Conversation = z.object({
  id: z.uuid(),
  number: z.int(),
  channel: z.enum(['chat']),
  lang: z.enum(['zh', 'en']),
  intent: Intent,
  order: z.string().nullable(),
  status: z.enum(STATUSES),
  /** In which it goes on, where it was merged into another. */
  mergedInto: z.uuid().nullable(),
});
const Agent = Writer.extend({ id: z.uuid() });
const Written = z.object({
  seq: z.int().positive(),
  author: z.enum(AUTHORS),
  /** Of an agent's. */
  agent: Agent.nullable(),
});

const permission = 'reach.answer';

export const CONVERSATION_EVENTS = {
  opened: eventType({
    type: 'conversation.opened',
    permission,
    zh: '会话开始',
    en: 'A conversation was opened',
    data: z.object({ conversation: Conversation }),
  }),
  message: eventType({
    type: 'message.accepted',
    permission,
    zh: '收到或发出消息（敏感信息已隐去）',
    en: 'A message was accepted, from a customer or an agent; secrets in it are hidden',
    data: z.object({
      conversation: Conversation,
      message: Written.extend({ body: z.discriminatedUnion('kind', [Text, FileBody]) }),
    }),
  }),
  note: eventType({
    type: 'message.noted',
    permission: 'reach.notes',
    zh: '内部备注（顾客看不到）',
    en: 'An internal note, which customers never see',
    data: z.object({ conversation: Conversation, message: Written.extend({ body: Note }) }),
  }),
  assigned: eventType({
    type: 'conversation.assigned',
    permission,
    zh: '会话分配、转接或回到队列',
    en: 'A conversation was given to an agent, or went back to the queue',
    data: z.object({ conversation: Conversation, agent: Agent.nullable() }),
  }),
  status: eventType({
    type: 'conversation.status',
    permission,
    zh: '会话状态变化',
    en: 'A conversation changed its status',
    data: z.object({ conversation: Conversation, was: z.enum(STATUSES) }),
  }),
  rated: eventType({
    type: 'conversation.rated',
    permission,
    zh: '顾客评价',
    en: 'A customer said how well they were helped',
    data: z.object({
      conversation: Conversation,
      rating: z.int().min(1).max(5),
      note: z.string().nullable(),
    }),
  }),
  erased: eventType({
    type: 'conversation.erased',
    permission,
    zh: '会话已按顾客要求删除，请同样删除',
    en: 'A conversation was erased at its customer’s wish: erase what you have of it too',
    data: z.object({ conversation: z.object({ id: z.uuid(), number: z.int() }) }),
  }),
} as const;
