import { useState } from 'react';
import { useAct, useAskMore } from '../../../../web/console/ask.ts';
import { Empty, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { setQuery, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { DELIVERY_STATES, type Delivery, type Webhook, webhooksApi } from '../contract.ts';
import { Details } from './delivery.tsx';
import { webhooksTexts } from './messages.ts';
import { DeliveryState, Result } from './parts.tsx';

const LOOK_MS = 3_000;

/** The list is asked under the address of its webhook, so the rows are those of one. */
const useDeliveries = (id: string, state: Delivery['state'] | undefined) =>
  useAskMore(webhooksApi.deliveries, state ? { state } : {}, 'before', {
    params: { id },
    topics: ['webhooks.changed'],
    everyMs: LOOK_MS,
  });

export function Deliveries({ webhook }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const more = useText(shellTexts).showMore;
  const wanted = usePlace().query.get('state');
  const state = DELIVERY_STATES.find((one) => one === wanted);
  const asked = useDeliveries(webhook.id, state);
  const [open, setOpen] = useState<string | null>(null);
  const found = asked.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  return (
    <Section title={t.deliveries} lead={t.deliveriesLead} actions={<Filter state={state} />}>
      {asked.isPending ? <Skeleton lines={4} /> : null}
      {asked.error && !asked.data ? <ProblemNote problem={asked.error.problem} /> : null}
      {asked.data && found.length === 0 ? <Empty title={t.noDeliveries}>{t.noDeliveriesText}</Empty> : null}
      {found.length > 0 ? (
        <ul className="rows">
          {found.map((delivery) => (
            <li key={delivery.cursor}>
              <Row delivery={delivery} webhook={webhook} onOpen={() => setOpen(delivery.cursor)} />
            </li>
          ))}
        </ul>
      ) : null}
      {asked.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {more}
        </button>
      ) : null}
      {open ? <Details id={webhook.id} cursor={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Filter({ state }: { state: Delivery['state'] | undefined }) {
  const t = useText(webhooksTexts);
  return (
    <label className="field short">
      <strong>{t.state}</strong>
      <select value={state ?? ''} onChange={(event) => setQuery({ state: event.target.value })}>
        <option value="">{t.anyState}</option>
        {DELIVERY_STATES.map((one) => (
          <option key={one} value={one}>
            {t.deliveryStates[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RowProps {
  readonly delivery: Delivery;
  readonly webhook: Webhook;
  readonly onOpen: () => void;
}

function Row({ delivery, webhook, onOpen }: RowProps) {
  const t = useText(webhooksTexts);
  const mayRetry = useSession().permissions.has('webhooks.retry') && webhook.state === 'active';
  const { type, at, state, tries, nextAt, last, cursor } = delivery;
  const retry = useAct(webhooksApi.retry, [webhooksApi.deliveries, webhooksApi.get]);
  const again = async () => {
    if ((await retry.act({ params: { id: webhook.id, cursor } })).ok) say(t.retried);
  };
  return (
    <>
      <div>
        <p>
          <code>{type}</code> <DeliveryState state={state} />
        </p>
        <p className="fine">
          <Time at={at} />{' '}
          {last ? (
            <>
              · <Result last={last} />
            </>
          ) : null}
          {tries > 1 ? ` · ${t.tries(tries)}` : null}
          {nextAt && tries > 0 ? (
            <>
              {' · '}
              {t.next} <Time near at={nextAt} />
            </>
          ) : null}
        </p>
        <ProblemNote problem={retry.problem} />
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={onOpen}>
          {t.details}
          <span className="hid"> {cursor}</span>
        </button>
        {mayRetry ? (
          <button type="button" className="button" disabled={retry.busy} onClick={again}>
            {t.retry}
            <span className="hid"> {cursor}</span>
          </button>
        ) : null}
      </div>
    </>
  );
}
