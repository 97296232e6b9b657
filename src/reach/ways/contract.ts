/** What `GET /api/v1/ways` answers: which ways forward work now, best first, and how the chat stands. Browser-safe. */
import { INTENTS, Localized } from '@clearline/card';
import * as z from 'zod';
import { Wait } from '../conversations/contract.ts';
import { Step } from '../queue/contract.ts';

export const STATES = ['open', 'busy', 'closed', 'down'] as const;
export const ACTS = ['call', 'chat', 'join', 'message', 'write', 'read'] as const;

export const WaysAnswer = z
  .object({
    /** When this was so. */
    asOf: z.iso.datetime(),
    /** False while it cannot be renewed: then it is what was known last. */
    live: z.boolean(),
    intent: z.enum(INTENTS),
    /** Of shedding load. */
    step: Step,
    /** What that means for visitors; null on a quiet day. */
    stepText: Localized.nullable(),
    chat: z.object({
      state: z.enum(STATES),
      /** In one line: whether somebody is there, how long it takes, or when it opens. */
      text: Localized,
      wait: Wait.nullable(),
      opensAt: z.iso.datetime().nullable(),
      /** Until when a message that is left now is answered. */
      answerBy: z.iso.datetime(),
      /** What a visitor can do in it, what is best first. */
      offers: z.array(z.enum(['chat', 'message'])),
    }),
    ways: z.array(
      z.object({
        act: z.enum(ACTS),
        /** Of the card; null for what stands on this site. */
        channel: z.string().nullable(),
        label: Localized,
        /** As people read it: a number, an address. */
        display: z.string().nullable(),
        href: z.string().nullable(),
        /** Whether it can be used in this moment. */
        now: z.boolean(),
        /** What to expect. */
        text: Localized,
      }),
    ),
  })
  .meta({ id: 'Ways' });
export type WaysAnswer = z.infer<typeof WaysAnswer>;
