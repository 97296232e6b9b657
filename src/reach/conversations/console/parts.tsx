/** Of conversations that were merged: what came before, folded; and where one goes on. */
import { useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { orThrow } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import type { Thread } from '../../../../web/live/thread.ts';
import { whole } from '../../../../web/live/whole.ts';
import { deskApi, type Part, type StaffView } from '../contract.ts';
import { entriesOf } from './entries.ts';
import type { Links } from './links.ts';
import { linkTexts } from './links-words.ts';
import { keyOf, One } from './log.tsx';
import { addressOf, useDeskPlace } from './place.ts';

export function Parts({ view, staffNumber }: { view: StaffView; staffNumber: number | null }) {
  return view.parts?.map((part) => <Folded key={part.id} part={part} staffNumber={staffNumber} />);
}

function Folded({ part, staffNumber }: { part: Part; staffNumber: number | null }) {
  const t = useText(linkTexts);
  const [thread, setThread] = useState<Thread | null | undefined>();
  const toggled = async (isOpen: boolean) => {
    const from = (after: number) => ({ params: { id: part.id }, query: { after: `${after}`, wait: '0' } });
    if (isOpen && !thread)
      setThread(await whole(part, async (after) => orThrow(await call(deskApi.since, from(after))).frames));
  };
  return (
    <details className="desk-part" onToggle={(event) => void toggled(event.currentTarget.open)}>
      <summary>{t.part(part.number)}</summary>
      {thread ? (
        <div>
          {entriesOf(thread, staffNumber).map((entry) => (
            <One key={keyOf(entry)} entry={entry} id={part.id} />
          ))}
        </div>
      ) : (
        <p className="fine" role="status">
          {thread === null ? t.failed : t.loading}
        </p>
      )}
    </details>
  );
}

export function MergeNotes({ view, links }: { view: StaffView; links: Links }) {
  const t = useText(linkTexts);
  const { list } = useDeskPlace();
  return (
    <>
      <ProblemNote problem={links.problem} />
      {view.mergedInto ? (
        <p className="desk-undo">
          {t.goesOn}{' '}
          <Link className="button" to={addressOf({ list, id: view.mergedInto.id })}>
            {t.goTo(view.mergedInto.number)}
          </Link>
        </p>
      ) : null}
      {links.merged ? (
        <p className="desk-undo" role="status">
          {t.merged(links.merged.number)}{' '}
          <button type="button" className="button" onClick={links.merged.undo}>
            {t.undo}
          </button>
        </p>
      ) : null}
    </>
  );
}
