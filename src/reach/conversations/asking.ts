/** Who asks from outside: by a guest's token, and on our own pages by their session as well. */
import type { Actor } from '../../people/access/index.ts';
import type { Owner } from './store/conversation.ts';
import { readToken } from './tokens.ts';

export interface Asking {
  readonly actor: Actor | null;
  readonly guestToken: string | null;
}

/** A program that acts for a person, in whatever scope, reads and writes no conversations of theirs. */
export const personOf = (actor: Actor | null): string | null =>
  actor?.via.kind === 'session' ? actor.id : null;

/** Null for a device without a good token. */
export const guestOf = (secret: string, { guestToken }: Asking, now: number): string | null =>
  guestToken === null ? null : readToken(secret, 'guest', guestToken, now);

export function ownerOf(secret: string, asking: Asking, now: number): Owner | null {
  const guestId = guestOf(secret, asking, now);
  return guestId === null ? null : { guestId, personId: personOf(asking.actor) };
}
