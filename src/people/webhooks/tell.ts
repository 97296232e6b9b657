import type * as z from 'zod';
import { hint } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { EventType } from './contract.ts';
import { insertEvent } from './store/event.ts';

/** That there is something new: to the nodes, which look at the table. */
export const CHANNEL = 'webhooks';

interface Telling<Data extends z.ZodObject> {
  /** What it is about, such as `conversation:…`: programs hear of one subject in order. Its row is locked by the caller. */
  readonly subject: string;
  readonly at: Date;
  readonly data: z.input<Data>;
}

/** Tells programs what happened, in the transaction in which it did: neither exists without the other. */
export async function tellPrograms<Data extends z.ZodObject>(
  tx: Tx,
  { type, data: shape }: EventType<Data>,
  { subject, at, data }: Telling<Data>,
): Promise<void> {
  await insertEvent(tx, { type, subject, at, data: shape.parse(data) });
  await hint(tx, CHANNEL, '');
}
