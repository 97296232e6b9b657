import { useState } from 'react';
import { callUnder } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { signUp } from '../contract.ts';
import { NewPassword } from './new-password.tsx';
import { OneStep } from './one-step.tsx';
import { passwordTexts } from './password-messages.ts';

/** For buyers. Says the same whether the address is known or not. */
export default function SignUp() {
  const t = useText(passwordTexts);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <OneStep
      asks={{ title: t.signUpTitle, lead: t.signUpLead }}
      done={{ title: t.signedUp, lead: t.signedUpLead }}
      action={t.signUp}
      send={(act) => callUnder(act, signUp, { body: { name, email, password } })}
    >
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
      <NewPassword label={t.chosen} value={password} onChange={setPassword} />
    </OneStep>
  );
}
