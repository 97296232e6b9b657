import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Appeal, reportsApi } from '../contract.ts';
import { shownValue } from '../defang/contract.ts';
import { reportTexts } from './messages.ts';
import { ReportTabs, State, TOPICS } from './parts.tsx';

export default function Appeals() {
  const t = useText(reportTexts);
  const asked = useAsk(reportsApi.appeals, {}, TOPICS);
  return (
    <Screen title={t.appeals} lead={t.appealsLead}>
      <ReportTabs />
      <Asked
        of={asked}
        empty={({ appeals }) => appeals.length === 0 && <Empty title={t.noAppeals}>{t.noAppealsText}</Empty>}
      >
        {({ appeals }) => (
          <ul className="rows card">
            {appeals.map((appeal) => (
              <li key={appeal.id}>
                <One appeal={appeal} />
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </Screen>
  );
}

function One({ appeal }: { appeal: Appeal }) {
  const t = useText(reportTexts);
  const { permissions } = useSession();
  const { act, busy, problem } = useAct(reportsApi.decideAppeal, [reportsApi.appeals, reportsApi.list]);
  const [reason, setReason] = useState('');
  const decide = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const upheld = submitter instanceof HTMLButtonElement && submitter.value === 'uphold';
    if ((await act({ params: { id: appeal.id }, body: { upheld, reason } })).ok) say(t.decided);
  };
  return (
    <div>
      <p>
        <Link className="strong" to={`/reports/${appeal.case.id}`}>
          {shownValue(appeal.case)}
        </Link>{' '}
        <State state={appeal.case.state} />
      </p>
      <p className="fine">
        {appeal.who ?? t.deleted} · {appeal.email} · <Time at={appeal.at} />
      </p>
      <pre className="letter">{appeal.why ?? t.deleted}</pre>
      {permissions.has('reports.moderate') ? (
        <form onSubmit={decide}>
          <ProblemNote problem={problem} />
          <label className="field">
            <strong>{t.reasonTold}</strong>
            <textarea
              rows={3}
              required
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div className="actions">
            <button type="submit" value="uphold" className="button" disabled={busy}>
              {t.uphold}
            </button>
            <button type="submit" value="dismiss" className="button" disabled={busy}>
              {t.dismiss}
            </button>
          </div>
        </form>
      ) : null}
    </div>
  );
}
