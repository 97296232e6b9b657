/** How an item stands among the others: what matters most is read first. Browser-safe. */
import type { VerifiedItem } from '../contract.ts';

/** Worst first. `forged`: our own number, shown by a call that it cannot have made. */
const STANDINGS = ['reported', 'like', 'forged', 'retired', 'unknown', 'order', 'official'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ verdict, kind, lookalikeOf, signals }: VerifiedItem): Standing {
  if (verdict === 'official') return signals.some(({ code }) => code === 'inbound-only') ? 'forged' : verdict;
  if (verdict !== 'unknown') return verdict;
  if (lookalikeOf) return 'like';
  return kind === 'order' ? 'order' : 'unknown';
}

/** What stands alike stays in the order of the text. */
export const worstFirst = (items: readonly VerifiedItem[]): readonly VerifiedItem[] =>
  STANDINGS.flatMap((standing) => items.filter((item) => standingOf(item) === standing));
