import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import { useSession } from '../../../../web/console/session.tsx';
import { Authenticator } from './authenticator.tsx';
import { meTexts } from './me-messages.ts';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

/** One's own account: how one signs in, where one is signed in, and what programs may do in one's name. */
export default function Me() {
  const t = useText(meTexts);
  const names = useText(roleTexts);
  const { me } = useSession();
  const roles = [...me.roles, ...me.withheldRoles].map((role) => names[role].name);
  return (
    <Screen title={t.title} lead={[me.person.name, me.person.email, ...roles].join(' · ')}>
      <Passkeys />
      <Authenticator />
      <RecoveryCodes />
      <Password />
      <Sessions />
      <Tokens />
    </Screen>
  );
}
