import type { FormEvent } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { DEEDS } from '../../verdicts/contract.ts';
import { type Case, NOTES, type Objection, reportsApi } from '../contract.ts';
import { reportTexts } from './messages.ts';
import { useWords } from './parts.tsx';

const STALE = [reportsApi.get, reportsApi.list];
const DAYS = 180;

/** What must be ticked before it can be confirmed or merged. */
export function Objections({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const objections: readonly Objection[] = [
    ...(one.standing === 'retired' ? (['retired'] as const) : []),
    ...(one.resembles.length > 0 ? (['resembles'] as const) : []),
  ];
  return objections.map((objection) => (
    <label key={objection} className="tick">
      <input type="checkbox" name="accepted" value={objection} required />
      <span>{t.accept[objection]}</span>
    </label>
  ));
}

export function Confirming({ one, onEnd }: { one: Case; onEnd: () => void }) {
  const t = useText(reportTexts);
  const words = useWords();
  const { act, busy, problem } = useAct(reportsApi.confirm, STALE);
  const known = one.deeds.length > 0 ? one.deeds : one.done.map(({ code }) => code);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const answer = await act({
      params: { id: one.id },
      body: {
        deeds: DEEDS.filter((deed) => given.getAll('deeds').includes(deed)),
        note: NOTES.find((note) => note === given.get('note')) ?? 'other',
        days: Number(given.get('days')),
        accepted: (['retired', 'resembles'] as const).filter((o) => given.getAll('accepted').includes(o)),
        seen: one.seen,
      },
    });
    if (!answer.ok) return;
    say(t.confirmed);
    onEnd();
  };
  return (
    <form onSubmit={send}>
      <ProblemNote problem={problem} />
      <fieldset className="choices">
        <legend>{t.deeds}</legend>
        {DEEDS.map((deed) => (
          <label key={deed} className="tick">
            <input type="checkbox" name="deeds" value={deed} defaultChecked={known.includes(deed)} />
            <span>{words.deeds[deed]}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <strong>{t.notes}</strong>
        <select name="note" defaultValue={one.note ?? 'fake-service'}>
          {NOTES.map((note) => (
            <option key={note} value={note}>
              {words.notes[note]}
            </option>
          ))}
        </select>
      </label>
      <Field label={t.days} name="days" type="number" min={1} max={730} defaultValue={DAYS} required />
      <Objections one={one} />
      <div className="actions">
        <button type="submit" className="button main" disabled={busy}>
          {t.confirm}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
