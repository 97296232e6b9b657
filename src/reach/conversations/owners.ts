/** Whose conversations are asked for: whoever shows a guest's token, or is signed in, or both. */
import { type Asking, guestOf, personOf } from './asking.ts';
import type { Owner } from './store/conversation.ts';

export interface Owners {
  /** Null for who is neither. A token that is not good makes nobody less than they are. */
  readonly ownerOf: (asking: Asking) => Owner | null;
}

export const ownersBy = (secret: () => string, now: () => number): Owners => ({
  ownerOf(asking) {
    const [guestId, personId] = [guestOf(secret(), asking, now()), personOf(asking.actor)];
    return guestId === null && personId === null ? null : { guestId, personId };
  },
});
