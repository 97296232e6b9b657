import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Recovery, staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';
import { StaffTabs } from './parts.tsx';

const STALE = [staffApi.recoveries];

export default function Recoveries() {
  const t = useText(staffTexts);
  const asked = useAsk(staffApi.recoveries, {}, { topics: ['people.changed'] });
  const approve = useAct(staffApi.approveRecovery, STALE);
  const cancel = useAct(staffApi.cancelRecovery, STALE);
  const agree = async ({ id, subject }: Recovery) => {
    const title = t.askApprove(subject.name);
    if (!(await confirmed({ title, text: t.askApproveText, action: t.approve, harmless: true }))) return;
    if ((await approve.act({ params: { id } })).ok) say(t.approved);
  };
  const stop = async ({ id }: Recovery) => {
    if ((await cancel.act({ params: { id } })).ok) say(t.cancelled);
  };
  return (
    <Screen title={t.recoveries} lead={t.recoveriesLead}>
      <StaffTabs />
      <ProblemNote problem={approve.problem ?? cancel.problem} />
      <Asked
        of={asked}
        empty={({ recoveries }) =>
          recoveries.length === 0 && <Empty title={t.noRecoveries}>{t.noRecoveriesText}</Empty>
        }
      >
        {({ recoveries }) => (
          <ul className="rows card">
            {recoveries.map((recovery) => (
              <li key={recovery.id}>
                <Told recovery={recovery} />
                <div className="actions">
                  {recovery.approvable ? (
                    <button type="button" className="button main" onClick={() => agree(recovery)}>
                      {t.approve}
                      <span className="hid"> {recovery.subject.name}</span>
                    </button>
                  ) : null}
                  {/^(open|approved)$/.test(recovery.state) ? (
                    <button type="button" className="button" onClick={() => stop(recovery)}>
                      {t.cancel}
                      <span className="hid"> {recovery.subject.name}</span>
                    </button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </Screen>
  );
}

function Told({ recovery }: { recovery: Recovery }) {
  const t = useText(staffTexts);
  const { subject, state, reason, openedBy, approvedBy, createdAt } = recovery;
  return (
    <div>
      <p>
        <Link className="strong" to={`/people/${subject.id}`}>
          {subject.name}
        </Link>{' '}
        <span className={state === 'open' ? 'chip on' : 'chip'}>{t.recoveryState[state]}</span>
      </p>
      <p>{reason}</p>
      <p className="fine">
        {t.openedBy} {openedBy.name}
        {approvedBy ? ` · ${t.approvedBy} ${approvedBy.name}` : ''} · <Time at={createdAt} />
      </p>
    </div>
  );
}
