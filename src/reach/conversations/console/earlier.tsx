/** What was said before all that is here: asked for as one comes near it, or by a button, and one stays where one was. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import type { Thread } from '../../../../web/live/thread.ts';
import { useDeskLine } from './desk-context.tsx';
import { useDeskPlace } from './place.ts';
import { toolTexts } from './tools-messages.ts';

/** Before one has scrolled up so far, it is asked for already. */
const AHEAD = '400px 0px 0px';

interface EarlierProps {
  readonly thread: Thread;
  readonly box: RefObject<HTMLDivElement | null>;
}

export function Earlier({ thread: { id, from }, box }: EarlierProps) {
  const t = useText(toolTexts);
  const line = useDeskLine();
  const top = useRef<HTMLDivElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const ask = useCallback(async () => {
    setAsking(true);
    setFailed(!(await line.earlier(id)));
    setAsking(false);
  }, [line, id]);
  useKeptPlace(box, id, from);
  // One that was found may lie far above.
  const { message } = useDeskPlace();
  useEffect(() => {
    if (message !== null && message <= from && !isAsking && !hasFailed) void ask();
  }, [message, from, isAsking, hasFailed, ask]);
  // Anew behind each part, for what came may fill less than what is in sight.
  useEffect(() => {
    if (!top.current || from === 0 || isAsking || hasFailed) return;
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && void ask(), {
      root: box.current,
      rootMargin: AHEAD,
    });
    near.observe(top.current);
    return () => near.disconnect();
  }, [box, from, isAsking, hasFailed, ask]);
  if (from === 0) return null;
  return (
    <div className="desk-earlier" ref={top}>
      {hasFailed ? <p className="fine">{t.earlierFailed}</p> : null}
      <button type="button" className="button" disabled={isAsking} onClick={() => void ask()}>
        {t.earlier}
      </button>
    </div>
  );
}

/** What comes above moves nothing that one looks at. */
function useKeptPlace(box: EarlierProps['box'], id: string, from: number): void {
  const before = useRef({ id, from, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { id: was, from: hadFrom, height } = before.current;
    if (was === id && from < hadFrom) element.scrollTop += element.scrollHeight - height;
    before.current = { id, from, height: element.scrollHeight };
  });
}
