/** Right: whom one talks with and what about, and what one can do with the conversation. */
import type { ReactNode } from 'react';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import type { StaffView } from '../contract.ts';
import type { Acts } from './acts.ts';
import { deskTexts } from './messages.ts';
import { OpenedWith } from './opened-with.tsx';
import { addressOf, useDeskPlace } from './place.ts';
import { RecordLinks } from './records.tsx';
import { Wait } from './row.tsx';
import { Tags } from './tags.tsx';

interface AboutProps {
  readonly view: StaffView;
  readonly acts: Acts;
  /** What stands around it. */
  readonly children?: ReactNode;
}

export function About({ view, acts, children }: AboutProps) {
  const t = useText(deskTexts);
  const { list, id } = useDeskPlace();
  const none = <span className="fine">{t.notGiven}</span>;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.number, view.number],
    [t.who, view.who.name ?? t.guest],
    [t.contact, view.who.contact ?? none],
    [t.intent, t.intents[view.intent]],
    [t.order, view.order ?? none],
    [t.language, t.languages[view.lang]],
    [t.since, <Time key="since" at={view.openedAt} />],
    [
      t.status,
      <span key="status">
        {t.statuses[view.status]}
        {view.snoozedUntil ? (
          <>
            {' · '}
            <Time at={view.snoozedUntil} />
          </>
        ) : null}{' '}
        {view.waitsSince ? <Wait since={view.waitsSince} /> : null}
      </span>,
    ],
    [t.assigned, view.agent ? `${view.agent.name} · ${t.staffNumber(view.agent.staffNumber)}` : t.nobody],
    ...(view.rating === null ? [] : [[t.rating, t.stars(view.rating)] as const]),
    ...(view.ratingNote === null ? [] : [[t.ratingNote, view.ratingNote] as const]),
  ];
  return (
    <section className="desk-about" aria-label={t.about}>
      <Link className="button plain desk-back" to={addressOf({ list, id })}>
        <Icon name="back" />
        {t.toTalk}
      </Link>
      <Deeds acts={acts} />
      <Tags view={view} />
      <dl className="desk-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd translate={name === t.intent ? undefined : 'no'}>{value}</dd>
          </div>
        ))}
      </dl>
      <OpenedWith id={view.id} />
      <RecordLinks id={view.id} />
      {children}
    </section>
  );
}

function Deeds({ acts }: { acts: Acts }) {
  const t = useText(deskTexts);
  const deeds = [
    { key: 't', label: t.take, act: acts.take, look: 'button main' },
    { key: 'e', label: t.resolve, act: acts.resolve, look: acts.take ? 'button' : 'button first' },
    { key: 'h', label: t.transfer, act: acts.ask.transfer, look: 'button' },
    { key: 's', label: t.snooze, act: acts.ask.snooze, look: 'button' },
    { key: '', label: t.reopen, act: acts.reopen, look: 'button first' },
  ];
  return (
    <div className="desk-deeds">
      {deeds.map(({ key, label, act, look }) =>
        act ? (
          <button
            key={label}
            type="button"
            className={look}
            disabled={acts.busy}
            onClick={act}
            aria-keyshortcuts={key || undefined}
          >
            {label}
            {key ? (
              <span aria-hidden="true">
                <kbd>{key}</kbd>
              </span>
            ) : null}
          </button>
        ) : null,
      )}
    </div>
  );
}
