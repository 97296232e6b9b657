import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInTexts } from './sign-in-messages.ts';

/** For a guest, at whatever address they came to: after signing in they are there. */
export default function SignIn() {
  const t = useText(signInTexts);
  return (
    <Screen title={t.title}>
      <SignInForm />
    </Screen>
  );
}
