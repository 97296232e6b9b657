import type * as z from 'zod';
import { hinting } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { together, type Write } from '../../kernel/database/together.ts';
import type { EventType } from './contract.ts';
import { insertingEvents, type NewEvent } from './store/event.ts';

/** That there is something new: to the nodes, which look at the table. */
export const CHANNEL = 'webhooks';

interface Telling<Data extends z.ZodObject> {
  /** What it is about, such as `conversation:…`: programs hear of one subject in order, since nobody else changes its row meanwhile. */
  readonly subject: string;
  readonly at: Date;
  readonly data: z.input<Data>;
}

/** What happened, as programs hear of it. */
export const eventOf = <Data extends z.ZodObject>(
  { type, data: shape }: EventType<Data>,
  { subject, at, data }: Telling<Data>,
): NewEvent => ({ type, subject, at, data: shape.parse(data) });

/** Tells programs what happened, in this order. Nothing where nothing did. */
export const telling = (events: readonly NewEvent[]): readonly Write[] =>
  events.length === 0 ? [] : [{ statement: insertingEvents(events), call: hinting(CHANNEL, '') }];

/** In the transaction in which it happened: neither exists without the other. */
export const tellPrograms = <Data extends z.ZodObject>(
  tx: Tx,
  type: EventType<Data>,
  told: Telling<Data>,
): Promise<void> => together(tx, telling([eventOf(type, told)]));
