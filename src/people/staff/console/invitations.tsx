import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Invitation, staffApi } from '../contract.ts';
import { Invite } from './invite.tsx';
import { staffTexts } from './messages.ts';
import { RoleChips, StaffTabs } from './parts.tsx';

const STALE = [staffApi.invitations];

export default function Invitations() {
  const t = useText(staffTexts);
  const mayInvite = useSession().permissions.has('people.invite');
  const asked = useAsk(staffApi.invitations, {}, { topics: ['people.changed'] });
  const [inviting, setInviting] = useState(false);
  const resend = useAct(staffApi.resendInvitation, STALE);
  const revoke = useAct(staffApi.revokeInvitation, STALE);
  const again = async ({ id }: Invitation) => {
    if ((await resend.act({ params: { id } })).ok) say(t.resent);
  };
  const takeBack = async ({ id, name }: Invitation) => {
    if (!(await confirmed({ title: t.askRevoke(name), text: t.askRevokeText, action: t.revoke }))) return;
    if ((await revoke.act({ params: { id } })).ok) say(t.revoked);
  };
  return (
    <Screen
      title={t.invitations}
      lead={t.invitationsLead}
      actions={
        mayInvite ? (
          <button type="button" className="button main" onClick={() => setInviting(true)}>
            {t.invite}
          </button>
        ) : null
      }
    >
      <StaffTabs />
      <ProblemNote problem={resend.problem ?? revoke.problem} />
      <Asked
        of={asked}
        empty={({ invitations }) =>
          invitations.length === 0 && <Empty title={t.noInvitations}>{t.noInvitationsText}</Empty>
        }
      >
        {({ invitations }) => (
          <ul className="rows card">
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <Told invitation={invitation} />
                {mayInvite && /^(open|expired)$/.test(invitation.state) ? (
                  <div className="actions">
                    <button type="button" className="button" onClick={() => again(invitation)}>
                      {t.resend}
                      <span className="hid"> {invitation.name}</span>
                    </button>
                    <button type="button" className="button danger" onClick={() => takeBack(invitation)}>
                      {t.revoke}
                      <span className="hid"> {invitation.name}</span>
                    </button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {inviting ? <Invite onClose={() => setInviting(false)} /> : null}
    </Screen>
  );
}

function Told({
  invitation: { name, email, roles, state, invitedBy, expiresAt },
}: {
  invitation: Invitation;
}) {
  const t = useText(staffTexts);
  return (
    <div>
      <p>
        <strong>{name}</strong> <span className="fine">{email}</span>
      </p>
      <p className="chips">
        <span className={state === 'open' ? 'chip on' : 'chip'}>{t.invitationState[state]}</span>
        <RoleChips roles={roles} />
      </p>
      <p className="fine">
        {t.invitedBy} {invitedBy?.name ?? t.system} · {t.expires} <Time at={expiresAt} />
      </p>
    </div>
  );
}
