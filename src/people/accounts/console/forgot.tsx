import { useState } from 'react';
import { callUnder } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { forgotPassword } from '../contract.ts';
import { OneStep } from './one-step.tsx';
import { passwordTexts } from './password-messages.ts';

/** Says the same whether the address is known or not. */
export default function Forgot() {
  const t = useText(passwordTexts);
  const [email, setEmail] = useState('');
  return (
    <OneStep
      asks={{ title: t.forgotTitle, lead: t.forgotLead }}
      done={{ title: t.sent, lead: t.sentLead }}
      action={t.send}
      send={(act) => callUnder(act, forgotPassword, { body: { email } })}
      below={<p className="fine">{t.noPassword}</p>}
    >
      <Field
        label={t.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
    </OneStep>
  );
}
