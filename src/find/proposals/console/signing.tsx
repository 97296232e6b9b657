/** What one is about to sign, read in the browser out of the very text whose digest the passkey signs. */
import { Card, type Channel, channelDisplay } from '@clearline/card';
import { useCompareCode } from '../../../../web/console/compare-code.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { ToSign } from '../../publishers/contract.ts';
import { words } from '../../surfaces/contract.ts';
import { signingMessages } from './signing-messages.ts';

/** Null where it is no card. */
export function cardIn({ payload }: Pick<ToSign, 'payload'>): Card | null {
  const read = Card.safeParse(JSON.parse(payload));
  return read.success ? read.data : null;
}

interface Props {
  readonly offer: ToSign;
  readonly card: Card;
  /** Ids of the channels that change, with what they were called. */
  readonly touched: readonly { readonly id: string; readonly name: string }[];
}

export function SigningNote({ offer, card, touched }: Props) {
  const t = useText(signingMessages);
  const w = useText(words);
  const lang = useLang();
  const found = touched.map(({ id, name }) => ({
    id,
    name,
    channel: card.channels.find((channel) => channel.id === id),
  }));
  return (
    <section className="cl-sign">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      {found.length > 0 && (
        <dl className="cl-values">
          {found.map(({ id, name, channel }) => (
            <div key={id}>
              <dt>{channel?.label[lang] ?? name}</dt>
              <dd className="cl-number">{channel ? channelDisplay(channel) : t.gone}</dd>
            </div>
          ))}
        </dl>
      )}
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

/** The first 128 bits of SHA-256, which is the challenge that the passkey signs. */
function CompareCode({ payload }: Pick<ToSign, 'payload'>) {
  const t = useText(signingMessages);
  const code = useCompareCode(payload);
  return (
    <div className="cl-compare">
      <p className="strong">{t.code}</p>
      <p className="cl-number">{code}</p>
      <p className="fine">{t.codeHint}</p>
    </div>
  );
}
