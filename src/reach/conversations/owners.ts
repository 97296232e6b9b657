/** Whose conversations are asked for: whoever shows a guest's token, or is signed in, or both. */
import type { Actor } from '../../people/access/index.ts';
import type { Owner } from './store/conversation.ts';
import { readToken } from './tokens.ts';

interface Asking {
  readonly actor: Actor | null;
  readonly guestToken: string | null;
}

export interface Owners {
  /** Null for who is neither. A token that is not good makes nobody less than they are. */
  readonly ownerOf: (asking: Asking) => Owner | null;
}

export const ownersBy = (secret: () => string, now: () => number): Owners => ({
  ownerOf({ actor, guestToken }) {
    const guestId = guestToken === null ? null : readToken(secret(), 'guest', guestToken, now());
    // A program that acts for a person reads no conversations of theirs.
    const personId = actor?.via.kind === 'session' ? actor.id : null;
    return guestId === null && personId === null ? null : { guestId, personId };
  },
});
