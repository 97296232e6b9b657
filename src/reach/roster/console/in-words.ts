/** What a roster says, field by field. Pure. */
import type { Lang, Span } from '@clearline/card';
import { hoursText } from '../../../find/hours/contract.ts';
import type { RosterGiven } from '../contract.ts';
import type { rosterTexts } from './messages.ts';

const spanText = ({ from, to }: Span): string => `${from}–${to}`;

/** The name of each field, and its value in words. */
export function fieldsIn(t: (typeof rosterTexts)['zh'], lang: Lang) {
  const week = (weekly: RosterGiven['weekly']) =>
    hoursText({ weekly, holidays: 'as-usual', makeUpDays: 'as-usual' }, lang);
  const day = ({ day, spans }: RosterGiven['days'][number]) =>
    `${day || t.day} ${spans.length > 0 ? spans.map(spanText).join(' · ') : t.off}`;
  const days = (all: RosterGiven['days']) => (all.length > 0 ? all.map(day).join('; ') : t.noDays);
  return {
    weekly: [t.week, week],
    followsHolidays: [t.follows, (follows: boolean) => (follows ? t.yes : t.no)],
    days: [t.days, days],
    lastMinutes: [t.last, String],
  } as const;
}
