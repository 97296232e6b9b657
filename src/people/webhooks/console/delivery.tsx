import { useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Asked } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type Attempt, webhooksApi } from '../contract.ts';
import { webhooksTexts } from './messages.ts';
import { Result } from './parts.tsx';

interface DetailsProps {
  readonly id: string;
  readonly cursor: string;
  readonly onClose: () => void;
}

/** One delivery: what was sent, and what came of each attempt. */
export function Details({ id, cursor, onClose }: DetailsProps) {
  const t = useText(webhooksTexts);
  const asked = useAsk(webhooksApi.delivery, { params: { id, cursor } }, { topics: ['webhooks.changed'] });
  return (
    <Dialog title={t.details} kind="drawer" onClose={onClose}>
      <Asked of={asked}>
        {({ event, attempts }) => (
          <>
            <h3>{t.event}</h3>
            {event ? <pre className="code">{JSON.stringify(event, null, 2)}</pre> : <p>{t.hidden}</p>}
            <h3>{t.attempts}</h3>
            {attempts.length === 0 ? <p className="fine">{t.noAttempts}</p> : null}
            <ol className="attempts">
              {attempts.map((attempt) => (
                <li key={attempt.at}>
                  <Told attempt={attempt} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Asked>
    </Dialog>
  );
}

/** What a receiver answered is a stranger's text: shown as it is, and never as markup. */
function Told({ attempt }: { attempt: Attempt }) {
  const t = useText(webhooksTexts);
  return (
    <div>
      <p>
        <Time at={attempt.at} /> · <Result last={attempt} />
      </p>
      {attempt.response ? (
        <>
          <p className="fine">{t.answer}</p>
          <pre className="code">{attempt.response}</pre>
        </>
      ) : null}
    </div>
  );
}
