/** The operator's own days on top of the public calendar. */
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import { getCalendar } from '../contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { FieldGroup } from './field.tsx';
import { NO_TEXTS, OneOf, type Texts, TextsInput } from './inputs.tsx';
import { nowInBeijing } from './moment.ts';
import type { Problem } from './problems.ts';
import type { Closure } from './week.ts';
import { covers, type DayKind } from './year.ts';
import { type DayInfo, dayText, YearPicture } from './year-picture.tsx';

export interface OwnDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name?: Texts;
}

interface Props {
  readonly value: readonly OwnDay[];
  readonly onChange: (days: readonly OwnDay[]) => void;
  readonly closures: readonly { readonly label: Texts; readonly closure: Closure }[];
  readonly problems: readonly Problem[];
}
type YearDays = (typeof getCalendar)['answer']['_output'];

export function YearEditor(props: Props) {
  const t = useText(calendarMessages);
  const today = nowInBeijing().slice(0, 10);
  const [chosen, setChosen] = useState(today);
  const year = Number(chosen.slice(0, 4));
  const asked = useAsk(getCalendar, { query: { year: String(year) } });
  const turn = (years: number) => setChosen(`${year + years}-01-01`);
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
          <Year {...props} calendar={calendar} today={today} chosen={chosen} onChoose={setChosen} />
        )}
      </Asked>
    </Section>
  );
}

interface YearProps extends Props {
  readonly calendar: YearDays;
  readonly today: string;
  readonly chosen: string;
  readonly onChoose: (date: string) => void;
}

function Year({ value, onChange, closures, problems, calendar, today, chosen, onChoose }: YearProps) {
  const t = useText(calendarMessages);
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
  const set = (day: OwnDay | null) => {
    const others = value.filter(({ date }) => date !== chosen);
    onChange(day ? [...others, day].toSorted((a, b) => a.date.localeCompare(b.date)) : others);
  };
  return (
    <div className="cl-year-editor">
      {!calendar.known && <p className="cl-warning cl-note">{t.unknown(calendar.year)}</p>}
      {problems.map((problem) => (
        <p key={problem.message} className={`cl-${problem.level} cl-note`} role="status">
          {problem.message} <span className="cl-fix">{problem.fix}</span>
        </p>
      ))}
      <YearPicture {...{ today, chosen, infoOf, onChoose }} year={calendar.year} />
      <DayEditor
        date={chosen}
        own={own.get(chosen)}
        official={open.get(chosen)}
        closures={closures.filter(({ closure }) => covers(closure, chosen))}
        onChange={set}
      />
    </div>
  );
}

interface DayProps {
  readonly date: string;
  readonly own: OwnDay | undefined;
  readonly official: YearDays['days'][number] | undefined;
  readonly closures: Props['closures'];
  readonly onChange: (day: OwnDay | null) => void;
}

function DayEditor({ date, own, official, closures, onChange }: DayProps) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const lang = useLang();
  return (
    <div className="cl-day-editor" aria-live="polite">
      <h3>{dayText(date, lang)}</h3>
      <p className="fine">
        {t.publicSays}: {w.days[official?.kind ?? 'ordinary']} {official?.name?.[lang]}
      </p>
      {closures.map(({ label, closure }) => (
        <p key={label.en + closure.from} className="fine">
          {t.closed}: {label[lang]} {closure.from} – {closure.until} {closure.reason?.[lang]}
        </p>
      ))}
      <FieldGroup name={t.ours}>
        {() => (
          <OneOf
            of={['', 'holiday', 'make-up', 'ordinary'] as const}
            name={(kind) => (kind === '' ? t.follow : w.days[kind])}
            value={own?.kind ?? ''}
            onChange={(kind) => onChange(kind === '' ? null : { ...own, date, kind })}
          />
        )}
      </FieldGroup>
      {own && (
        <FieldGroup name={t.dayName}>
          {(aria) => (
            <TextsInput
              aria={aria}
              name={t.dayName}
              value={own.name ?? NO_TEXTS}
              onChange={(name) => {
                const { name: _, ...bare } = own;
                onChange(name.zh === '' && name.en === '' ? bare : { ...bare, name });
              }}
            />
          )}
        </FieldGroup>
      )}
    </div>
  );
}
