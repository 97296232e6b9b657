/** Middle: what was said, and what one says. */
import { type ReactNode, useEffect, useState } from 'react';
import { Skeleton } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { useMinute } from '../../../../web/console/time.tsx';
import type { Thread } from '../../../../web/live/thread.ts';
import type { StaffView } from '../contract.ts';
import type { Acts } from './acts.ts';
import type { AfterSending } from './after-sending.ts';
import { Composer } from './composer.tsx';
import { useDeskLine } from './desk-context.tsx';
import type { Links } from './links.ts';
import { Log } from './log.tsx';
import { Marks } from './marks.tsx';
import { deskTexts } from './messages.ts';
import { MergeNotes, Parts } from './parts.tsx';
import { addressOf, useDeskPlace } from './place.ts';

interface TalkProps {
  readonly view: StaffView;
  readonly thread: Thread | undefined;
  readonly staffNumber: number | null;
  readonly acts: Acts;
  readonly afterSending: AfterSending;
  readonly links: Links;
}

export function Talk({ view, thread, staffNumber, acts, afterSending, links }: TalkProps) {
  const t = useText(deskTexts);
  const { list, id } = useDeskPlace();
  return (
    <section className="desk-talk" aria-label={view.who.name ?? t.guest}>
      <header className="desk-head">
        <Link className="button plain desk-back" to={addressOf({ list, id: null })} aria-label={t.back}>
          <Icon name="back" />
        </Link>
        <div>
          <h2>
            {view.who.name ?? t.guest} <Marks of={view.marks} />
          </h2>
          <p className="fine">
            {t.intents[view.intent]} · {view.number} · {t.statuses[view.status]}
          </p>
        </div>
        <Link className="button desk-to-about" to={addressOf({ list, id, pane: 'about' })}>
          {t.about}
        </Link>
      </header>
      <Reaching />
      <ProblemNote problem={acts.problem} />
      <MergeNotes view={view} links={links} />
      {acts.undo ? (
        <p className="desk-undo" role="status">
          {t.resolved}{' '}
          <button type="button" className="button" onClick={acts.undo}>
            {t.undo}
          </button>
        </p>
      ) : null}
      {thread && (thread.upTo > 0 || thread.outbox.length > 0) ? (
        <Log thread={thread} staffNumber={staffNumber}>
          <Parts view={view} staffNumber={staffNumber} />
        </Log>
      ) : (
        <div className="desk-log">
          <Skeleton />
        </div>
      )}
      <Beside view={view} thread={thread} />
      <Composer key={view.id} view={view} staffNumber={staffNumber} afterSending={afterSending} />
    </section>
  );
}

/** A line that comes back at once is not worth a word. */
const GRACE_MS = 1_500;

function Reaching() {
  const t = useText(deskTexts);
  const { reach } = useDeskLine();
  const [shown, setShown] = useState<typeof reach>('live');
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(reach), reach === 'live' ? 0 : GRACE_MS);
    return () => window.clearTimeout(timer);
  }, [reach]);
  return (
    <p className={`desk-reach ${shown}`} role="status">
      {t.reach[shown]}
    </p>
  );
}

/** Who else is here: the customer who writes, and the colleague who might answer at the same time. */
function Beside({ view, thread }: Pick<TalkProps, 'view' | 'thread'>) {
  const t = useText(deskTexts);
  const line = useDeskLine();
  const { me } = useSession();
  const typing = line.typing(view.id);
  const isOthers = view.assignedTo !== null && view.assignedTo !== me.person.id && view.agent;
  const wrote = lately(thread, me.person.name, useMinute());
  let said: ReactNode = null;
  if (typing?.author === 'agent')
    said = <strong className="desk-clash">{t.colleagueTypes(typing.name)}</strong>;
  else if (wrote) said = <strong className="desk-clash">{t.colleagueWrote(wrote)}</strong>;
  else if (typing) said = t.customerTypes;
  else if (isOthers) said = t.ofColleague(isOthers.name);
  return (
    <p className="desk-beside" role="status">
      {said}
    </p>
  );
}

const LATELY_MS = 2 * 60_000;

/** Which colleague has answered just now, where the newest message is theirs. */
function lately(thread: Thread | undefined, ownName: string, now: number): string | null {
  const last = thread?.messages.findLast(({ body }) => body.kind === 'text' || body.kind === 'file');
  if (!last?.writer || last.writer.name === ownName) return null;
  return now - Date.parse(last.at) < LATELY_MS ? last.writer.name : null;
}
