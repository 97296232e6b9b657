/** Which part of a long record an exported file repeats; the rest stays published without it. */
import type { Card } from '@clearline/card';
import type { Notice } from '../../notices/index.ts';
import { MAX_REGISTRY_BYTES } from './bytes.ts';
import { MAX_FILE_NOTICES, MAX_FILE_RETIRED } from './schema.ts';

/** What is left over is room to edit the file in. */
const FILLED = 0.8;

export interface Excerpt {
  /** In the order in which they were given. */
  retired: Card['retired'];
  notices: readonly Notice[];
}

/**
 * As much as an import takes: first the notices that are still to come or stand in a banner or pop-up, then what was
 * retired last, then the newest other notices.
 * @param bytes of the file without any of them
 * @param size of one in the file, in bytes
 */
export function excerpt(
  card: Card,
  notices: readonly Notice[],
  bytes: number,
  size: { retired(entry: Card['retired'][number]): number; notice(notice: Notice): number },
): Excerpt {
  let left = FILLED * MAX_REGISTRY_BYTES - bytes;
  const take = <T>(list: readonly T[], most: number, sizeOf: (item: T) => number): T[] => {
    const taken: T[] = [];
    for (const item of list.slice(0, most)) {
      left -= sizeOf(item);
      // What comes after the first that does not fit is older still.
      if (left < 0) break;
      taken.push(item);
    }
    return taken;
  };
  const newest = notices.toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : a.startsAt > b.startsAt ? -1 : 0));
  const live = newest.filter((notice) => isLive(notice, card.issued));
  const most = FILLED * MAX_FILE_NOTICES;
  const first = take(live, most, size.notice);
  const retired = take(card.retired, FILLED * MAX_FILE_RETIRED, size.retired);
  const others = newest.filter((notice) => !first.includes(notice));
  const kept = new Set([...first, ...take(others, most - first.length, size.notice)]);
  return { retired, notices: notices.filter((notice) => kept.has(notice)) };
}

/** Whatever is live now was so when the card was issued, or began after it. */
const isLive = ({ placements, startsAt, endsAt }: Notice, issued: string): boolean =>
  startsAt > issued || (placements.some((p) => p !== 'board') && (endsAt === null || endsAt > issued));
