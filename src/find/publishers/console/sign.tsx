/** Signing the new list, and the card that is issued with it: one touch each, of exactly what is shown. */
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Asked } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { signText } from '../../../../web/console/sign.ts';
import { say } from '../../../../web/console/toast.tsx';
import { type Change, type Given, type Offer, publishersApi } from '../contract.ts';
import { publishersTexts } from './messages.ts';
import { Payload, type Subject } from './payload-text.tsx';

/** An offer holds while somebody looks at it. */
const EVERY_MS = 10 * 60_000;
const STALE = [publishersApi.get, publishersApi.offer];

interface SignProps {
  readonly change: Change;
  readonly onClose: () => void;
}

export function Sign({ change, onClose }: SignProps) {
  const t = useText(publishersTexts).sign;
  const asked = useAsk(
    publishersApi.offer,
    {},
    { topics: ['publishers.changed', 'contacts.published'], everyMs: EVERY_MS },
  );
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Asked of={asked} lines={3} empty={({ list, card }) => !list && !card && <p>{t.nothing}</p>}>
        {(offer) => <Touches offer={offer} change={change} onClose={onClose} />}
      </Asked>
    </Dialog>
  );
}

function Touches({ offer, change, onClose }: SignProps & { readonly offer: Offer }) {
  const t = useText(publishersTexts).sign;
  const { me } = useSession();
  const touch = useTouches(offer, change, onClose);
  const subjects = (['list', 'card'] as const).filter((subject) => offer[subject] !== null);
  const isAgain = offer.list && change.people.some(({ id, list }) => id === me.person.id && list);
  return (
    <>
      <p>{subjects.length === 2 ? t.two : isAgain ? t.again : t.one}</p>
      {subjects.map((subject, at) => (
        <div key={subject} className="signing">
          <h3>{t[`${subject}Title`]}</h3>
          <Payload
            subject={subject}
            text={offer[subject]?.payload ?? ''}
            isNewLogKey={change.logKey !== 'same'}
          />
          <button
            type="button"
            className="button main"
            disabled={touch.busy || touch.next !== subject}
            onClick={() => void touch.sign(subject)}
          >
            {touch.has(subject) ? <Icon name="check" /> : null}
            {t[subject](subjects.length === 2 ? t.step(at + 1, 2) : '')}
          </button>
        </div>
      ))}
      <ProblemNote problem={touch.problem} />
    </>
  );
}

/** A signature counts while what it signs is still what is offered. */
function useTouches(offer: Offer, change: Change, onClose: () => void) {
  const t = useText(publishersTexts).sign;
  const { passkey } = useText(shellTexts);
  const [signed, setSigned] = useState<Partial<Record<Subject, Given>>>({});
  const [failure, setFailure] = useState<Problem | null>(null);
  const { act, busy, problem } = useAct(publishersApi.sign, STALE);
  const has = (subject: Subject, of = signed) =>
    offer[subject] === null || of[subject]?.composedAt === offer[subject].composedAt;
  const next = (['list', 'card'] as const).find((subject) => !has(subject)) ?? null;
  const send = async (body: typeof signed) => {
    const answer = await act({ body });
    setSigned({});
    if (!answer.ok || answer.value.change?.mine) return;
    const isInForce = answer.value.v === change.v;
    say(isInForce ? t.inForce(change.v, change.card?.n ?? null) : t.signed);
    onClose();
  };
  const sign = async (subject: Subject) => {
    const asked = offer[subject];
    if (!asked) return;
    const done = await signText(asked);
    setFailure(done.ok ? null : { status: 0, code: done.reason, title: passkey[done.reason] });
    if (!done.ok) return;
    const all = { ...signed, [subject]: { ...done.value, composedAt: asked.composedAt } };
    setSigned(all);
    if (has('list', all) && has('card', all)) await send(all);
  };
  return { sign, next, has: (subject: Subject) => has(subject), busy, problem: failure ?? problem };
}
