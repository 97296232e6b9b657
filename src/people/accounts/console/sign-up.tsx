import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { MAX_PASSWORD, MIN_PASSWORD, signUp } from '../contract.ts';
import { useAttempt } from './attempt.ts';
import { passwordTexts } from './password-messages.ts';

/** For buyers. Says the same whether the address is known or not. */
export default function SignUp() {
  const t = useText(passwordTexts);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await attempt(() => call(signUp, { body: { name, email, password } }))) setDone(true);
  };
  return (
    <Screen
      title={done ? t.signedUp : t.signUpTitle}
      lead={<span role="status">{done ? t.signedUpLead : t.signUpLead}</span>}
    >
      {done ? null : (
        <form onSubmit={submit}>
          <ProblemNote problem={problem} />
          <Field
            label={t.name}
            autoComplete="name"
            maxLength={80}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label={t.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label={t.chosen}
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
            {t.signUp}
          </button>
        </form>
      )}
      <p className="ends">
        <Link to="/">{t.toSignIn}</Link>
      </p>
    </Screen>
  );
}
