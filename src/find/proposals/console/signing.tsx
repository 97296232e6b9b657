/** What one is about to sign, read in the browser out of the very text whose digest the passkey signs. */
import {
  type Card,
  type ChangeClass,
  type Channel,
  changeClass,
  channelDisplay,
  diffCards,
} from '@clearline/card';
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useCompareCode } from '../../../../web/console/compare-code.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { signText } from '../../../../web/console/sign.ts';
import { readCardPayload } from '../../../../web/console/signed-text.ts';
import type { ToSign } from '../../publishers/contract.ts';
import { words } from '../../surfaces/contract.ts';
import type { SignedCard } from '../contract.ts';
import { ChangeItem } from './change-item.tsx';
import { signingMessages } from './signing-messages.ts';

/** A card that is offered to be signed. */
export interface OfferedCard {
  readonly offer: ToSign;
  readonly card: Card;
  /** The card that it is said to follow. */
  readonly previous: Card;
  readonly change: ChangeClass;
}

/** Null where what is offered is no card that follows another. */
export function offeredCard(offer: ToSign): OfferedCard | null {
  const [card, previous] = [offer.payload, offer.previous ?? ''].map(readCardPayload);
  return card && previous ? { offer, card, previous, change: changeClass(previous, card) } : null;
}

/** Signs by a touch. `sign` answers null where it came to nothing, and `problem` says why. */
export function useTouch() {
  const { passkey } = useText(shellTexts);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sign = async ({ offer }: OfferedCard): Promise<SignedCard | null> => {
    setProblem(null);
    setBusy(true);
    const signed = await signText(offer);
    setBusy(false);
    if (signed.ok) return { ...signed.value, composedAt: offer.composedAt };
    setProblem({ status: 0, code: signed.reason, title: passkey[signed.reason] });
    return null;
  };
  return { sign, busy, problem };
}

export function SigningNote({ offer, card, previous }: OfferedCard) {
  const t = useText(signingMessages);
  const w = useText(words);
  return (
    <section className="cl-sign">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      <ul className="cl-plain">
        {diffCards(previous, card).map((change) => (
          <li key={`${change.part} ${change.type} ${change.id} ${change.label.zh} ${change.after}`}>
            <ChangeItem change={change} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.all(card.channels.length)}</summary>
        <AllContacts channels={card.channels} />
      </details>
      <CompareCode payload={offer.payload} />
      <p className="fine">{t.progress(offer.needed, offer.signed.join(w.separator))}</p>
    </section>
  );
}

function AllContacts({ channels }: { channels: readonly Channel[] }) {
  const lang = useLang();
  return (
    <dl className="cl-values">
      {channels.map((channel) => (
        <div key={channel.id}>
          <dt>{channel.label[lang]}</dt>
          <dd className="cl-number">{channelDisplay(channel)}</dd>
        </div>
      ))}
    </dl>
  );
}

function CompareCode({ payload }: Pick<ToSign, 'payload'>) {
  const t = useText(signingMessages);
  const groups = useCompareCode(payload).split(' ');
  return (
    <div className="cl-compare">
      <p className="strong">{t.code}</p>
      <p className="cl-number">
        <span>{groups.slice(0, 4).join(' ')}</span> <span>{groups.slice(4).join(' ')}</span>
      </p>
      <p className="fine">{t.codeHint}</p>
    </div>
  );
}
