/** What the screen says while the server asks for a pause: reads go on by themselves, writes when somebody says so. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Dialog } from './dialog.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { pauses } from './pause.ts';

/** There all the time, so that what it says is read out when it comes. */
export function PauseNote() {
  const t = useText(shellTexts).pause;
  const until = usePausedUntil();
  return (
    <div className={until === null ? 'line' : 'line pause'} role="status">
      {until === null ? null : (
        <>
          {t.reads} <Countdown key={until} until={until} say={t.readsIn} end={t.readsNow} />
        </>
      )}
    </div>
  );
}

/** When the next read that waits is sent again; null while none waits. */
function usePausedUntil(): number | null {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => {
      const waiting = cache.getAll().filter(({ state }) => state.fetchStatus === 'fetching');
      const ends = waiting.flatMap(({ state }) => state.fetchFailureReason?.problem.retryAt ?? []);
      return ends.length === 0 ? null : Math.min(...ends);
    },
  );
}

interface CountdownProps {
  readonly until: number;
  readonly say: (wait: string) => string;
  /** When the time has come. */
  readonly end: string;
}

/** Counts for the eye; for the ear it is said once, and at the end. */
function Countdown({ until, say, end }: CountdownProps) {
  const seconds = useSecondsUntil(until);
  const [first] = useState(seconds);
  const { wait } = useText(shellTexts).pause;
  if (seconds === 0) return end;
  return (
    <>
      <span className="hid">{say(wait(first))}</span>
      <span aria-hidden="true">{say(wait(seconds))}</span>
    </>
  );
}

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1_000));

function useSecondsUntil(until: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(secondsUntil(until)), 250);
    return () => window.clearInterval(timer);
  }, [until]);
  return seconds;
}

export function PauseDialog() {
  const shown = pauses.use();
  if (!shown) return null;
  const end = (again: boolean) => {
    pauses.show(null);
    shown.settle(again);
  };
  return <Waiting key={shown.until} until={shown.until} onEnd={end} />;
}

function Waiting({ until, onEnd }: { until: number; onEnd: (again: boolean) => void }) {
  const t = useText(shellTexts);
  const seconds = useSecondsUntil(until);
  return (
    <Dialog title={t.pause.title} onClose={() => onEnd(false)}>
      <p>{t.pause.writes}</p>
      <p className="strong" role="status">
        <Countdown until={until} say={t.pause.writesIn} end={t.pause.writesNow} />
      </p>
      <div className="actions end">
        <button type="button" className="button" onClick={() => onEnd(false)}>
          {t.cancel}
        </button>
        <button type="button" className="button main" disabled={seconds > 0} onClick={() => onEnd(true)}>
          {t.retry}
        </button>
      </div>
    </Dialog>
  );
}
