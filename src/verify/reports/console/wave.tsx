/** The alarm: far more people than usual report, and one press drafts the notice that warns everybody. */

import { useAct } from '../../../../web/console/ask.ts';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link, navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { createProposal } from '../../../find/proposals/contract.ts';
import { reportsApi, type Spike } from '../contract.ts';
import { shownValue } from '../defang/contract.ts';
import { reportTexts } from './messages.ts';

export function Wave({ spike }: { spike: Spike }) {
  const t = useText(reportTexts);
  const { permissions } = useSession();
  const draft = useAct(createProposal);
  const close = useAct(reportsApi.closeSpike, [reportsApi.list]);
  const write = async () => {
    const answer = await draft.act({ body: { title: t.notice.title, set: noticeOf(spike, t.notice) } });
    if (!answer.ok) return;
    say(t.drafted);
    navigate(`/proposals/${answer.value.id}`);
  };
  const end = async () => {
    if ((await close.act({ params: { id: spike.id } })).ok) say(t.closed);
  };
  return (
    <section className="note stop" aria-label={t.wave(spike.reporters)}>
      <Icon name="warning" />
      <div>
        <h2>{t.wave(spike.reporters)}</h2>
        <p>{t.waveText(spike.usual.toFixed(1))}</p>
        <ul>
          {spike.cases.map((one) => (
            <li key={one.id}>
              <Link to={`/reports/${one.id}`}>{shownValue(one)}</Link>
            </li>
          ))}
        </ul>
        <ProblemNote problem={draft.problem ?? close.problem} />
        <div className="actions">
          {permissions.has('proposals.edit') ? (
            <button type="button" className="button main" disabled={draft.busy} onClick={write}>
              {t.draft}
            </button>
          ) : null}
          {permissions.has('reports.moderate') ? (
            <button type="button" className="button" disabled={close.busy} onClick={end}>
              {t.closeWave}
            </button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

type Said = { readonly zh: Words; readonly en: Words };
interface Words {
  readonly title: string;
  readonly body: string;
}

/** It names no number: on a notice people would take it for one to call. */
function noticeOf({ id, at }: Spike, { zh, en }: Said) {
  const slug = `beware-${at.slice(0, 10)}-${id}`;
  return {
    [`notice/${slug}`]: {
      slug,
      title: { zh: zh.title, en: en.title },
      body: { zh: zh.body, en: en.body },
      placements: ['board', 'banner'],
    },
  };
}
