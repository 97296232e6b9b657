import type { Localized } from '@clearline/card';

export const PLACEMENTS = ['board', 'banner', 'popup'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** board: listed under /notices only; banner and popup are also shown on every page while the notice is active. */
export interface Notice {
  slug: string;
  kind: 'number-changed' | 'number-retired' | 'number-added' | 'service';
  title: Localized;
  /** Plain text; a blank line parts paragraphs. */
  body: Localized;
  placements: readonly Placement[];
  /** RFC 3339, UTC. */
  publishedAt: string;
  /** When banner and pop-up begin and end; the page and the archive entry stay for ever. */
  startsAt: string;
  endsAt: string | null;
  /** The card version that this notice came with. */
  cardN: number | null;
  /** The channel it is about. */
  channel: string | null;
}
