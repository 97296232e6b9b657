import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type AgentOnBoard, MOST_CAPACITY, queueApi } from '../contract.ts';
import { boardTexts } from './board-messages.ts';

export function CapDialog({
  agent: { id, name, cap },
  onClose,
}: {
  agent: AgentOnBoard;
  onClose: () => void;
}) {
  const t = useText(boardTexts);
  const { act, busy, problem } = useAct(queueApi.cap, [queueApi.board]);
  const [value, setValue] = useState(cap === null ? '' : String(cap));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { cap: value === '' ? null : Number(value) };
    if (!(await act({ params: { id }, body })).ok) return;
    say(t.capDone);
    onClose();
  };
  return (
    <Dialog title={t.capTitle(name)} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.capField}
          hint={t.capHint}
          type="number"
          min={0}
          max={MOST_CAPACITY}
          step={1}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        <ProblemNote problem={problem} />
        <Ends onClose={onClose} disabled={busy}>
          {t.capSet}
        </Ends>
      </form>
    </Dialog>
  );
}
