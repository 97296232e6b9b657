/** What the picked days are by the public calendar, and what the operator makes of them: one arrangement for all. */
import { Button } from 'antd';
import { useState } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { FieldGroup } from './field.tsx';
import { OneOf, type Texts, TextsInput } from './inputs.tsx';
import type { Closure } from './week.ts';
import { type Arrangement, daysOf, endsOf, type OwnDay, type Range, shared } from './year-range.ts';
import { dayText } from './year-text.ts';

export interface Closed {
  readonly label: Texts;
  readonly closure: Closure;
}

interface Props {
  readonly range: Range;
  readonly own: ReadonlyMap<string, OwnDay>;
  /** What the public calendar says of a single day. */
  readonly official: string;
  readonly closures: readonly Closed[];
  /** @param what tells one step of undoing from the next */
  readonly onArrange: (what: string, like: (before: OwnDay | undefined) => Arrangement) => void;
  readonly onUndo: () => void;
  /** Offers to pick the last day with the next press; null while one does. */
  readonly onUntil: (() => void) | null;
}

export function DayEditor({ range, own, official, closures, onArrange, onUndo, onUntil }: Props) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const lang = useLang();
  const [applied, setApplied] = useState<{ to: Range; text: string } | null>(null);
  const days = daysOf(range);
  const [first, last] = endsOf(range);
  const isRange = days.length > 1;
  const mine = days.map((date) => own.get(date));
  const kind = shared(mine.map((day) => day?.kind ?? ''));
  const arrange = (next: OwnDay['kind'] | '') => {
    onArrange(`${first} ${last} ${next}`, (before) => (next === '' ? null : { ...before, kind: next }));
    setApplied({ to: range, text: t.applied(days.length, next === '' ? t.follow : w.days[next]) });
  };
  const undo = () => {
    onUndo();
    setApplied(null);
  };
  return (
    <div className="cl-day-editor">
      <div className="cl-foot" aria-live="polite">
        <h3>
          {isRange ? t.range(dayText(first, lang), dayText(last, lang), days.length) : dayText(first, lang)}
        </h3>
        {onUntil && <Button onClick={onUntil}>{t.until}</Button>}
      </div>
      {!isRange && (
        <p className="fine">
          {t.publicSays}: {official}
        </p>
      )}
      {closures.map(({ label, closure }) => (
        <p key={label.en + closure.from} className="fine">
          {t.closed}: {label[lang]} {closure.from} – {closure.until} {closure.reason?.[lang]}
        </p>
      ))}
      <FieldGroup name={t.ours} {...(kind === undefined && { help: t.mixed })}>
        {() => (
          <OneOf
            of={['', 'holiday', 'make-up', 'ordinary'] as const}
            name={(one) => (one === '' ? t.follow : w.days[one])}
            value={kind}
            onChange={arrange}
          />
        )}
      </FieldGroup>
      <p role="status">
        {isRange && applied?.to === range && (
          <>
            {applied.text}{' '}
            <button type="button" className="link" onClick={undo}>
              {t.undo}
            </button>
          </>
        )}
      </p>
      {mine.every((day) => day !== undefined) && <Name mine={mine} onArrange={onArrange} />}
    </div>
  );
}

function Name({ mine, onArrange }: { mine: readonly OwnDay[]; onArrange: Props['onArrange'] }) {
  const t = useText(calendarMessages);
  const common = (lang: keyof Texts) => shared(mine.map(({ name }) => name?.[lang] ?? '')) ?? '';
  const rename = (name: Texts) =>
    onArrange(`name ${mine[0]?.date}`, (before) => {
      if (!before) return null;
      const { name: _, ...bare } = before;
      return name.zh === '' && name.en === '' ? bare : { ...bare, name };
    });
  return (
    <FieldGroup name={t.dayName} help={t.dayNameHelp}>
      {(aria) => (
        <TextsInput
          aria={aria}
          name={t.dayName}
          value={{ zh: common('zh'), en: common('en') }}
          onChange={rename}
        />
      )}
    </FieldGroup>
  );
}
