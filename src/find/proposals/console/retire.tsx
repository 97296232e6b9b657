/** The one act that a single person may do at once: take a number away that harms people. */
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { signText } from '../../../../web/console/sign.ts';
import type { ToSign } from '../../publishers/contract.ts';
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
import { cardIn } from './signing.tsx';
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
  const { passkey } = useText(shellTexts);
  const offers = useAct(offerRetirement);
  const { act, busy, problem } = useAct(retireChannel, [getContacts, getNotices, listProposals]);
  const [unsigned, setUnsigned] = useState<Problem | null>(null);

  const choose = (next: Reason) => {
    // Words of one's own are kept.
    if (JSON.stringify(text) === JSON.stringify(t.texts[reason](display))) setText(t.texts[next](display));
    setReason(next);
  };
  const retire = async () => {
    const body = { reason, text, display, ...(successor !== '' && { successor }) };
    const params = { id: value.id };
    setUnsigned(null);
    const offered = await offers.act({ params, body });
    if (!offered.ok) return;
    const signature = await signatureOf(offered.value);
    if (signature === null) return;
    const answer = await act({ params, body: { ...body, ...(signature && { signature }) } });
    if (answer.ok) navigate(`/proposals/${answer.value.id}`);
  };
  /** Undefined where the server signs, or will say why one may not; null where it came to nothing. */
  const signatureOf = async (offer: ToSign | null): Promise<SignedCard | undefined | null> => {
    if (!offer || offer.credentials.length === 0) return undefined;
    const card = cardIn(offer);
    const isRetired = card?.channels.every(({ id }) => id !== value.id) === true;
    const signed = isRetired ? await signText(offer) : null;
    if (signed?.ok) return { ...signed.value, composedAt: offer.composedAt };
    const title = signed ? passkey[signed.reason] : s.unreadable;
    setUnsigned({ status: 0, code: signed?.reason ?? 'outcome-changed', title });
    return null;
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
        <ProblemNote problem={unsigned ?? offers.problem ?? problem} />
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
