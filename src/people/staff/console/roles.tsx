import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { grantable, roleTexts } from '../../../../web/console/roles.ts';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import type { Role } from '../../access/contract.ts';
import { type Person, staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';
import { RoleChoice } from './parts.tsx';

/** Says before saving what the person will lose. */
export function Roles({ person }: { person: Person }) {
  const t = useText(staffTexts);
  const names = useText(roleTexts);
  const { me } = useSession();
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const { act, busy, problem } = useAct(staffApi.setRoles, [
    staffApi.person,
    staffApi.people,
    staffApi.sessions,
  ]);
  const lost = person.roles.filter((role) => !roles.includes(role));
  const isSame = lost.length === 0 && roles.length === person.roles.length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await act({ params: { id: person.id }, body: { roles: [...roles], seen: person.roles } });
    if (saved.ok) say(t.rolesSaved);
  };
  return (
    <Section title={t.changeRoles}>
      <form onSubmit={submit}>
        <RoleChoice offered={grantable(me.roles)} chosen={roles} onChange={setRoles} />
        {lost.length > 0 ? (
          <p className="note stop">{t.losing(lost.map((role) => names[role].name).join(' · '))}</p>
        ) : null}
        <ProblemNote problem={problem} />
        <div className="actions">
          <button type="submit" className="button main" disabled={busy || isSame}>
            {t.saveRoles}
          </button>
        </div>
      </form>
    </Section>
  );
}
