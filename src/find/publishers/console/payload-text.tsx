/** What is about to be signed, in words that the browser reads out of the very text. */
import { type Card, channelDisplay, type Publishers, primaryPhone } from '@clearline/card';
import { useCompareCode } from '../../../../web/console/compare-code.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { readCardPayload, readListPayload } from '../../../../web/console/signed-text.ts';
import { SignedLogKey } from './log-key.tsx';
import { publishersTexts } from './messages.ts';
import { RulesList } from './parts.tsx';

export type Subject = 'list' | 'card';

interface PayloadProps {
  readonly subject: Subject;
  readonly text: string;
  /** Whether a list that names a key for the record names another one than before. */
  readonly isNewLogKey: boolean;
}

export function Payload({ subject, text, isNewLogKey }: PayloadProps) {
  const t = useText(publishersTexts).sign;
  const code = useCompareCode(text);
  const list = subject === 'list' ? readListPayload(text) : null;
  const card = subject === 'card' ? readCardPayload(text) : null;
  return (
    <>
      {list ? <List list={list} isNewLogKey={isNewLogKey} /> : null}
      {card ? <CardText card={card} /> : null}
      {list || card ? null : (
        <p className="wrong" role="alert">
          {t.unreadable}
        </p>
      )}
      <p className="fine">
        {t.code} <code>{code}</code>
      </p>
      <details className="exact">
        <summary>{t.exact}</summary>
        <pre>{text}</pre>
      </details>
    </>
  );
}

/** With the number of keys: nobody may be given one that is not theirs. */
function List({ list, isNewLogKey }: { list: Publishers; isNewLogKey: boolean }) {
  const t = useText(publishersTexts);
  const { v, people, rules, logKey } = list;
  const names = people.map(({ name, keys }) => t.sign.person(name, t.keys(keys.length)));
  return (
    <>
      <p>{t.sign.listText(v, names.join(t.separator))}</p>
      <RulesList brief rules={rules} />
      {logKey === undefined ? null : <SignedLogKey vkey={logKey} isNew={isNewLogKey} />}
    </>
  );
}

function CardText({ card: { n, channels } }: { card: Card }) {
  const t = useText(publishersTexts).sign;
  const lang = useLang();
  return (
    <>
      <p>{t.cardText(n, primaryPhone(channels)?.number.display ?? t.noPhone)}</p>
      <details className="exact">
        <summary>{t.contacts(channels.length)}</summary>
        <dl className="facts">
          {channels.map((channel) => (
            <div key={channel.id} style={{ display: 'contents' }}>
              <dt>{channel.label[lang]}</dt>
              <dd>{channelDisplay(channel)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
