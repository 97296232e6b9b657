import { useState } from 'react';
import { AdviceNote } from '../../../../web/console/advice.tsx';
import { callUnder } from '../../../../web/console/api.ts';
import { useText } from '../../../../web/console/language.tsx';
import { usePlace } from '../../../../web/console/router.tsx';
import { resetPassword } from '../contract.ts';
import { NewPassword } from './new-password.tsx';
import { OneStep } from './one-step.tsx';
import { passwordTexts } from './password-messages.ts';

/** By the link that was sent. */
export default function Reset() {
  const token = usePlace().fragment;
  const t = useText(passwordTexts);
  const [password, setPassword] = useState('');
  return (
    <OneStep
      asks={{ title: t.resetTitle, lead: t.resetLead }}
      done={{ title: t.saved, lead: t.savedLead }}
      action={t.save}
      send={(act) => callUnder(act, resetPassword, { body: { token, password } })}
    >
      <AdviceNote moment="password-change" />
      <NewPassword label={t.password} value={password} onChange={setPassword} />
    </OneStep>
  );
}
