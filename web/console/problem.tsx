/** What went wrong, and what to do next. */
import type { Problem } from './api.ts';
import { timeOfDay } from './date-time.ts';
import { Icon } from './icons.tsx';
import { useLang, useText } from './language.tsx';
import { shellTexts } from './messages.ts';

/** Read out when it appears. @param onRetry where trying again may help */
export function ProblemNote({ problem, onRetry }: { problem: Problem | null; onRetry?: () => void }) {
  const t = useText(shellTexts);
  const lang = useLang();
  if (!problem) return null;
  const advice =
    problem.code === 'forbidden'
      ? t.forbidden
      : problem.retryAt === undefined
        ? problem.detail
        : t.pause.after(timeOfDay(problem.retryAt, lang));
  return (
    <div className="note stop" role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{problem.title}</p>
        {advice ? <p>{advice}</p> : null}
        {problem.issues?.length ? (
          <ul>
            {problem.issues.map(({ field, message }) => (
              <li key={`${field} ${message}`}>{message}</li>
            ))}
          </ul>
        ) : null}
        {problem.status >= 500 && problem.requestId ? (
          <p className="fine">{t.requestId(problem.requestId)}</p>
        ) : null}
        {onRetry ? (
          <button type="button" className="button quiet" onClick={onRetry}>
            {t.retry}
          </button>
        ) : null}
      </div>
    </div>
  );
}
