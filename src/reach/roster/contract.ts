/** The roster: when each agent works. Browser-safe. */
import { CalendarOverride, Span } from '@clearline/card';
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { LINE_REFUSALS } from '../conversations/contract.ts';

export { ROSTER_DEEDS } from './deeds/contract.ts';

export const USUAL_LAST_MINUTES = 10;
export const MOST_LAST_MINUTES = 120;
const MOST_SPANS = 4;
const MOST_DAYS = 366;

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** In order, none into another, and none of no length; only the last may run past midnight. */
export const RosterSpans = z
  .array(Span)
  .max(MOST_SPANS)
  .refine(
    (all) =>
      all.every(({ from, to }, n) => {
        const next = all[n + 1];
        return from !== to && (next === undefined || (from < to && minute(to) <= minute(next.from)));
      }),
    'overlap',
  );

export const RosterWeek = z.strictObject({
  mon: RosterSpans,
  tue: RosterSpans,
  wed: RosterSpans,
  thu: RosterSpans,
  fri: RosterSpans,
  sat: RosterSpans,
  sun: RosterSpans,
});

const Given = z.strictObject({
  weekly: RosterWeek,
  /** Off on public holidays, and on make-up working days as on a Monday. */
  followsHolidays: z.boolean(),
  /** So long before the end of a shift nobody new comes. */
  lastMinutes: z.int().min(0).max(MOST_LAST_MINUTES),
  /** What holds on one day instead; no spans is off. */
  days: z
    .array(z.strictObject({ day: CalendarOverride.shape.date, spans: RosterSpans }))
    .max(MOST_DAYS)
    .refine((all) => new Set(all.map(({ day }) => day)).size === all.length, 'each once'),
});
export type RosterGiven = z.infer<typeof Given>;

export const Roster = z
  .object({ personId: z.uuid(), ...Given.shape, revision: z.int() })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof Roster>;

/** Half open. */
export const Shift = z.object({ from: z.iso.datetime(), until: z.iso.datetime() }).meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

/** Why nobody new comes to somebody who says that they are available. */
export const RESTS = ['ends-soon', 'over'] as const;
export type Rest = (typeof RESTS)[number];

const one = z.strictObject({ id: z.uuid() });
/** That was seen, where that matters. */
const query = z.strictObject({ revision: z.coerce.number().int().positive().optional() });

export const rosterApi = {
  list: endpoint({
    method: 'GET',
    path: '/rosters',
    summary: 'List who works when. Whoever is not there works whenever they say so.',
    access: 'reach.supervise',
    answer: z.object({
      /** In which all of it is meant. */
      zone: z.string(),
      /** The hours that the Contact Card publishes for people, to begin with. */
      service: z.object({ weekly: RosterWeek, followsHolidays: z.boolean() }).nullable(),
      rosters: z.array(Roster),
    }),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/rosters/:id',
    summary: 'Set when somebody works: this is all of it.',
    access: 'reach.supervise',
    params: one,
    /** `revision`: of the roster that was seen; 0 where there was none. */
    body: Given.extend({ revision: z.int().nonnegative() }),
    answer: Roster,
    refusals: ['not-an-agent', 'roster-has-changed', 'no-roster'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/rosters/:id',
    summary: 'Let somebody work whenever they say so.',
    access: 'reach.supervise',
    params: one,
    query,
    answer: null,
    refusals: ['no-roster', 'roster-has-changed'],
  }),
};

export const ROSTER_REFUSALS = {
  'not-an-agent': LINE_REFUSALS['not-an-agent'],
  'roster-has-changed': {
    status: 409,
    zh: '这份排班刚被别人改过。请看过新的内容，再保存或删除。',
    en: 'Somebody has changed these shifts just now. Look at them as they are, then save or remove them.',
  },
  'no-roster': {
    status: 404,
    zh: '这位同事没有排班。',
    en: 'They have no shifts.',
  },
} as const satisfies Refusals;
