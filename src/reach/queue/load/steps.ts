/** How load moves from step to step: as data, one step at a time, and later down than up. Pure. */
import { type Measure, STEPS, type Step } from './contract.ts';

interface Threshold {
  readonly waitSeconds: number;
  readonly perAgent: number;
}

/** One is entered where either is reached, and left where both are below. */
export const THRESHOLDS: Readonly<
  Record<Exclude<Step, 'normal'>, { readonly enter: Threshold; readonly leave: Threshold }>
> = {
  publish: { enter: { waitSeconds: 300, perAgent: 2 }, leave: { waitSeconds: 180, perAgent: 1 } },
  message: { enter: { waitSeconds: 900, perAgent: 5 }, leave: { waitSeconds: 600, perAgent: 3 } },
  asynchronous: { enter: { waitSeconds: 1_800, perAgent: 8 }, leave: { waitSeconds: 1_200, perAgent: 5 } },
  incident: { enter: { waitSeconds: 3_600, perAgent: 15 }, leave: { waitSeconds: 2_400, perAgent: 10 } },
};

/** The measures must have pointed the same way for so long. */
export const RISE_SECONDS = 30;
export const FALL_SECONDS = 180;

export interface Standing {
  readonly step: Step;
  readonly leaning: 'up' | 'down' | null;
  /** Milliseconds since the epoch; null while it leans nowhere. */
  readonly leaningSince: number | null;
}

export const CALM: Standing = { step: 'normal', leaning: null, leaningSince: null };

export function moved(standing: Standing, measure: Measure, now: number): Standing {
  const leaning = leaningOf(standing.step, measure);
  if (leaning === null) return { step: standing.step, leaning: null, leaningSince: null };
  const since = leaning === standing.leaning ? (standing.leaningSince ?? now) : now;
  const seconds = leaning === 'up' ? RISE_SECONDS : FALL_SECONDS;
  if (now - since < seconds * 1000) return { step: standing.step, leaning, leaningSince: since };
  // The next one has to be earned anew.
  return { step: neighbour(standing.step, leaning) ?? standing.step, leaning: null, leaningSince: null };
}

function leaningOf(step: Step, measure: Measure): Standing['leaning'] {
  const above = neighbour(step, 'up');
  if (above !== null && above !== 'normal' && reaches(measure, THRESHOLDS[above].enter)) return 'up';
  return step !== 'normal' && !reaches(measure, THRESHOLDS[step].leave) ? 'down' : null;
}

const reaches = ({ waitSeconds, perAgent }: Measure, threshold: Threshold): boolean =>
  perAgent >= threshold.perAgent || (waitSeconds !== null && waitSeconds >= threshold.waitSeconds);

const neighbour = (step: Step, way: 'up' | 'down'): Step | null =>
  STEPS[STEPS.indexOf(step) + (way === 'up' ? 1 : -1)] ?? null;
