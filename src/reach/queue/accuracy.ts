/** How true it was what we said of waits: over all days, and of each. Pure. */
import { beijingTime } from '../../kernel/when/contract.ts';
import { calibrateBy, PROMISED_SHARE } from '../waits/index.ts';
import type { Accuracy } from './contract.ts';
import type { WaitRow } from './store/wait.ts';

export const rangeOf = ({ lowSeconds, highSeconds }: Pick<WaitRow, 'lowSeconds' | 'highSeconds'>) =>
  lowSeconds === null || highSeconds === null ? null : { lowSeconds, highSeconds };

export function accuracyOf(waits: readonly WaitRow[], days: number, now: number): Accuracy {
  const all = waits.map((wait) => {
    const range = rangeOf(wait);
    const endedAt = (wait.takenAt ?? wait.leftAt)?.getTime() ?? now;
    return {
      day: beijingTime(wait.queuedAt.getTime()).slice(0, 10),
      said: range && { ...range, meanSeconds: wait.meanSeconds ?? range.lowSeconds },
      outcome: wait.takenAt ? ('answered' as const) : wait.leftAt ? ('left' as const) : ('waiting' as const),
      seconds: Math.max(0, endedAt - wait.queuedAt.getTime()) / 1000,
    };
  });
  const found = calibrateBy(all, () => 'all')[0]?.calibration;
  const { told = 0, untold = 0, inside = 0, shorter = 0, longer = 0 } = found ?? {};
  const { insideAtLeast = 0, insideAtMost = 0 } = found ?? {};
  const byDay = calibrateBy(all, ({ day }) => day)
    .filter(({ calibration }) => calibration.told > 0)
    .map(({ band, calibration }) => {
      const { told, inside, shorter, longer } = calibration;
      return { day: band, told, inside, shorter, longer };
    });
  const shares = { inside, shorter, longer, insideAtLeast, insideAtMost };
  return { days, promised: PROMISED_SHARE, told, untold, ...shares, byDay };
}
