import * as z from 'zod';
import { CalendarDate, Instant, Localized } from './text.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** A time of day; 24:00 is the end of the day. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** `to` not after `from` means that the span runs past midnight into the next day. */
export const Span = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type Span = z.infer<typeof Span>;

const Spans = z.array(Span).max(8);
// Engines also take offsets such as +08:00, which know no history.
const Zone = z
  .string()
  .max(64, { abort: true })
  .regex(/^[A-Za-z]/, { abort: true })
  .refine(isZone, { error: 'is no time zone of the IANA database' });

/** Half open: [from, until). */
const Closure = z
  .strictObject({ from: Instant, until: Instant, reason: Localized.optional() })
  .refine((c) => c.from < c.until, { error: 'ends before it begins', path: ['until'] });

export const Hours = z.strictObject({
  zone: Zone,
  weekly: z.strictObject({
    mon: Spans,
    tue: Spans,
    wed: Spans,
    thu: Spans,
    fri: Spans,
    sat: Spans,
    sun: Spans,
  }),
  /** On public holidays: the weekday's own spans, or these (an empty list is closed). */
  holidays: z.union([z.literal('as-usual'), Spans]),
  /** On make-up working days (调休): the weekday's own spans, or these. */
  makeUpDays: z.union([z.literal('as-usual'), Spans]),
  /** Temporary closures. */
  closures: z.array(Closure).max(64),
});
export type Hours = z.infer<typeof Hours>;

/** A day on which the official calendar of mainland China is not what the operator follows. */
export const CalendarOverride = z.strictObject({
  date: CalendarDate,
  kind: z.enum(['holiday', 'make-up', 'ordinary']),
  name: Localized.optional(),
});
export type CalendarOverride = z.infer<typeof CalendarOverride>;

let usualZones: ReadonlySet<string> | undefined;

/** To ask Intl takes longer than the rest of a channel; it also knows names that it does not list. */
function isZone(name: string): boolean {
  usualZones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (usualZones.has(name)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
