import { useAsk } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import { useSession } from '../../../../web/console/session.tsx';
import { Tabs } from '../../../../web/console/tabs.tsx';
import type { Role } from '../../access/contract.ts';
import { staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';

export function RoleChips({ roles }: { roles: readonly Role[] }) {
  const names = useText(roleTexts);
  const t = useText(staffTexts);
  if (roles.length === 0) return <span className="fine">{t.noRoles}</span>;
  return (
    <span className="chips">
      {roles.map((role) => (
        <span key={role} className="chip">
          {names[role].name}
        </span>
      ))}
    </span>
  );
}

interface RoleChoiceProps {
  readonly offered: readonly Role[];
  readonly chosen: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

export function RoleChoice({ offered, chosen, onChange }: RoleChoiceProps) {
  const t = useText(staffTexts);
  const names = useText(roleTexts);
  const toggle = (role: Role) =>
    onChange(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role]);
  return (
    <fieldset className="choices">
      <legend>{t.roles}</legend>
      {offered.map((role) => (
        <label key={role} className="tick">
          <input type="checkbox" checked={chosen.includes(role)} onChange={() => toggle(role)} />
          <span>
            <strong>{names[role].name}</strong>
            <span className="fine">{names[role].does}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** How many wait for somebody stands beside the name. */
export function StaffTabs() {
  const t = useText(staffTexts).tabs;
  const { permissions } = useSession();
  const mayRecover = permissions.has('people.recover');
  const recoveries = useAsk(
    staffApi.recoveries,
    { query: { state: 'open' } },
    { topics: ['people.changed'], enabled: mayRecover },
  );
  return (
    <Tabs
      label={t.label}
      tabs={[
        { to: '/people', label: t.people },
        { to: '/people/invitations', label: t.invitations },
        ...(mayRecover
          ? [{ to: '/people/recoveries', label: t.recoveries, count: recoveries.data?.recoveries.length }]
          : []),
      ]}
    />
  );
}
