/** Why a conversation is kept; and what an erasure takes and what it leaves, before anybody asks for it. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Area } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import type { Keeping } from '../contract.ts';
import type { KeepingActs } from './keeping.ts';
import { keepingTexts } from './keeping-words.ts';

interface DialogProps {
  readonly acts: KeepingActs;
  readonly onClose: () => void;
}

export function HoldDialog({ acts, onClose }: DialogProps) {
  const t = useText(keepingTexts);
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await acts.hold(reason.trim())) onClose();
  };
  return (
    <Dialog title={t.holdTitle} onClose={onClose}>
      <p>{t.holdText}</p>
      <ProblemNote problem={acts.problem} />
      <form onSubmit={(event) => void submit(event)}>
        <Area
          label={t.reason}
          hint={t.reasonHint}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Ends onClose={onClose} disabled={acts.busy || reason.trim() === ''}>
          {t.hold}
        </Ends>
      </form>
    </Dialog>
  );
}

interface EraseProps extends DialogProps {
  /** Whose data it is, as they call themselves. */
  readonly of: string | null;
  readonly data: Keeping;
}

export function EraseDialog({ of, data, acts, onClose }: EraseProps) {
  const t = useText(keepingTexts);
  const { cancel } = useText(shellTexts);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  const ask = async () => {
    await acts.ask();
    onClose();
  };
  return (
    <Dialog title={t.eraseTitle(of)} onClose={onClose}>
      <p>{t.eraseText}</p>
      {data.held.length > 0 ? <p className="wrong">{t.heldWith(data.held)}</p> : null}
      <Told title={t.goes} lines={t.goesList(data.numbers)} />
      <Told title={t.stays} lines={t.staysList} />
      <div className="actions end">
        <button ref={safe} type="button" className="button" onClick={onClose}>
          {cancel}
        </button>
        <button type="button" className="button danger" disabled={acts.busy} onClick={() => void ask()}>
          {t.eraseYes}
        </button>
      </div>
    </Dialog>
  );
}

function Told({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="desk-told">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
