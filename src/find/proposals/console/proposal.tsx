/** One proposal: what it changes, whom it needs, what is said of it, and what can be done with it. */
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Asked, Empty, Screen, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import type { Proposal } from '../contract.ts';
import { Conflicts } from './conflicts.tsx';
import { NeedsCard } from './needs.tsx';
import { PartCard } from './part-card.tsx';
import { Presence } from './presence.tsx';
import { ProposalActs } from './proposal-acts.tsx';
import { proposalMessages } from './proposal-messages.ts';
import { ProposalStateMark } from './proposal-state.tsx';
import { PutBack } from './put-back.tsx';
import { useContacts, useProposal } from './source.tsx';
import { Timeline } from './timeline.tsx';
import { Touched } from './touched.tsx';
import { Troubles } from './troubles.tsx';

const Preview = lazy(() => import('./preview.tsx'));

export default function ProposalScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const asked = useProposal(Number(params.id) || 0);
  return (
    <Asked of={asked} lines={6}>
      {(proposal) => <Detail key={proposal.id} proposal={proposal} />}
    </Asked>
  );
}

function Detail({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const n = useContacts().data?.n ?? null;
  const news = useNews(proposal);
  const editable = proposal.acts.some(({ act, refused }) => act === 'edit' && refused === null);
  return (
    <Screen
      title={proposal.title}
      lead={
        <>
          #{proposal.id} · <ProposalStateMark state={proposal.state} /> · {t.by(proposal.author.name)}
        </>
      }
      above={<Link to="/proposals">{t.back}</Link>}
    >
      <Presence proposal={proposal} />
      {proposal.urgent && proposal.state === 'published' && (
        <div className="note stop" role="status">
          <div>
            <p className="strong">{t.urgentDone}</p>
            <p>{t.urgentWhat}</p>
            <Link to="/notices">{t.urgentNotices}</Link>
          </div>
        </div>
      )}
      {news.who !== null && (
        <div className="note" role="alert">
          <div>
            <p className="strong">{t.stale}</p>
            <p>{t.staleLead(news.who)}</p>
            <Button onClick={news.look}>{t.staleLook}</Button>
          </div>
        </div>
      )}
      <div className="cl-editor">
        <div>
          {proposal.state === 'published' ? (
            <PutBack proposal={proposal} />
          ) : (
            <ProposalActs proposal={proposal} />
          )}
          {editable && proposal.conflicts.length > 0 && n !== null && (
            <Conflicts key={proposal.revision} proposal={proposal} onto={n} />
          )}
          <Troubles title={t.problems} level="problem" told={proposal.problems} into={proposal.id} />
          <Troubles title={t.warnings} level="warning" told={proposal.warnings} into={proposal.id} />
          <Section
            title={t.differences}
            lead={n !== null && proposal.state !== 'published' ? t.differencesLead(n) : undefined}
          >
            {proposal.parts.length === 0 && <Empty title={t.noParts} />}
            {proposal.parts.map((part) => (
              <PartCard key={part.part} {...{ part, proposal, editable }} fresh={news.parts.has(part.part)} />
            ))}
          </Section>
          <Touched proposal={proposal} />
          <Timeline proposal={proposal} />
        </div>
        <aside>
          <NeedsCard proposal={proposal} />
          {proposal.state !== 'published' && proposal.parts.length > 0 && (
            <Suspense fallback={<Skeleton lines={6} />}>
              <Preview edits={{}} proposal={proposal.id} />
            </Suspense>
          )}
        </aside>
      </div>
    </Screen>
  );
}

/** Edits of others since one looked: who made the last, and which parts differ. */
function useNews(proposal: Proposal): { who: string | null; parts: ReadonlySet<string>; look: () => void } {
  const { me } = useSession();
  const [seen, setSeen] = useState(proposal);
  const own = useRef(proposal.revision);
  const last = proposal.timeline.findLast(({ act }) => act === 'edited' || act === 'rebased');
  const byMe = last?.by?.id === me.person.id;
  useEffect(() => {
    if (byMe && proposal.revision > own.current) {
      own.current = proposal.revision;
      setSeen(proposal);
    }
  }, [byMe, proposal]);
  const changed = proposal.revision !== seen.revision && !byMe;
  const before = new Map(seen.parts.map(({ part, value }) => [part, JSON.stringify(value)]));
  const parts = proposal.parts.filter(({ part, value }) => before.get(part) !== JSON.stringify(value));
  return {
    who: changed ? (last?.by?.name ?? '') : null,
    parts: new Set(changed ? parts.map(({ part }) => part) : []),
    look: () => setSeen(proposal),
  };
}
