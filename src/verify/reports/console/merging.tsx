import type { FormEvent } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Case, reportsApi } from '../contract.ts';
import { shownValue } from '../defang/contract.ts';
import { Objections } from './confirming.tsx';
import { reportTexts } from './messages.ts';

const STALE = [reportsApi.get, reportsApi.list];

/** Into one of the similar cases that is not merged itself. */
export function Merging({ one, onEnd }: { one: Case; onEnd: () => void }) {
  const t = useText(reportTexts);
  const { act, busy, problem } = useAct(reportsApi.merge, STALE);
  const targets = one.similar.filter(({ state }) => state !== 'merged' && state !== 'own');
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const accepted = (['retired', 'resembles'] as const).filter((o) => given.getAll('accepted').includes(o));
    const into = String(given.get('into'));
    const answer = await act({ params: { id: one.id }, body: { into, accepted, seen: one.seen } });
    if (!answer.ok) return;
    say(t.merged);
    onEnd();
  };
  return (
    <form onSubmit={send}>
      <ProblemNote problem={problem} />
      <label className="field">
        <strong>{t.into}</strong>
        <select name="into" required defaultValue="">
          <option value="">{targets.length > 0 ? t.choose : t.noSimilar}</option>
          {targets.map((other) => (
            <option key={other.id} value={other.id}>
              {shownValue(other)} · {t.why[other.why]}
            </option>
          ))}
        </select>
      </label>
      <Objections one={one} />
      <div className="actions">
        <button type="submit" className="button main" disabled={busy}>
          {t.merge}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
