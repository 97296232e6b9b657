import type { Hours, Span } from '@clearline/card';

/** Hours for tests: Monday to Friday as given, the week-end closed unless given, in Beijing, nothing special. */
export function weekOf(weekdays: Span[], weekend: Span[] = [], more: Partial<Hours> = {}): Hours {
  const [mon, tue, wed, thu, fri] = [weekdays, weekdays, weekdays, weekdays, weekdays];
  return {
    zone: 'Asia/Shanghai',
    weekly: { mon, tue, wed, thu, fri, sat: weekend, sun: weekend },
    holidays: 'as-usual',
    makeUpDays: 'as-usual',
    closures: [],
    ...more,
  };
}

/** '09:00-18:00' as a span. */
export const span = (text: string): Span => ({ from: text.slice(0, 5), to: text.slice(6) });
