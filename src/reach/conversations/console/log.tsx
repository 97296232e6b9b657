/** The messages, by day. What is in front of somebody's eyes is read: the end of the log in a window that is visible. */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { Thread } from '../../../../web/live/thread.ts';
import { dateText } from '../../../kernel/when/contract.ts';
import { useDeskLine } from './desk-context.tsx';
import { dayOf, type Entry, entriesOf } from './entries.ts';
import { Happened, Said, Unsent } from './entry.tsx';
import { deskTexts } from './messages.ts';
import { useJump } from './search/jump.ts';

interface LogProps {
  readonly thread: Thread;
  readonly staffNumber: number | null;
  /** What came before all of it. */
  readonly children?: ReactNode;
}

export function Log({ thread, staffNumber, children }: LogProps) {
  const t = useText(deskTexts);
  const line = useDeskLine();
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const { id, upTo } = thread;
  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);
  useEffect(() => {
    if (!end.current) return;
    const seen = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? false), {
      root: box.current,
      rootMargin: '0px 0px 48px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, []);
  // Whoever reads further up is not torn away; what one has just written oneself is to be seen.
  const unsent = thread.outbox.at(-1)?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: to the end with what is new, not with the scrolling itself
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [id, upTo, toEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is opened
  useLayoutEffect(toEnd, [id, toEnd]);
  useLayoutEffect(() => {
    if (unsent) toEnd();
  }, [unsent, toEnd]);
  // What comes above or below makes the log lower, and its end is to stay where it was.
  const atEnd = useRef(isAtEnd);
  atEnd.current = isAtEnd;
  useEffect(() => {
    if (!box.current) return;
    const resized = new ResizeObserver(() => atEnd.current && toEnd());
    resized.observe(box.current);
    return () => resized.disconnect();
  }, [toEnd]);
  useEffect(() => {
    const look = () => {
      if (isAtEnd && upTo > 0 && document.visibilityState === 'visible') line.looked(id);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [line, id, upTo, isAtEnd]);
  const stay = useCallback(() => {
    atEnd.current = false;
    setAtEnd(false);
  }, []);
  useJump(box, id, upTo, stay);
  return (
    <div className="desk-log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className="desk-log" role="log" aria-label={t.log} tabIndex={0} ref={box}>
        {children}
        {entriesOf(thread, staffNumber).map((entry) => (
          <One key={keyOf(entry)} entry={entry} id={id} />
        ))}
        <div ref={end} className="desk-end" />
      </div>
      {isAtEnd ? null : (
        <button type="button" className="button desk-newest" onClick={toEnd}>
          ↓ {t.newest}
        </button>
      )}
    </div>
  );
}

export const keyOf = (entry: Entry): string =>
  entry.is === 'day' ? entry.day : entry.is === 'unsent' ? entry.pending.key : entry.message.key;

export function One({ entry, id }: { entry: Entry; id: string }) {
  switch (entry.is) {
    case 'day':
      return <Day day={entry.day} />;
    case 'event':
      return <Happened message={entry.message} />;
    case 'said':
      return <Said {...entry} />;
    case 'unsent':
      return <Unsent pending={entry.pending} id={id} />;
  }
}

const DAY_MS = 86_400_000;

function Day({ day }: { day: string }) {
  const t = useText(deskTexts);
  const lang = useLang();
  const now = Date.now();
  const name =
    day === dayOf(now)
      ? t.today
      : day === dayOf(now - DAY_MS)
        ? t.yesterday
        : dateText(`${day}T00:00:00+08:00`, lang);
  return <h3 className="desk-day">{name}</h3>;
}
