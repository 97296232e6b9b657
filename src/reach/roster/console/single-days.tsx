/** Days on which something else holds than in other weeks. */
import { useText } from '../../../../web/console/language.tsx';
import type { RosterGiven } from '../contract.ts';
import { rosterTexts } from './messages.ts';
import { Spans } from './spans.tsx';

type Days = RosterGiven['days'];

export function SingleDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useText(rosterTexts);
  const put = (at: number, part: Partial<Days[number]>) =>
    onChange(days.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const isTwice = new Set(days.map(({ day }) => day)).size < days.length;
  return (
    <fieldset className="choices roster-days">
      <legend>{t.days}</legend>
      <p className="fine">{t.daysHint}</p>
      {days.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written, a day has no name but its place
        <div className="roster-single" key={at}>
          <input
            type="date"
            required
            aria-label={t.day}
            value={one.day}
            onChange={({ target }) => put(at, { day: target.value })}
          />
          <button
            type="button"
            className="button plain"
            onClick={() => onChange(days.filter((_, n) => n !== at))}
          >
            {t.dropDay}
          </button>
          <Spans name={one.day || t.day} spans={one.spans} onChange={(spans) => put(at, { spans })} />
        </div>
      ))}
      {isTwice ? (
        <p className="wrong" role="alert">
          {t.twice}
        </p>
      ) : null}
      <button type="button" className="button" onClick={() => onChange([...days, { day: '', spans: [] }])}>
        {t.addDay}
      </button>
    </fieldset>
  );
}
