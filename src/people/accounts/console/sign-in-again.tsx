import { Dialog } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInTexts } from './sign-in-messages.ts';

/** Over the screen of somebody whose session has ended: what they typed stays where it is. */
export default function SignInAgain() {
  const t = useText(signInTexts);
  return (
    <Dialog title={t.again} onClose={() => window.location.reload()}>
      <p>{t.againLead}</p>
      <SignInForm />
    </Dialog>
  );
}
