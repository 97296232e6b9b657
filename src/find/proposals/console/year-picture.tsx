/** Twelve months: holidays, make-up days, days of one's own and closures, by colour, letter and shape. */
import { DAYS } from '@clearline/card';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
} from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { dayName } from '../../hours/contract.ts';
import { words } from '../../surfaces/contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { type DayKind, moved, weeksOf } from './year.ts';
import { holds, type Range } from './year-range.ts';
import { dayText } from './year-text.ts';

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
  readonly range: Range;
  readonly infoOf: (date: string) => DayInfo;
  /** May lie in another year. @param extend from where the range began, instead of beginning anew */
  readonly onPick: (date: string, extend: boolean) => void;
}

interface PictureProps extends Props {
  /** Drawn with a mouse. */
  readonly onDraw: (range: Range) => void;
  /** What is made of the picked days; on a narrow screen it stands below their month. */
  readonly children: ReactNode;
}

export function YearPicture({ children, onDraw, ...props }: PictureProps) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const { year, range, onPick } = props;
  const { chosen } = range;
  const follow = useRef(false);
  useEffect(() => {
    // Another year may still be on its way.
    if (Number(chosen.slice(0, 4)) !== year) return;
    const isHere = document.activeElement?.matches('body, .cl-date');
    if (follow.current && isHere) document.getElementById(`day-${chosen}`)?.focus();
    follow.current = false;
  }, [chosen, year]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'Escape' ? chosen : moved(chosen, event.key);
    const isOnDay = event.target instanceof HTMLElement && event.target.matches('.cl-date');
    if (next === null || !isOnDay) return;
    event.preventDefault();
    follow.current = true;
    onPick(next, event.shiftKey);
  };
  const draw = useDrawing(chosen, onDraw);
  const month = Number(chosen.slice(5, 7)) - 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the days inside
    <div className="cl-year" onKeyDown={onKeyDown} {...draw}>
      {MONTHS.map((at) => (
        <Month key={`${year}-${at}`} {...props} month={at} />
      ))}
      <div className="cl-picked" style={{ '--month': month } as CSSProperties}>
        {children}
      </div>
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

const dateAt = ({ target }: PointerEvent): string | null =>
  target instanceof Element ? (target.closest('.cl-date')?.id.slice('day-'.length) ?? null) : null;

/** A mouse draws a range from where it is pressed. Fingers scroll, so they only tap. */
function useDrawing(chosen: string, onDraw: (range: Range) => void) {
  const pressed = useRef<string | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      const begins = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey;
      pressed.current = begins ? dateAt(event) : null;
    },
    onPointerOver: (event: PointerEvent) => {
      const date = dateAt(event);
      if (event.buttons !== 1) pressed.current = null;
      if (pressed.current === null || date === null || date === chosen) return;
      onDraw({ anchor: pressed.current, chosen: date });
    },
  };
}

function Month({ year, month, today, range, infoOf, onPick }: Props & { month: number }) {
  const lang = useLang();
  const name = monthName(month, lang);
  return (
    <table className="cl-month" style={{ '--month': month } as CSSProperties}>
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
                    chosen={date === range.chosen}
                    picked={holds(range, date)}
                    onPick={onPick}
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
  readonly picked: boolean;
  readonly onPick: Props['onPick'];
}

function DayButton({ date, info, today, chosen, picked, onPick }: DayProps) {
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
    picked && 'picked',
    chosen && 'chosen',
  ];
  return (
    <button
      type="button"
      id={`day-${date}`}
      className={['cl-date', ...classes.filter(Boolean)].join(' ')}
      tabIndex={chosen ? 0 : -1}
      aria-pressed={picked}
      data-mark={t.marks[info.kind]}
      aria-label={said.filter((part) => part !== undefined).join(' · ')}
      onClick={(event) => onPick(date, event.shiftKey)}
    >
      {Number(date.slice(8))}
    </button>
  );
}

const monthName = (month: number, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'UTC', month: 'long' }).format(Date.UTC(2000, month));
