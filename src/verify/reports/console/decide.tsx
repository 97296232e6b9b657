/** Confirm, reject, merge, and take it back. */
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Case, reportsApi } from '../contract.ts';
import { Confirming } from './confirming.tsx';
import { Merging } from './merging.tsx';
import { reportTexts } from './messages.ts';

const STALE = [reportsApi.get, reportsApi.list];
type Doing = 'confirm' | 'reject' | 'merge';
const CLOSED = ['merged', 'rejected', 'struck'];

export function Decide({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const [doing, setDoing] = useState<Doing | null>(null);
  const undo = useAct(reportsApi.undo, STALE);
  const takeBack = async () => {
    if ((await undo.act({ params: { id: one.id }, body: { seen: one.seen } })).ok) say(t.undone);
  };
  const canConfirm = one.state !== 'own' && one.state !== 'merged' && one.standing !== 'official';
  const canMerge = canConfirm && one.state !== 'confirmed' && one.holds.length === 0;
  const end = () => setDoing(null);
  return (
    <Section title={t.decide}>
      <ProblemNote problem={undo.problem} />
      {doing === 'confirm' ? <Confirming one={one} onEnd={end} /> : null}
      {doing === 'reject' ? <Rejecting one={one} onEnd={end} /> : null}
      {doing === 'merge' ? <Merging one={one} onEnd={end} /> : null}
      {doing === null ? (
        <div className="actions">
          {canConfirm ? (
            <button type="button" className="button main" onClick={() => setDoing('confirm')}>
              {one.state === 'confirmed' ? t.extend : t.confirm}
            </button>
          ) : null}
          {CLOSED.includes(one.state) ? null : (
            <button type="button" className="button" onClick={() => setDoing('reject')}>
              {t.reject}
            </button>
          )}
          {canMerge ? (
            <button type="button" className="button" onClick={() => setDoing('merge')}>
              {t.merge}
            </button>
          ) : null}
          {one.undoable ? (
            <button type="button" className="button" disabled={undo.busy} onClick={takeBack}>
              {t.undo}
            </button>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

function Rejecting({ one, onEnd }: { one: Case; onEnd: () => void }) {
  const t = useText(reportTexts);
  const { act, busy, problem } = useAct(reportsApi.reject, STALE);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    const answer = await act({ params: { id: one.id }, body: { reason, seen: one.seen } });
    if (!answer.ok) return;
    say(t.rejected);
    onEnd();
  };
  return (
    <form onSubmit={send}>
      <ProblemNote problem={problem} />
      <label className="field">
        <strong>{t.reason}</strong>
        <textarea name="reason" rows={3} maxLength={500} />
      </label>
      <div className="actions">
        <button type="submit" className="button main" disabled={busy}>
          {t.reject}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
