/** The messages, by day. What is in front of somebody's eyes is read: the end of the log in a window that is visible. */
import {
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { Thread } from '../../../../web/live/thread.ts';
import { dateText } from '../../../kernel/when/contract.ts';
import { useDeskLine } from './desk-context.tsx';
import { Earlier } from './earlier.tsx';
import { dayOf, type Entry, entriesOf, isSameEntry } from './entries.ts';
import { Happened, Said, Unsent } from './entry.tsx';
import { Uploads } from './file-entry.tsx';
import { deskTexts } from './messages.ts';
import { useJump } from './search/jump.ts';
import { useNewestUpload } from './use-files.ts';

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
  const entries = useMemo(() => entriesOf(thread, staffNumber), [thread, staffNumber]);
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
  const upload = useNewestUpload(id);
  const unsent = upload ?? thread.outbox.at(-1)?.key;
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
    const keep = () => atEnd.current && toEnd();
    const [resized, grown] = [new ResizeObserver(keep), new MutationObserver(keep)];
    resized.observe(box.current);
    grown.observe(box.current, { childList: true, subtree: true });
    return () => {
      resized.disconnect();
      grown.disconnect();
    };
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
  useJump(box, thread, stay);
  return (
    <div className="desk-log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className="desk-log" role="log" aria-label={t.log} tabIndex={0} ref={box}>
        {children}
        <Earlier thread={thread} box={box} />
        {entries.map((entry) => (
          <One key={keyOf(entry)} entry={entry} id={id} />
        ))}
        <Uploads id={id} />
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

interface OneProps {
  readonly entry: Entry;
  readonly id: string;
}

/** Of thousands only those that have changed are drawn again. */
export const One = memo(OneEntry, (was, is) => was.id === is.id && isSameEntry(was.entry, is.entry));

function OneEntry({ entry, id }: OneProps) {
  switch (entry.is) {
    case 'day':
      return <Day day={entry.day} />;
    case 'event':
      return <Happened message={entry.message} />;
    case 'said':
      return <Said {...entry} id={id} />;
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
