/** The one act that a single person may do at once: take a number away that harms people. */
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import {
  getContacts,
  getNotices,
  listProposals,
  offerRetirement,
  retireChannel,
  type SignedCard,
} from '../contract.ts';
import { Buttons } from './buttons.tsx';
import type { ChannelRow } from './channel-row.ts';
import { FieldGroup } from './field.tsx';
import { OneOf, TextsInput } from './inputs.tsx';
import { retireMessages } from './retire-messages.ts';
import { type OfferedCard, offeredCard, SigningNote, useTouch } from './signing.tsx';
import { signingMessages } from './signing-messages.ts';

const REASONS = ['fraud', 'dead-line'] as const;
type Reason = (typeof REASONS)[number];

interface Props {
  readonly row: ChannelRow;
  readonly all: readonly ChannelRow[];
  readonly onClose: () => void;
}

export function RetireDialog({ row, all, onClose }: Props) {
  const t = useText(retireMessages);
  const s = useText(signingMessages);
  const { display, value } = row;
  const [reason, setReason] = useState<Reason>('fraud');
  const [text, setText] = useState(() => t.texts.fraud(display));
  const [successor, setSuccessor] = useState('');
  const offers = useAct(offerRetirement);
  const { act, busy, problem } = useAct(retireChannel, [getContacts, getNotices, listProposals]);
  const [offered, setOffered] = useState<OfferedCard | null>(null);
  const [isWrong, setWrong] = useState(false);
  const touch = useTouch();

  const choose = (next: Reason) => {
    // Words of one's own are kept.
    if (JSON.stringify(text) === JSON.stringify(t.texts[reason](display))) setText(t.texts[next](display));
    setReason(next);
  };
  const params = { id: value.id };
  const body = { reason, text, display, ...(successor !== '' && { successor }) };
  const retire = async (signature?: SignedCard) => {
    const answer = await act({ params, body: { ...body, ...(signature && { signature }) } });
    if (answer.ok) navigate(`/proposals/${answer.value.id}`);
  };
  const begin = async () => {
    const answer = await offers.act({ params, body });
    if (!answer.ok) return;
    // Where the server signs, or will say why one may not.
    if (!answer.value || answer.value.credentials.length === 0) return retire();
    const card = offeredCard(answer.value);
    const isThis = card?.change === 'retirement' && card.card.channels.every(({ id }) => id !== value.id);
    setOffered(isThis ? card : null);
    setWrong(!isThis);
  };
  const confirm = async (card: OfferedCard) => {
    const signature = await touch.sign(card);
    if (signature) await retire(signature);
  };
  if (offered)
    return (
      <Dialog title={t.title(display)} onClose={onClose}>
        <div className="cl-form">
          <SigningNote {...offered} />
          <ProblemNote problem={touch.problem ?? problem} />
          <div className="cl-buttons">
            <Button onClick={() => setOffered(null)}>{s.back}</Button>
            <Button danger type="primary" loading={busy || touch.busy} onClick={() => confirm(offered)}>
              {s.retire(display)}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t.title(display)} onClose={onClose}>
      <form
        className="cl-form"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <div className="cl-loud">
          <p className="strong">{t.what}</p>
          <ul>
            {t.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <p>{t.forever}</p>
        </div>
        <FieldGroup name={t.reason}>
          {() => <OneOf of={REASONS} name={(one) => t.reasons[one]} value={reason} onChange={choose} />}
        </FieldGroup>
        <FieldGroup name={t.text}>
          {(aria) => <TextsInput aria={aria} name={t.text} lines={3} value={text} onChange={setText} />}
        </FieldGroup>
        <Successor row={row} all={all} value={successor} onChange={setSuccessor} />
        {isWrong && (
          <p className="note stop" role="alert">
            {s.otherChanges}
          </p>
        )}
        <ProblemNote problem={offers.problem ?? problem} />
        <Buttons onClose={onClose}>
          <Button danger type="primary" htmlType="submit" loading={busy || offers.busy}>
            {t.confirm(display)}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}

interface SuccessorProps {
  readonly row: ChannelRow;
  readonly all: readonly ChannelRow[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Successor({ row, all, value, onChange }: SuccessorProps) {
  const t = useText(retireMessages);
  const lang = useLang();
  const id = useId();
  const others = all.filter((one) => one.part !== row.part);
  // Its own kind first.
  const sorted = others.toSorted(
    (a, b) => Number(b.value.kind === row.value.kind) - Number(a.value.kind === row.value.kind),
  );
  return (
    <div className="cl-field">
      <label htmlFor={id}>{t.successor}</label>
      <select id={id} className="cl-select" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t.noSuccessor}</option>
        {sorted.map((one) => (
          <option key={one.part} value={one.value.id}>
            {one.value.label[lang]} · {one.display}
          </option>
        ))}
      </select>
    </div>
  );
}
