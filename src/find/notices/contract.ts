/** A notice, as it is kept and shown. Browser-safe. */
import { Instant } from '@clearline/card';
import * as z from 'zod';

/** board: listed under /notices only. While the notice is active a banner stands on every page, a popup on the home page. */
export const PLACEMENTS = ['board', 'banner', 'popup'] as const;
export type Placement = (typeof PLACEMENTS)[number];

const said = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const Notice = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['number-changed', 'number-retired', 'number-added', 'service']),
  title: said,
  /** Plain text; a blank line parts paragraphs. */
  body: said,
  placements: z.array(z.enum(PLACEMENTS)).readonly(),
  /** RFC 3339, UTC. */
  publishedAt: Instant,
  /** Nobody sees it before. */
  startsAt: Instant,
  /** When banner and pop-up end; the page and the archive entry stay for ever. */
  endsAt: Instant.nullable(),
  /** The card version that this notice came with; null for one that an operator wrote. */
  cardN: z.int().min(1).nullable(),
  /** Id of the channel it is about. */
  channel: z.string().nullable(),
  /** Kind and value that it says are gone; null on one that an operator wrote, and where it replaces nothing. */
  replaces: z.string().nullable().default(null),
  /** Kind and value that it tells people to use; null likewise. */
  announces: z.string().nullable().default(null),
});
export type Notice = z.infer<typeof Notice>;

/** From then on visitors have seen it. @param now milliseconds since the Unix epoch */
export const hasBegun = ({ startsAt }: Pick<Notice, 'startsAt'>, now: number): boolean =>
  Date.parse(startsAt) <= now;
