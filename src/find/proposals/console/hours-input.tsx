/** When somebody answers: always, or by the week with holidays, make-up days and closures. */
import { DAYS } from '@clearline/card';
import { Button, Input } from 'antd';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { dayName, hoursText } from '../../hours/contract.ts';
import { ClosuresInput } from './closures-input.tsx';
import { Labelled } from './field.tsx';
import { hoursMessages } from './hours-messages.ts';
import { OneOf } from './inputs.tsx';
import { SpansInput } from './spans-input.tsx';
import {
  ALWAYS,
  cardHours,
  type FileHours,
  OFFICE,
  readHours,
  type Special,
  type WeekHours,
  writeHours,
} from './week.ts';
import { WeekPicture } from './week-picture.tsx';

interface Props {
  readonly value: FileHours;
  readonly onChange: (hours: FileHours) => void;
}

const daily = (from: string, to: string): WeekHours => ({
  ...ALWAYS,
  week: { ...OFFICE.week, ...Object.fromEntries(DAYS.map((day) => [day, [{ from, to }]])) },
});
const PRESETS = { office: OFFICE, daily: daily('09:00', '21:00'), extended: daily('08:00', '02:00') };

export function HoursInput({ value, onChange }: Props) {
  const t = useText(hoursMessages);
  const lang = useLang();
  const hours = readHours(value);
  const set = (next: WeekHours) => onChange(writeHours(next));
  return (
    <div className="cl-stack">
      <OneOf
        of={['always', 'week'] as const}
        name={(mode) => t[mode]}
        value={value === '7x24' ? 'always' : 'week'}
        onChange={(mode) => onChange(mode === 'always' ? '7x24' : writeHours(OFFICE))}
        buttons
      />
      {value !== '7x24' && (
        <>
          <div className="cl-presets">
            <span>{t.presets}</span>
            {(['office', 'daily', 'extended'] as const).map((preset) => (
              <Button
                key={preset}
                size="small"
                onClick={() => set({ ...PRESETS[preset], closures: hours.closures })}
              >
                {t[preset]}
              </Button>
            ))}
          </div>
          <WeekInput hours={hours} onChange={set} />
          <p className="fine">{hoursText(cardHours(value), lang)}</p>
          <WeekPicture week={hours.week} />
          <SpecialInput
            name={t.holidays}
            of={['closed', 'as-usual', 'own']}
            value={hours.holidays}
            onChange={(holidays) => set({ ...hours, holidays })}
          />
          <SpecialInput
            name={t.makeUpDays}
            of={['workday', 'as-usual', 'closed', 'own']}
            value={hours.makeUpDays}
            onChange={(makeUpDays) => set({ ...hours, makeUpDays })}
          />
          <Labelled name={t.zone}>
            {(id) => (
              <Input
                id={id}
                value={hours.zone}
                maxLength={64}
                spellCheck={false}
                onChange={({ target }) => set({ ...hours, zone: target.value })}
              />
            )}
          </Labelled>
          <ClosuresInput value={hours.closures} onChange={(closures) => set({ ...hours, closures })} />
        </>
      )}
    </div>
  );
}

function WeekInput({ hours, onChange }: { hours: WeekHours; onChange: (hours: WeekHours) => void }) {
  const lang = useLang();
  const t = useText(hoursMessages);
  const workdays = () => {
    const { mon } = hours.week;
    onChange({ ...hours, week: { ...hours.week, tue: mon, wed: mon, thu: mon, fri: mon } });
  };
  return (
    <div className="cl-days">
      {DAYS.map((day) => (
        <div key={day} className="cl-day">
          <span className="strong">{dayName(day, lang)}</span>
          <SpansInput
            day={dayName(day, lang)}
            value={hours.week[day]}
            onChange={(spans) => onChange({ ...hours, week: { ...hours.week, [day]: spans } })}
          />
          {day === 'mon' && (
            <Button type="text" size="small" onClick={workdays}>
              {t.copy}
            </Button>
          )}
        </div>
      ))}
      <p className="cl-help">{t.midnight}</p>
    </div>
  );
}

type Choice = 'closed' | 'as-usual' | 'workday' | 'own';
interface SpecialProps {
  readonly name: string;
  readonly of: readonly Choice[];
  readonly value: Special;
  readonly onChange: (value: Special) => void;
}

function SpecialInput({ name, of, value, onChange }: SpecialProps) {
  const t = useText(hoursMessages);
  const choice: Choice = typeof value === 'string' ? value : value.length === 0 ? 'closed' : 'own';
  const choose = (next: Choice) =>
    onChange(next === 'closed' ? [] : next === 'own' ? [{ from: '10:00', to: '16:00' }] : next);
  return (
    <fieldset className="cl-field">
      <legend>{name}</legend>
      <OneOf of={of} name={(one) => t.specials[one]} value={choice} onChange={choose} />
      {typeof value !== 'string' && value.length > 0 && (
        <SpansInput day={name} value={value} onChange={onChange} />
      )}
    </fieldset>
  );
}
