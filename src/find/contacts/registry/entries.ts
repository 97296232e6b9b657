/** The parts of a card as the registry file writes them, every key spelt out. */
import { type CardContent, canonical, type Hours, type Retired, type Span } from '@clearline/card';
import { beijingTime } from '../../../kernel/when/contract.ts';
import { instantOf, isMoment } from '../../../kernel/when/written/contract.ts';
import { daysKey, runsOf, writeSpan } from '../../hours/contract.ts';
import type { Notice } from '../../notices/index.ts';
import type {
  ChannelEntry,
  HoursEntry,
  NeverEntry,
  NoticeEntry,
  OperatorEntry,
  RetiredEntry,
} from '../contract.ts';
import type { DraftNotice } from '../publish.ts';
import type { DeclaredRetired, DraftChannel } from '../succession.ts';
import { ALWAYS } from './hours.ts';

const DAY = 86_400_000;

type Entry = Record<string, unknown>;

/** The members that are there. */
const present = <T extends Entry>(entry: T): T =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;

export const operatorEntry = ({
  legalName,
  name,
  licences,
  filings,
}: CardContent['operator']): OperatorEntry =>
  ({ name, legal_name: legalName, licences, filings }) as OperatorEntry;

export const neverEntry = ({ id, text }: CardContent['never'][number]): NeverEntry => ({ id, ...text });

/** With its hours inline, and without `since`, which the record knows. */
export function channelEntry(channel: DraftChannel): ChannelEntry {
  const { id, kind, label, hours, replyWithinMinutes, badge, since: _, ...said } = channel;
  return present({
    id,
    kind,
    label,
    ...valueEntry(said, channel),
    hours: canonical(hours) === canonical(ALWAYS) ? '7x24' : hoursEntry(hours),
    reply_within: replyWithinMinutes === undefined ? undefined : duration(replyWithinMinutes),
    badge: badge && {
      subject: badge.subject,
      name: badge.name,
      checked_at: badge.checkedAt,
      expires: badge.expires,
    },
  }) as unknown as ChannelEntry;
}

/** Everything but a phone's members has the same names in the card and in the file. */
function valueEntry(said: Entry, channel: DraftChannel): Entry {
  if (channel.kind !== 'phone') return said;
  const { reachableFrom, number, ...rest } = said;
  return { number: channel.number.display, ...rest, reachable_from: reachableFrom };
}

export function hoursEntry({ zone, weekly, holidays, makeUpDays, closures }: Hours): HoursEntry {
  const special = (spans: 'as-usual' | Span[]) => (spans === 'as-usual' ? spans : spansEntry(spans));
  return present({
    zone,
    weekly: weekEntry(weekly),
    holidays: special(holidays),
    make_up_days: canonical(makeUpDays) === canonical(weekly.mon) ? 'workday' : special(makeUpDays),
    closures:
      closures.length === 0
        ? undefined
        : closures.map(({ from, until, reason }) =>
            present({ from: moment(from, 'start'), until: moment(until, 'end'), reason }),
          ),
  }) as HoursEntry;
}

/** Days that follow one another with the same spans stand together: `mon-fri`. A day without any is left out. */
const weekEntry = (weekly: Hours['weekly']): Entry =>
  Object.fromEntries(
    runsOf(weekly)
      .filter(({ spans }) => spans.length > 0)
      .map(({ days, spans }) => [daysKey(days), spansEntry(spans)]),
  );

const spansEntry = (spans: readonly Span[]) => (spans.length === 0 ? 'closed' : spans.map(writeSpan));

export function retiredEntry({
  display,
  from,
  until,
  value: _,
  ...said
}: DeclaredRetired | Retired): RetiredEntry {
  const [first, last] = [from && moment(from, 'start'), until && moment(until, 'start')];
  return present({
    ...said,
    value: display,
    from: first === last ? undefined : first,
    until: last,
  }) as RetiredEntry;
}

/** @param publishedAt a start that is the same need not be written */
export function noticeEntry(
  { slug, title, body, placements, startsAt, endsAt }: DraftNotice,
  publishedAt?: Notice['publishedAt'],
): NoticeEntry {
  const starts = startsAt === null || startsAt === publishedAt ? undefined : moment(startsAt, 'start');
  const ends = endsAt === null ? undefined : moment(endsAt, 'end');
  return present({ slug, title, body, placements, starts_at: starts, ends_at: ends }) as NoticeEntry;
}

/** A date, a time in Beijing, or to the second with its zone, whichever is enough; undefined in a year that no file has. */
export function moment(instant: string, edge: 'start' | 'end'): string | undefined {
  const at = Math.floor(Date.parse(instant) / 1000) * 1000;
  const exact = new Date(at).toISOString();
  const date = beijingTime(edge === 'end' ? at - DAY : at).slice(0, 10);
  return [date, beijingTime(at), exact.replace('.000Z', 'Z')].find(
    (text) => isMoment(text) && instantOf(text, edge) === exact,
  );
}

function duration(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes}m`;
  return minutes % 1440 === 0 && minutes > 1440 ? `${minutes / 1440}d` : `${minutes / 60}h`;
}
