import { useEffect, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { callsTexts } from './messages.ts';

const SECOND_MS = 1_000;
const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));

/** For the eye; that time is over is said by the state beside it. @param until milliseconds since the epoch */
export function Countdown({ until, onEnd }: { until: number; onEnd: () => void }) {
  const t = useText(callsTexts).code;
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(secondsUntil(until)), SECOND_MS / 2);
    return () => window.clearInterval(timer);
  }, [until]);
  useEffect(() => {
    if (seconds === 0) onEnd();
  }, [seconds, onEnd]);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className="countdown" role="timer">
      {t.left(time)}
    </p>
  );
}
