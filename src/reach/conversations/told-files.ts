import * as z from 'zod';
import { FILE_STATES } from './contract.ts';
import type { Feed } from './feed.ts';

const Told = z.tuple([z.uuid(), z.uuid(), z.enum(FILE_STATES)]);

/** Tells who follows the conversation that a file of it has been scanned. @param text of `fileChanged` */
export function tellFile(feed: Feed, text: string): void {
  const told = Told.safeParse(text.split(' '));
  if (!told.success) return;
  const [conversation, id, state] = told.data;
  for (const follower of feed.followersOf(conversation))
    if (!follower.isFull()) follower.send({ is: 'file', conversation, id, state });
}
