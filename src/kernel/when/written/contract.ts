/**
 * Times as people write them, in registries and forms. Without a zone they are Beijing time; a date alone is the whole
 * day. Browser-safe.
 */
const MOMENT =
  /^((?:19|20|21)\d\d-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;
const DAY = 86_400_000;

export const isMoment = (text: string): boolean => milliseconds(text, 'start') !== null;

/**
 * A moment as an instant, RFC 3339 in UTC.
 * @param edge of a date alone: its first moment, or the end of the day.
 * @throws RangeError when `text` is not a moment by {@link isMoment}.
 */
export function instantOf(text: string, edge: 'start' | 'end'): string {
  return new Date(milliseconds(text, edge) ?? Number.NaN).toISOString();
}

function milliseconds(text: string, edge: 'start' | 'end'): number | null {
  const [, date, hour, minute = '00', second = '00', zone = '+08:00'] = MOMENT.exec(text) ?? [];
  if (date === undefined || !isDate(date)) return null;
  if (hour === undefined) return Date.parse(`${date}T00:00:00+08:00`) + (edge === 'end' ? DAY : 0);
  return Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}

function isDate(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const UNITS: Record<string, number> = { m: 1, h: 60, d: 1440 };

/** `5m`, `24h`, `3d` in minutes; null when it is none of these. */
export function minutesOf(duration: string): number | null {
  const [, count, unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(duration) ?? [];
  const perUnit = UNITS[unit];
  return perUnit === undefined ? null : Number(count) * perUnit;
}
