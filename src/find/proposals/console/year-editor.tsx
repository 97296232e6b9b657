/** The operator's own days on top of the public calendar. */
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import { getCalendar } from '../contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { type Closed, DayEditor } from './day-editor.tsx';
import { nowInBeijing } from './moment.ts';
import type { Problem } from './problems.ts';
import { covers } from './year.ts';
import { type DayInfo, YearPicture } from './year-picture.tsx';
import { arranged, daysOf, endsOf, type OwnDay, only, type Range } from './year-range.ts';
import { dayText } from './year-text.ts';

interface Props {
  readonly value: readonly OwnDay[];
  /** @param what tells one step of undoing from the next */
  readonly onChange: (what: string, days: readonly OwnDay[]) => void;
  readonly onUndo: () => void;
  readonly closures: readonly Closed[];
  readonly problems: readonly Problem[];
}
type YearDays = (typeof getCalendar)['answer']['_output'];

export function YearEditor(props: Props) {
  const t = useText(calendarMessages);
  const today = nowInBeijing().slice(0, 10);
  const [range, setRange] = useState(only(today));
  const year = Number(range.chosen.slice(0, 4));
  const asked = useAsk(getCalendar, { query: { year: String(year) } }, { keep: true });
  /** The next press ends the range: for fingers, which can neither drag nor hold a key. */
  const [isOpen, setOpen] = useState(false);
  const turn = (years: number) => {
    const chosen = `${year + years}-01-01`;
    setRange(isOpen ? { ...range, chosen } : only(chosen));
  };
  return (
    <Section
      title={`${t.year} ${year}`}
      lead={t.keys}
      actions={
        <>
          <Button onClick={() => turn(-1)} aria-label={t.previous(year - 1)}>
            ‹ {year - 1}
          </Button>
          <Button onClick={() => turn(1)} aria-label={t.next(year + 1)}>
            {year + 1} ›
          </Button>
        </>
      }
    >
      <Asked of={asked} lines={6}>
        {(calendar) => (
          <Year
            {...props}
            {...{ calendar, today, range, isOpen }}
            busy={asked.isPlaceholderData}
            onRange={setRange}
            onOpen={setOpen}
          />
        )}
      </Asked>
    </Section>
  );
}

interface YearProps extends Props {
  readonly calendar: YearDays;
  readonly today: string;
  readonly range: Range;
  readonly isOpen: boolean;
  /** The year that was turned to is still on its way. */
  readonly busy: boolean;
  readonly onRange: (range: Range) => void;
  readonly onOpen: (isOpen: boolean) => void;
}

function Year({ value, onChange, onUndo, closures, problems, ...props }: YearProps) {
  const { calendar, today, range, isOpen, busy, onRange, onOpen } = props;
  const t = useText(calendarMessages);
  const w = useText(words);
  const lang = useLang();
  const own = new Map(value.map((day) => [day.date, day]));
  const open = new Map(
    calendar.days.filter(({ source }) => source === 'public').map((day) => [day.date, day]),
  );
  const infoOf = (date: string): DayInfo => {
    const mine = own.get(date);
    const theirs = open.get(date);
    return {
      kind: mine?.kind ?? theirs?.kind ?? 'ordinary',
      name: mine?.name ?? (mine ? null : (theirs?.name ?? null)),
      own: mine !== undefined,
      closed: closures.some(({ closure }) => covers(closure, date)),
    };
  };
  const pick = (date: string, extend: boolean) => {
    onRange(extend || isOpen ? { ...range, chosen: date } : only(date));
    onOpen(false);
  };
  const draw = (drawn: Range) => {
    onRange(drawn);
    onOpen(false);
  };
  const [first, last] = endsOf(range);
  const official = open.get(range.chosen);
  return (
    <div className="cl-year-editor" aria-busy={busy}>
      {!calendar.known && <p className="cl-warning cl-note">{t.unknown(calendar.year)}</p>}
      {problems.map((problem) => (
        <p key={problem.message} className={`cl-${problem.level} cl-note`} role="status">
          {problem.message} <span className="cl-fix">{problem.fix}</span>
        </p>
      ))}
      <p role="status" className={isOpen ? 'cl-until' : 'hid'}>
        {isOpen && (
          <>
            {t.untilHint(dayText(range.anchor, lang))}{' '}
            <button type="button" className="link" onClick={() => onOpen(false)}>
              {t.cancel}
            </button>
          </>
        )}
      </p>
      <YearPicture {...{ today, range, infoOf }} year={calendar.year} onPick={pick} onDraw={draw}>
        <DayEditor
          range={range}
          own={own}
          official={`${w.days[official?.kind ?? 'ordinary']} ${official?.name?.[lang] ?? ''}`}
          closures={first === last ? closures.filter(({ closure }) => covers(closure, first)) : []}
          onArrange={(what, like) => onChange(what, arranged(value, daysOf(range), like))}
          onUndo={onUndo}
          onUntil={isOpen ? null : () => onOpen(true)}
        />
      </YearPicture>
    </div>
  );
}
