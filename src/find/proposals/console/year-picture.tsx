/** Twelve months: holidays, make-up days, days of one's own and closures, by colour, letter and shape. */
import { DAYS } from '@clearline/card';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { dayName } from '../../hours/contract.ts';
import { words } from '../../surfaces/contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { type DayKind, moved, weeksOf } from './year.ts';

export interface DayInfo {
  readonly kind: DayKind;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly own: boolean;
  readonly closed: boolean;
}

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const;
const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

interface Props {
  readonly year: number;
  readonly today: string;
  readonly chosen: string;
  readonly infoOf: (date: string) => DayInfo;
  /** May lie in another year. */
  readonly onChoose: (date: string) => void;
}

export function YearPicture({ year, today, chosen, infoOf, onChoose }: Props) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const follow = useRef(false);
  useEffect(() => {
    if (follow.current) document.getElementById(`day-${chosen}`)?.focus();
    follow.current = false;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    follow.current = true;
    onChoose(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the days inside
    <div className="cl-year" onKeyDown={onKeyDown}>
      {MONTHS.map((month) => (
        <Month key={`${year}-${month}`} {...{ year, month, today, chosen, infoOf, onChoose }} />
      ))}
      <ul className="cl-legend">
        <li>
          <i className="cl-dot holiday">{t.marks.holiday}</i> {w.days.holiday}
        </li>
        <li>
          <i className="cl-dot make-up">{t.marks['make-up']}</i> {w.days['make-up']}
        </li>
        <li>
          <i className="cl-dot own" /> {t.legend.own}
        </li>
        <li>
          <i className="cl-dot closure" /> {t.legend.closure}
        </li>
      </ul>
    </div>
  );
}

function Month({ year, month, today, chosen, infoOf, onChoose }: Props & { month: number }) {
  const lang = useLang();
  const name = monthName(month, lang);
  return (
    <table className="cl-month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {DAYS.map((day) => (
            <th key={day} scope="col" abbr={dayName(day, lang)}>
              {lang === 'zh' ? dayName(day, lang).slice(1) : dayName(day, lang).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((date, at) => (
              <td key={date ?? `gap-${DAYS[at]}`}>
                {date !== null && (
                  <DayButton
                    date={date}
                    info={infoOf(date)}
                    today={date === today}
                    chosen={date === chosen}
                    onChoose={onChoose}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly date: string;
  readonly info: DayInfo;
  readonly today: boolean;
  readonly chosen: boolean;
  readonly onChoose: (date: string) => void;
}

function DayButton({ date, info, today, chosen, onChoose }: DayProps) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const lang = useLang();
  const said = [
    dayText(date, lang),
    info.kind === 'ordinary' && !info.own ? undefined : w.days[info.kind],
    info.name?.[lang],
    info.own ? t.legend.own : undefined,
    info.closed ? t.legend.closure : undefined,
    today ? t.legend.today : undefined,
  ];
  const classes = [
    info.kind,
    info.own && 'own',
    info.closed && 'closure',
    today && 'today',
    chosen && 'chosen',
  ];
  return (
    <button
      type="button"
      id={`day-${date}`}
      className={['cl-date', ...classes.filter(Boolean)].join(' ')}
      tabIndex={chosen ? 0 : -1}
      aria-pressed={chosen}
      data-mark={t.marks[info.kind]}
      aria-label={said.filter((part) => part !== undefined).join(' · ')}
      onClick={() => onChoose(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}

const monthName = (month: number, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'UTC', month: 'long' }).format(Date.UTC(2000, month));

export const dayText = (date: string, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(LOCALE[lang], {
    timeZone: 'UTC',
    dateStyle: 'full',
  }).format(new Date(`${date}T00:00:00Z`));
