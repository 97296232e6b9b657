/** The one act that a single person may do at once: take a number away that harms people. */
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { getContacts, getNotices, listProposals, retireChannel } from '../contract.ts';
import { Buttons } from './buttons.tsx';
import type { ChannelRow } from './channel-row.ts';
import { FieldGroup } from './field.tsx';
import { OneOf, TextsInput } from './inputs.tsx';
import { retireMessages } from './retire-messages.ts';

const REASONS = ['fraud', 'dead-line'] as const;
type Reason = (typeof REASONS)[number];

interface Props {
  readonly row: ChannelRow;
  readonly all: readonly ChannelRow[];
  readonly onClose: () => void;
}

export function RetireDialog({ row, all, onClose }: Props) {
  const t = useText(retireMessages);
  const { display, value } = row;
  const [reason, setReason] = useState<Reason>('fraud');
  const [text, setText] = useState(() => t.texts.fraud(display));
  const [successor, setSuccessor] = useState('');
  const { act, busy, problem } = useAct(retireChannel, [getContacts, getNotices, listProposals]);

  const choose = (next: Reason) => {
    // Words of one's own are kept.
    if (JSON.stringify(text) === JSON.stringify(t.texts[reason](display))) setText(t.texts[next](display));
    setReason(next);
  };
  const retire = async () => {
    const body = { reason, text, display, ...(successor !== '' && { successor }) };
    const answer = await act({ params: { id: value.id }, body });
    if (answer.ok) navigate(`/proposals/${answer.value.id}`);
  };
  return (
    <Dialog title={t.title(display)} onClose={onClose}>
      <form
        className="cl-form"
        onSubmit={(event) => {
          event.preventDefault();
          void retire();
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
        <ProblemNote problem={problem} />
        <Buttons onClose={onClose}>
          <Button danger type="primary" htmlType="submit" loading={busy}>
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
