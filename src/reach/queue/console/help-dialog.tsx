/** A hint to whoever has a conversation, within it: an internal note, which the customer never sees. */
import { type FormEvent, useId, useRef, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { deskApi, MAX_TEXT } from '../../conversations/contract.ts';
import { boardTexts } from './board-messages.ts';

export function HelpDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useText(boardTexts);
  const { act, busy, problem } = useAct(deskApi.say, [deskApi.get]);
  const [text, setText] = useState('');
  // Tried again, it is the same note.
  const key = useRef(crypto.randomUUID());
  const field = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    const body = { key: key.current, text: said, note: true };
    if (!(await act({ params: { id }, body })).ok) return;
    say(t.helped);
    onClose();
  };
  return (
    <Dialog title={t.helpTitle(name)} onClose={onClose}>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={field}>{t.helpField}</label>
          <p className="fine" id={`${field}-hint`}>
            {t.helpHint}
          </p>
          <textarea
            id={field}
            aria-describedby={`${field}-hint`}
            maxLength={MAX_TEXT}
            required
            value={text}
            onChange={({ target }) => {
              key.current = crypto.randomUUID();
              setText(target.value);
            }}
          />
        </div>
        <ProblemNote problem={problem} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.helpSend}
        </button>
      </form>
    </Dialog>
  );
}
