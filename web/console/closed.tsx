/** In the place of a screen that somebody may not read: who may, and where to go instead. */
import type { Permission } from '../../src/kernel/http/contract.ts';
import { Screen } from './frame.tsx';
import { homeTexts } from './home-messages.ts';
import { type Both, useLang, useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { HOME, ME } from './navigation.ts';
import { roleTexts } from './roles.ts';
import { Link } from './router.tsx';
import { useSession } from './session.tsx';

interface ClosedProps {
  readonly label: Both<string>;
  readonly permission: Permission;
}

export function Closed({ label, permission }: ClosedProps) {
  const t = useText(shellTexts).closed;
  const names = useText(roleTexts);
  const lang = useLang();
  const { withheld } = useText(homeTexts);
  const { whoMay, withheldRoles } = useSession().me;
  const roles = (whoMay[permission] ?? []).map((role) => names[role].name);
  const isAsleep = withheldRoles.length > 0;
  return (
    <Screen
      title={label[lang]}
      lead={isAsleep ? withheld.text : t.lead(new Intl.ListFormat(lang).format(roles))}
    >
      <p className="actions">
        <Link to={HOME.path} className="button main">
          {t.home}
        </Link>
        <Link to={ME.path} className="button">
          {t.roles}
        </Link>
      </p>
    </Screen>
  );
}
