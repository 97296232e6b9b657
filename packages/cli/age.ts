/** How old a cosignature may be before it says nothing about now; logs have theirs renewed after half of that. */
export const COSIGNATURE_MAX_AGE_MS = 24 * 3_600_000;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `90m`, `24h` or `7d`; null for what is none. */
export function durationOf(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? null : Number(count) * unitMs;
}
