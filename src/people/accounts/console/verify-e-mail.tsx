import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link, usePlace } from '../../../../web/console/router.tsx';
import { verifyEmail } from '../contract.ts';
import { useAttempt } from './attempt.ts';
import { passwordTexts } from './password-messages.ts';

/** By the link in the mail and the password that was chosen: neither alone opens the account. */
export default function VerifyEmail() {
  const t = useText(passwordTexts);
  const token = usePlace().fragment;
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await attempt(() => call(verifyEmail, { body: { token, password } }))) setDone(true);
  };
  return (
    <Screen
      title={done ? t.verified : t.verifyTitle}
      lead={<span role="status">{done ? t.savedLead : t.verifyLead}</span>}
    >
      {done ? null : (
        <form onSubmit={submit}>
          <ProblemNote problem={problem} />
          <Field
            label={t.chosen}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <button type="submit" className="button main wide" disabled={busy}>
            {t.verify}
          </button>
        </form>
      )}
      <p className="ends">
        <Link to="/">{t.toSignIn}</Link>
      </p>
    </Screen>
  );
}
