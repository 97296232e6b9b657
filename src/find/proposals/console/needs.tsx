/** Who must agree, and why; who has; and when it will be published. */
import { useEffect, useState } from 'react';
import { dateTime } from '../../../../web/console/date-time.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { partTitle } from './describe.ts';
import { proposalMessages } from './proposal-messages.ts';
import { signingMessages } from './signing-messages.ts';
import { State } from './state.tsx';

export function NeedsCard({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const { approvals, base, dueAt, publishedN } = proposal;
  const people = proposal.needs.signatures > 0;
  return (
    <Section title={t.approval}>
      {publishedN !== null && (
        <p>
          {base === publishedN ? (
            t.unchanged
          ) : (
            <Link to={`/contacts/history?n=${publishedN}`}>{t.became(publishedN)}</Link>
          )}
        </p>
      )}
      {dueAt !== null && <Countdown dueAt={dueAt} />}
      {publishedN === null && <Wanted proposal={proposal} />}
      {publishedN === null && people && <Signatures proposal={proposal} />}
      {approvals.length === 0 ? (
        (publishedN !== null || (proposal.needs.secondPerson && !people)) && (
          <p className="fine">{publishedN === null ? t.noApprovals : t.noneNeeded}</p>
        )
      ) : (
        <ul className="cl-plain">
          {approvals.map(({ by, at }) => (
            <li key={by.id}>
              <State tone="good">
                {t.approvals} {by.name}
              </State>{' '}
              <span className="fine">
                <Time at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Who has signed the card that it would become, where people sign, and who still must. */
function Signatures({ proposal: { needs, signed, editors } }: { proposal: Proposal }) {
  const t = useText(signingMessages);
  const w = useText(words);
  const p = useText(proposalMessages);
  const left = needs.signatures - signed.length;
  return (
    <>
      <p>{t.needs(needs.signatures)}</p>
      <p>
        <State tone={left > 0 ? 'wait' : 'good'}>{t.of(signed.length, needs.signatures)}</State>{' '}
        {signed.join(w.separator)}
      </p>
      {left > 0 && signed.length > 0 && <p>{t.missing(left)}</p>}
      {needs.secondPerson && (
        <p className="fine">
          {p.editors}
          {editors.map(({ name }) => name).join(w.separator)}
        </p>
      )}
    </>
  );
}

/** Whom it takes to publish it, and why. */
function Wanted({ proposal: { needs, editors, parts } }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const w = useText(words);
  const lang = useLang();
  const title = (part: string) => {
    const found = parts.find((one) => one.part === part);
    return partTitle(part, [found?.value, found?.base], lang);
  };
  return (
    <>
      {needs.signatures === 0 && (
        <p>
          <State tone={needs.secondPerson ? 'wait' : 'good'}>
            {needs.secondPerson ? t.needsSecond : t.needsNone}
          </State>
        </p>
      )}
      {needs.why.length > 0 && (
        <ul className="cl-plain">
          {needs.why.map(({ part, reason }) => (
            <li key={`${part} ${reason}`}>
              {title(part)} <span className="cl-hint">{t.why[reason]}</span>
            </li>
          ))}
        </ul>
      )}
      {needs.delayMinutes > 0 && <p className="fine">{t.delay(needs.delayMinutes)}</p>}
      {needs.secondPerson && needs.signatures === 0 && (
        <p className="fine">
          {t.editors}
          {editors.map(({ name }) => name).join(w.separator)}
        </p>
      )}
    </>
  );
}

function Countdown({ dueAt }: { dueAt: string }) {
  const t = useText(proposalMessages);
  const lang = useLang();
  const left = useSecondsUntil(Date.parse(dueAt));
  return (
    <p className="cl-countdown">
      {t.due(dateTime(dueAt, lang))}
      <span className="cl-number" role="timer">
        {t.left(Math.floor(left / 60), left % 60)}
      </span>
    </p>
  );
}

function useSecondsUntil(at: number): number {
  const left = () => Math.max(0, Math.ceil((at - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  });
  return seconds;
}
