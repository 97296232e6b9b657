import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link, usePlace } from '../../../../web/console/router.tsx';
import { MAX_PASSWORD, MIN_PASSWORD, resetPassword } from '../contract.ts';
import { useAttempt } from './attempt.ts';
import { passwordTexts } from './password-messages.ts';

/** By the link that was sent. */
export default function Reset() {
  const token = usePlace().fragment;
  const t = useText(passwordTexts);
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { token, password };
    if (await attempt(() => call(resetPassword, { body }))) setSaved(true);
  };
  return (
    <Screen
      title={saved ? t.saved : t.resetTitle}
      lead={<span role="status">{saved ? t.savedLead : t.resetLead}</span>}
    >
      {saved ? null : (
        <form onSubmit={submit}>
          <ProblemNote problem={problem} />
          <Field
            label={t.password}
            hint={t.hint(MIN_PASSWORD)}
            type="password"
            autoComplete="new-password"
            minLength={MIN_PASSWORD}
            maxLength={MAX_PASSWORD}
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <button type="submit" className="button main wide" disabled={busy}>
            {t.save}
          </button>
        </form>
      )}
      <p className="ends">
        <Link to="/">{t.toSignIn}</Link>
      </p>
    </Screen>
  );
}
