/** Who asks to be forgotten, and what becomes of it. */
import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Area } from '../../../../web/console/field.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Erasure, personDataApi } from '../contract.ts';
import { erasureTexts } from './erasures-messages.ts';

export default function Erasures() {
  const t = useText(erasureTexts);
  const asked = useAsk(personDataApi.erasures, {}, { topics: ['reach.changed'] });
  const decide = useAct(personDataApi.decide, [personDataApi.erasures]);
  const [declining, setDeclining] = useState<Erasure | null>(null);
  const erase = async ({ id, number, numbers, name }: Erasure) => {
    const title = t.eraseTitle(number, name ?? t.guest);
    const question = { title, text: t.eraseText(numbers), action: t.erase };
    if (!(await confirmed(question))) return;
    if ((await decide.act({ params: { id }, body: { decision: 'erase' } })).ok) say(t.erased);
  };
  const decline = async (id: string, reason: string) => {
    const { ok } = await decide.act({ params: { id }, body: { decision: 'decline', reason } });
    setDeclining(null);
    if (ok) say(t.declined);
  };
  return (
    <Screen title={t.title} lead={t.lead}>
      <ProblemNote problem={decide.problem} />
      <Asked
        of={asked}
        empty={({ erasures }) => erasures.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ erasures }) => (
          <ul className="rows card">
            {erasures.map((one) => (
              <li key={one.id}>
                <Told one={one} />
                {one.state === 'asked' ? (
                  <div className="actions">
                    <button
                      type="button"
                      className="button danger"
                      disabled={decide.busy || one.held.length > 0}
                      onClick={() => void erase(one)}
                    >
                      {t.erase}
                      <span className="hid"> {t.number(one.number)}</span>
                    </button>
                    <button type="button" className="button" onClick={() => setDeclining(one)}>
                      {t.decline}
                      <span className="hid"> {t.number(one.number)}</span>
                    </button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {declining ? (
        <Decline one={declining} busy={decide.busy} onDecline={decline} onClose={() => setDeclining(null)} />
      ) : null}
    </Screen>
  );
}

function Told({ one }: { one: Erasure }) {
  const t = useText(erasureTexts);
  return (
    <div>
      <p>
        <strong>{t.number(one.number)}</strong>{' '}
        <span className={one.state === 'asked' ? 'chip on' : 'chip'}>{t.states[one.state]}</span>
      </p>
      {one.state === 'asked' ? (
        <p translate="no">
          {one.name ?? t.guest}
          {one.contact ? ` · ${one.contact}` : ''} · {t.numbers(one.numbers)}
        </p>
      ) : null}
      {one.held.length > 0 ? <p className="wrong">{t.held(one.held)}</p> : null}
      {one.reason ? <p>{one.reason}</p> : null}
      {one.conversations !== null && one.messages !== null ? (
        <p>{t.gone(one.conversations, one.messages)}</p>
      ) : null}
      <p className="fine">
        {one.askedBy === 'staff' ? `${t.byStaff} · ` : ''}
        <Time at={one.decidedAt ?? one.askedAt} />
      </p>
    </div>
  );
}

interface DeclineProps {
  readonly one: Erasure;
  readonly busy: boolean;
  readonly onDecline: (id: string, reason: string) => Promise<void>;
  readonly onClose: () => void;
}

function Decline({ one, busy, onDecline, onClose }: DeclineProps) {
  const t = useText(erasureTexts);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onDecline(one.id, reason.trim());
  };
  return (
    <Dialog title={t.declineTitle(one.number, one.name ?? t.guest)} onClose={onClose}>
      <form onSubmit={submit}>
        <Area
          label={t.reason}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Ends onClose={onClose} disabled={busy || reason.trim() === ''}>
          {t.decline}
        </Ends>
      </form>
    </Dialog>
  );
}
