/** What others change is heard here, and what was asked about it is asked again. */
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { API_ROOT } from '../../src/kernel/http/contract.ts';
import { queries, type Topic } from './ask.ts';
import { refreshMe, useMe } from './session.tsx';

const EVENTS_PATH = `${API_ROOT}/events`;
const TOPICS: readonly Topic[] = [
  'contacts.published',
  'proposals.changed',
  'proposals.presence',
  'publishers.changed',
  'lines.changed',
  'reports.changed',
  'people.changed',
  'people.sessions-ended',
  'mail.changed',
  'audit.added',
  'calls.code',
  'calls.contact',
  'calls.alarm',
  'reach.changed',
  'reach.queue',
  'reach.teams',
];
/** The server says something every 15 s; silence of this length is a broken line. */
const SILENCE_MS = 40_000;
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
/** A short gap, as when a laptop wakes, is not worth a word. */
const GRACE_MS = 4_000;

export type Line = 'open' | 'lost' | 'back';
const Current = createContext<Line>('open');
export const useLine = (): Line => use(Current);

/** Of a busy hour's events of one topic, as many as come meanwhile are answered by one more question. */
const REST_MS = 1_000;
/** True where more was heard since. */
const resting = new Map<Topic, boolean>();

/** Asks again for everything that hangs on this topic: at once, and then not more often than somebody can read. */
function heard(topic: Topic): void {
  if (resting.has(topic)) {
    resting.set(topic, true);
    return;
  }
  resting.set(topic, false);
  void queries.invalidateQueries({ predicate: ({ meta }) => meta?.topics?.includes(topic) ?? false });
  window.setTimeout(() => {
    const isMore = resting.get(topic) === true;
    resting.delete(topic);
    if (isMore) heard(topic);
  }, REST_MS);
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<Line>('open');
  const isHere = useMe().data !== null;
  const wasAway = useRef(false);
  // Nobody listens while the dialog to sign in again is open; what was missed meanwhile is asked for after it.
  useEffect(() => {
    if (!isHere) {
      wasAway.current = true;
      return;
    }
    if (wasAway.current) void queries.invalidateQueries();
    return follow(setLine);
  }, [isHere]);
  return <Current value={line}>{children}</Current>;
}

/** Stays connected until the result is called. EventSource gives up for good on an HTTP error, so we begin anew ourselves. */
function follow(say: (line: Line) => void): () => void {
  let source: EventSource | null = null;
  let failures = 0;
  let missed = false;
  const timers = { silence: 0, again: 0, grace: 0, calm: 0 };

  const lost = () => {
    // Refused rather than cut: the session may have ended.
    if (source?.readyState === EventSource.CLOSED) void refreshMe();
    source?.close();
    missed = true;
    timers.grace ||= window.setTimeout(() => say('lost'), GRACE_MS);
    window.clearTimeout(timers.silence);
    window.clearTimeout(timers.again);
    timers.again = window.setTimeout(connect, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]);
  };
  const alive = () => {
    window.clearTimeout(timers.silence);
    timers.silence = window.setTimeout(lost, SILENCE_MS);
  };
  const opened = () => {
    failures = 0;
    window.clearTimeout(timers.grace);
    timers.grace = 0;
    alive();
    if (!missed) return;
    missed = false;
    void queries.invalidateQueries();
    say('back');
    window.clearTimeout(timers.calm);
    timers.calm = window.setTimeout(() => say('open'), GRACE_MS);
  };
  function connect(): void {
    source?.close();
    source = new EventSource(EVENTS_PATH);
    source.onopen = opened;
    source.onerror = lost;
    source.addEventListener('alive', alive);
    for (const topic of TOPICS)
      source.addEventListener(topic, () => {
        alive();
        heard(topic);
      });
  }
  const wake = () =>
    document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED && connect();

  connect();
  window.addEventListener('online', connect);
  document.addEventListener('visibilitychange', wake);
  return () => {
    source?.close();
    for (const timer of Object.values(timers)) window.clearTimeout(timer);
    window.removeEventListener('online', connect);
    document.removeEventListener('visibilitychange', wake);
  };
}
