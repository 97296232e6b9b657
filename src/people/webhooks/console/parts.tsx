import { dateTime } from '../../../../web/console/date-time.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { Delivery, Webhook } from '../contract.ts';
import { webhooksTexts } from './messages.ts';

/** How a webhook stands, in words first. */
export function Standing({ webhook: { state, failingSince, waiting } }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const lang = useLang();
  const isWell = state === 'active' && failingSince === null;
  return (
    <p className="chips">
      <span className={isWell ? 'chip on' : state === 'paused' ? 'chip' : 'chip off'}>{t.states[state]}</span>
      {failingSince && state === 'active' ? (
        <span className="chip off">{t.failing(dateTime(failingSince, lang))}</span>
      ) : null}
      {waiting > 0 ? <span className="chip">{t.waiting(waiting)}</span> : null}
    </p>
  );
}

const LOOK: Record<Delivery['state'], string> = { waiting: 'chip', delivered: 'chip on', failed: 'chip off' };

export function DeliveryState({ state }: { state: Delivery['state'] }) {
  return <span className={LOOK[state]}>{useText(webhooksTexts).deliveryStates[state]}</span>;
}

export function Result({
  last,
}: {
  last: Pick<NonNullable<Delivery['last']>, 'status' | 'failure' | 'milliseconds'>;
}) {
  const t = useText(webhooksTexts);
  const parts = [
    last.status === null ? null : t.status(last.status),
    last.failure === null ? null : (t.failures[last.failure] ?? last.failure),
    t.took(last.milliseconds),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
