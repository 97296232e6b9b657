/** A page that asks for one thing, and says what happened once that is done. For who is not signed in. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { Send } from '../../../../web/console/pause.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useAttempt } from './attempt.ts';
import { passwordTexts } from './password-messages.ts';

interface Said {
  readonly title: string;
  readonly lead: string;
}
interface Props {
  readonly asks: Said;
  readonly done: Said;
  /** What the button says. */
  readonly action: string;
  readonly send: Send<unknown>;
  /** The fields. */
  readonly children: ReactNode;
  /** Below the form, before and after. */
  readonly below?: ReactNode;
}

export function OneStep({ asks, done, action, send, children, below }: Props) {
  const { toSignIn } = useText(passwordTexts);
  const [isDone, setDone] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await attempt(send)) setDone(true);
  };
  const { title, lead } = isDone ? done : asks;
  return (
    <Screen title={title} lead={<span role="status">{lead}</span>}>
      {isDone ? null : (
        <form onSubmit={submit}>
          <ProblemNote problem={problem} />
          {children}
          <button type="submit" className="button main wide" disabled={busy}>
            {action}
          </button>
        </form>
      )}
      {below}
      <p className="ends">
        <Link to="/">{toSignIn}</Link>
      </p>
    </Screen>
  );
}
