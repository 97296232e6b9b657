/** When somebody works: the week, and single days. */
import { DAYS } from '@clearline/card';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Conflict, differencesOf } from '../../../../web/console/conflict.tsx';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { dayName, eachDay } from '../../../find/hours/contract.ts';
import type { Colleague } from '../../conversations/contract.ts';
import {
  MOST_LAST_MINUTES,
  type Roster,
  type RosterGiven,
  rosterApi,
  USUAL_LAST_MINUTES,
} from '../contract.ts';
import { fieldsIn } from './in-words.ts';
import { rosterTexts } from './messages.ts';
import { SingleDays } from './single-days.tsx';
import { isWrong, Spans } from './spans.tsx';

interface RosterDialogProps {
  readonly who: Colleague;
  readonly roster: Roster | null;
  readonly service: Pick<RosterGiven, 'weekly' | 'followsHolidays'> | null;
  readonly onClose: () => void;
}

const NOTHING: RosterGiven = {
  weekly: eachDay([]),
  followsHolidays: true,
  lastMinutes: USUAL_LAST_MINUTES,
  days: [],
};

export function RosterDialog({ who: { id, name }, roster, service, onClose }: RosterDialogProps) {
  const t = useText(rosterTexts);
  const lang = useLang();
  const { act, busy, problem, reset } = useAct(rosterApi.save, [rosterApi.list]);
  const isConflict = problem?.code === 'roster-has-changed' || problem?.code === 'no-roster';
  /** Which one has been seen. */
  const [revision, setRevision] = useState(roster?.revision ?? 0);
  const [draft, setDraft] = useState<RosterGiven>(() => givenOf(roster) ?? NOTHING);
  const change = (part: Partial<RosterGiven>) => setDraft((now) => ({ ...now, ...part }));
  const { weekly, days } = draft;
  const wrong =
    DAYS.some((day) => isWrong(weekly[day])) ||
    days.some(({ spans }) => isWrong(spans)) ||
    new Set(days.map(({ day }) => day)).size < days.length;
  const save = async (seen: number) => {
    if (wrong || !(await act({ params: { id }, body: { ...draft, revision: seen } })).ok) return;
    say(t.saved);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(revision);
  };
  const latest = givenOf(roster);
  const take = () => {
    reset();
    setDraft(latest ?? NOTHING);
    setRevision(roster?.revision ?? 0);
  };
  const differs = () => latest && differencesOf<RosterGiven>(fieldsIn(t, lang), draft, latest);
  const { mon } = weekly;
  return (
    <Dialog title={t.dialog(name)} onClose={onClose}>
      <form onSubmit={submit}>
        <div className="actions">
          {service ? (
            <button type="button" className="button" onClick={() => change(service)}>
              {t.fill}
            </button>
          ) : null}
          <button
            type="button"
            className="button"
            onClick={() => change({ weekly: { ...weekly, tue: mon, wed: mon, thu: mon, fri: mon } })}
          >
            {t.copy}
          </button>
        </div>
        <div className="roster-week">
          {DAYS.map((day) => (
            <Spans
              key={day}
              name={dayName(day, lang)}
              spans={weekly[day]}
              onChange={(spans) => change({ weekly: { ...weekly, [day]: spans } })}
            />
          ))}
        </div>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.followsHolidays}
            onChange={({ target }) => change({ followsHolidays: target.checked })}
          />
          {t.follows}
        </label>
        <SingleDays days={days} onChange={(next) => change({ days: next })} />
        <Field
          label={t.last}
          hint={t.lastHint}
          type="number"
          min={0}
          max={MOST_LAST_MINUTES}
          step={1}
          required
          value={String(draft.lastMinutes)}
          onChange={({ target }) => change({ lastMinutes: Number(target.value) })}
        />
        {isConflict ? (
          <Conflict
            differs={differs()}
            busy={busy || wrong}
            onKeep={() => void save(roster?.revision ?? 0)}
            onTake={take}
          />
        ) : (
          <>
            <ProblemNote problem={problem} />
            <Ends onClose={onClose} disabled={busy || wrong}>
              {t.save}
            </Ends>
          </>
        )}
      </form>
    </Dialog>
  );
}

function givenOf(roster: Roster | null): RosterGiven | null {
  if (!roster) return null;
  const { personId: _, revision: __, ...given } = roster;
  return given;
}
