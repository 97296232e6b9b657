/** Left: who waits, and who is talked with. Only the rows in sight are there, so that a thousand cost no more than ten. */
import { type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useAskMore } from '../../../../web/console/ask.ts';
import { Empty, Skeleton } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { deskApi, LISTS, type List, type StaffView } from '../contract.ts';
import { Bulk } from './bulk.tsx';
import { moveFocus } from './focus.ts';
import { ListTools, Pick } from './list-tools.tsx';
import { deskTexts } from './messages.ts';
import type { Picks } from './picks.ts';
import { listAddress, useDeskPlace } from './place.ts';
import { Row } from './row.tsx';
import { useSearched } from './search/asked.ts';
import { SearchBox } from './search/box.tsx';
import { Results } from './search/results.tsx';
import { toolTexts } from './tools-messages.ts';

/** As in desk.css. */
const ROW_PX = 88;
const SPARE = 4;
/** Not each message is told to all desks: how the newest begins is looked at now and then. */
const LOOK_MS = 30_000;

export function useList(list: List, tag: string | null) {
  const asked = useAskMore(deskApi.list, { list, ...(tag ? { tag } : {}) }, 'after', {
    topics: ['reach.changed'],
    everyMs: LOOK_MS,
  });
  // One that moved while the pages came may stand on two of them.
  const byId = new Map(
    asked.data?.pages.flatMap(({ conversations }) => conversations.map((one) => [one.id, one] as const)),
  );
  return { asked, rows: [...byId.values()], counts: asked.data?.pages[0]?.counts };
}
export type Listed = ReturnType<typeof useList>;

export function Lists({ listed, picks }: { listed: Listed; picks: Picks }) {
  const t = useText(deskTexts);
  const { list, id, tag } = useDeskPlace();
  const { asked, rows, counts } = listed;
  const searched = useSearched();
  // One that was cut off by a change is asked for again.
  const mayAskMore = asked.hasNextPage && !asked.isFetching && !asked.isFetchNextPageError;
  return (
    <section className="desk-lists" aria-label={t.list}>
      <SearchBox />
      <nav className="tabs" aria-label={t.list}>
        {LISTS.map((one) => (
          <Link
            key={one}
            to={listAddress(one, id)}
            aria-current={one === list && !searched ? 'page' : undefined}
          >
            {t.lists[one]}
            {one !== 'ended' && counts?.[one] ? <span className="count">{counts[one]}</span> : null}
          </Link>
        ))}
      </nav>
      {searched ? null : (
        <>
          <ListTools tag={tag} picks={picks} />
          <Bulk picks={picks} />
        </>
      )}
      {searched ? (
        <Results query={searched} />
      ) : asked.isPending ? (
        <div className="desk-pad">
          <Skeleton lines={6} />
        </div>
      ) : asked.data ? (
        <Rows
          key={list}
          list={list}
          rows={rows}
          open={id}
          picks={picks}
          isTagged={tag !== null}
          more={mayAskMore ? asked.fetchNextPage : null}
        />
      ) : (
        <ProblemNote problem={asked.error.problem} onRetry={() => void asked.refetch()} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly list: List;
  readonly rows: readonly StaffView[];
  readonly open: string | null;
  readonly picks: Picks;
  readonly isTagged: boolean;
  readonly more: (() => unknown) | null;
}

function Rows(props: RowsProps) {
  const none = useText(deskTexts).none[props.list];
  const t = useText(toolTexts);
  const [title, text] = props.isTagged ? [t.noneTagged, t.noneTaggedText] : none;
  if (props.rows.length > 0) return <Window {...props} />;
  return (
    <Empty title={title}>
      <p>{text}</p>
    </Empty>
  );
}

function Window({ list, rows, open, picks, more }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const seen = new ResizeObserver(() => setHeight(element.clientHeight));
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  const at = rows.findIndex(({ id }) => id === open);
  useEffect(() => {
    if (box.current && at >= 0) keepInSight(box.current, at);
  }, [at]);
  const from = Math.max(0, Math.floor(top / ROW_PX) - SPARE);
  const upTo = Math.min(rows.length, Math.ceil((top + height) / ROW_PX) + SPARE);
  useEffect(() => {
    if (more && upTo === rows.length) more();
  }, [more, upTo, rows.length]);
  return (
    <div
      className="desk-rows"
      ref={box}
      onScroll={(event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop)}
    >
      <ul style={{ blockSize: rows.length * ROW_PX }} onKeyDown={moveFocus}>
        {rows.slice(from, upTo).map((one, index) => (
          <li
            key={one.id}
            style={{ insetBlockStart: (from + index) * ROW_PX }}
            aria-setsize={rows.length}
            aria-posinset={from + index + 1}
          >
            <Pick one={one} picks={picks} />
            <Row one={one} list={list} isOpen={one.id === open} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function keepInSight(box: HTMLElement, at: number): void {
  const [start, end] = [at * ROW_PX, (at + 1) * ROW_PX];
  if (start < box.scrollTop) box.scrollTop = start;
  else if (end > box.scrollTop + box.clientHeight) box.scrollTop = end - box.clientHeight;
}
