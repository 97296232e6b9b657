import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { forgotPassword } from '../contract.ts';
import { useAttempt } from './attempt.ts';
import { passwordTexts } from './password-messages.ts';

/** Says the same whether the address is known or not. */
export default function Forgot() {
  const t = useText(passwordTexts);
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await attempt(() => call(forgotPassword, { body: { email } }))) setSent(true);
  };
  return (
    <Screen
      title={sent ? t.sent : t.forgotTitle}
      lead={<span role="status">{sent ? t.sentLead : t.forgotLead}</span>}
    >
      {sent ? null : (
        <form onSubmit={submit}>
          <ProblemNote problem={problem} />
          <Field
            label={t.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <button type="submit" className="button main wide" disabled={busy}>
            {t.send}
          </button>
        </form>
      )}
      <p className="fine">{t.noPassword}</p>
      <p className="ends">
        <Link to="/">{t.toSignIn}</Link>
      </p>
    </Screen>
  );
}
