/** How old a card may be that people sign before it is published. */
import type { Card } from '@clearline/card';

/** How long somebody may look at a card before they are the first to sign it. */
const LOOK_MS = 15 * 60_000;

/** @param composedAt milliseconds since the Unix epoch, as `now` */
export const isComposedLately = (composedAt: number, now: number): boolean =>
  composedAt <= now && now - composedAt <= LOOK_MS;

/** Once two thirds of its life are over the server would issue it again at once: it is composed anew instead. */
export const freshForMs = ({ issued, expires }: Card): number =>
  ((Date.parse(expires) - Date.parse(issued)) * 2) / 3;

export const isStale = (card: Card, now: number): boolean => now - Date.parse(card.issued) > freshForMs(card);
