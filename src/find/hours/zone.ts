/**
 * Local time in any IANA zone, from the engine's own zone data. A day is a number of days since 1970-01-01 in the
 * local calendar; an instant is milliseconds since the Unix epoch. An unknown zone is a RangeError.
 */
export const MINUTE = 60_000;
export const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How many milliseconds the zone's clocks are ahead of UTC. */
export function offsetAt(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const found = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(at));
  if (!found) return 0;
  const [, sign, hours, minutes, seconds = 0] = found;
  return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

export const localDay = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / DAY);

/** Minutes since the local clocks last read 00:00. */
export function localMinute(zone: string, at: number): number {
  const local = at + offsetAt(zone, at);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE);
}

/**
 * The instant at which the clocks read `minute` (1440 is the next midnight) of `day`. As in RFC 5545 and
 * Temporal's "compatible": a reading that occurs twice is the first one, and one that a gap leaves out is as far
 * after the gap as it stands in it.
 */
export function instantOf(zone: string, day: number, minute: number): number {
  const local = day * DAY + minute * MINUTE;
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  if (before === after || offsetAt(zone, local - before) === before) return local - before;
  return offsetAt(zone, local - after) === after ? local - after : local - before;
}

/** The first instant of the next local day: until then, words like "tomorrow" stay true. */
export const nextMidnight = (zone: string, at: number): number => instantOf(zone, localDay(zone, at) + 1, 0);

/** What the local clocks read, as `HH:MM`. */
export function clockAt(zone: string, at: number): string {
  const minute = localMinute(zone, at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** ISO 8601 calendar date of a day. */
export const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
