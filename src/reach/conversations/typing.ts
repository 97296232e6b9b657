/** Who is writing just now: told to the other side if it gets there, and kept nowhere. */
import type { Deps } from './deps.ts';
import { CUSTOMER } from './store/reader.ts';

/** @param text as `typing` in `hints.ts` has sent it */
export async function tellTyping({ feed, badges }: Deps, text: string): Promise<void> {
  const [conversation = '', by = ''] = text.split(' ');
  const author = by === CUSTOMER ? 'customer' : 'agent';
  const name = author === 'agent' ? ((await badges.of([by]).catch(() => null))?.get(by)?.name ?? '') : '';
  for (const follower of feed.followersOf(conversation)) {
    // Staff hear of each other as well, so that no two answer at once; each device knows itself by its name.
    if (author === 'customer' && follower.side === 'customer') continue;
    if (!follower.isFull()) follower.send({ is: 'typing', conversation, author, name });
  }
}
