/** A hint to whoever has a conversation, within it: an internal note, which the customer never sees. */
import { type FormEvent, useRef, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Area } from '../../../../web/console/field.tsx';
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
        <Area
          label={t.helpField}
          hint={t.helpHint}
          maxLength={MAX_TEXT}
          required
          value={text}
          onChange={({ target }) => {
            key.current = crypto.randomUUID();
            setText(target.value);
          }}
        />
        <ProblemNote problem={problem} />
        <Ends onClose={onClose} disabled={busy}>
          {t.helpSend}
        </Ends>
      </form>
    </Dialog>
  );
}
