/** What may be told to programs. Each wing lists its own kinds, and the composition root gathers them. Browser-safe. */
import type * as z from 'zod';
import type { Permission } from '../../../kernel/http/contract.ts';

/** A kind of event, with the shape of what it carries: what is not in the shape never leaves. */
export interface EventType<Data extends z.ZodObject = z.ZodObject> {
  /** `thing.what-happened`, such as `conversation.opened`. */
  readonly type: string;
  /** Whoever subscribes to it or reads it holds this. */
  readonly permission: Permission;
  readonly zh: string;
  readonly en: string;
  readonly data: Data;
}

/** The row, with its types kept. */
export const eventType = <Data extends z.ZodObject>(row: EventType<Data>): EventType<Data> => row;

/** Sent when somebody tries a webhook out, to that one alone. */
export const PING = 'webhook.ping';
