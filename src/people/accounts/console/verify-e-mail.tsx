import { useState } from 'react';
import { callUnder } from '../../../../web/console/api.ts';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { usePlace } from '../../../../web/console/router.tsx';
import { verifyEmail } from '../contract.ts';
import { OneStep } from './one-step.tsx';
import { passwordTexts } from './password-messages.ts';

/** By the link in the mail and the password that was chosen: neither alone opens the account. */
export default function VerifyEmail() {
  const t = useText(passwordTexts);
  const token = usePlace().fragment;
  const [password, setPassword] = useState('');
  return (
    <OneStep
      asks={{ title: t.verifyTitle, lead: t.verifyLead }}
      done={{ title: t.verified, lead: t.savedLead }}
      action={t.verify}
      send={(act) => callUnder(act, verifyEmail, { body: { token, password } })}
    >
      <Field
        label={t.chosen}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </OneStep>
  );
}
