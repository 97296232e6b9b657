/**
 * What goes over a live line, whichever it is: a WebSocket, a stream of events, or an answer that waits. Browser-safe.
 * A message is told as often as it takes: who listens says from where on, and hears everything behind that in order.
 */
import * as z from 'zod';
import { CustomerView, FILE_STATES, MAX_TEXT, Message, StaffView } from '../shapes/contract.ts';

const conversation = z.uuid();
const seq = z.int().nonnegative();

/** A message is a text or a file; a note is a text. */
export const isOneThing = (said: {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
  readonly note?: boolean | undefined;
}): boolean => (said.text === undefined) !== (said.file === undefined) && !(said.note && said.file);

/** What a device says. Each is answered, or the line is ended. */
export const Say = z.discriminatedUnion('do', [
  /** First of all: a guest's token, or a ticket of the staff. */
  z.strictObject({ do: z.literal('hello'), token: z.string().max(400) }),
  /** From now on, everything behind `after`; for staff, of what was said at most the `newest`. */
  z.strictObject({
    do: z.literal('follow'),
    conversation,
    after: seq,
    newest: z.int().positive().optional(),
  }),
  z.strictObject({ do: z.literal('unfollow'), conversation }),
  z
    .strictObject({
      do: z.literal('send'),
      conversation,
      key: z.uuid(),
      /** Either a text, or a file that was uploaded before. */
      text: z.string().trim().min(1).max(MAX_TEXT).optional(),
      file: z.uuid().optional(),
      /** For staff alone; of a text. */
      note: z.boolean().optional(),
    })
    .refine(isOneThing),
  /** What has come to the device, and what was in front of somebody's eyes. */
  z.strictObject({ do: z.literal('seen'), conversation, delivered: seq, read: seq }),
  z.strictObject({ do: z.literal('typing'), conversation }),
]);
export type Say = z.infer<typeof Say>;

export const Frame = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  /** In order and without a hole behind what was told before. `upTo`: whoever asks again asks from there. */
  z.object({ is: z.literal('messages'), conversation, messages: z.array(Message), upTo: seq }),
  z.object({ is: z.literal('state'), conversation, view: z.union([StaffView, CustomerView]) }),
  z.object({
    is: z.literal('accepted'),
    conversation,
    key: z.uuid(),
    seq,
    at: z.iso.datetime(),
    /** Where it is stored, if that is another one: the two were merged. */
    into: conversation.optional(),
  }),
  z.object({
    is: z.literal('refused'),
    conversation: conversation.nullable(),
    key: z.uuid().nullable(),
    code: z.string(),
    says: z.string(),
  }),
  /** Somebody of the other side is writing, as far as anybody knows. */
  z.object({
    is: z.literal('typing'),
    conversation,
    author: z.enum(['customer', 'agent']),
    name: z.string(),
  }),
  /** A file has been scanned, as far as anybody was told: its screen asks how it stands. */
  z.object({ is: z.literal('file'), conversation, id: z.uuid(), state: z.enum(FILE_STATES) }),
  z.object({ is: z.literal('alive') }),
]);
export type Frame = z.infer<typeof Frame>;
