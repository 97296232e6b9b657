import { type FormEvent, useState } from 'react';
import { AdviceNote } from '../../../../web/console/advice.tsx';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { refreshMe, useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { listSessions, setPassword } from '../contract.ts';
import { meTexts } from './me-messages.ts';
import { NewPassword } from './new-password.tsx';

export function Password() {
  const t = useText(meTexts).password;
  const { factors } = useSession().me;
  const [open, setOpen] = useState(false);
  const action = factors.password ? t.change : t.set;
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {action}
        </button>
      }
    >
      {open ? <Change title={action} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Change({ title, onClose }: { title: string; onClose: () => void }) {
  const t = useText(meTexts).password;
  const { email } = useSession().me.person;
  const [password, setText] = useState('');
  const { act, busy, problem } = useAct(setPassword, [listSessions]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act({ body: { password } })).ok) return;
    onClose();
    say(t.saved);
    await refreshMe();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <AdviceNote moment="password-change" />
        <ProblemNote problem={problem} />
        {/* For password managers, which keep it under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPassword label={t.new} value={password} onChange={setText} autoFocus />
        <button type="submit" className="button main wide" disabled={busy}>
          {title}
        </button>
      </form>
    </Dialog>
  );
}
