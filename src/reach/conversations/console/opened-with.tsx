/** With what a conversation was opened: the device, and what its customer had verified, with what is said of it now. */
import { useAsk } from '../../../../web/console/ask.ts';
import { deviceOf } from '../../../../web/console/device.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { verdictsApi } from '../../../verify/verdicts/contract.ts';
import { deskApi } from '../contract.ts';
import { deskTexts } from './messages.ts';

export function OpenedWith({ id }: { id: string }) {
  const t = useText(deskTexts);
  const lang = useLang();
  const { data } = useAsk(deskApi.context, { params: { id } });
  if (!data) return null;
  return (
    <dl className="desk-facts">
      <div>
        <dt>{t.device}</dt>
        <dd translate="no">{deviceOf(data.userAgent, lang)}</dd>
      </div>
      <div>
        <dt>{t.checked}</dt>
        <dd>
          {data.checked.length > 0 ? (
            <Checked texts={data.checked} />
          ) : (
            <span className="fine">{t.checkedNothing}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Checked({ texts }: { texts: readonly string[] }) {
  const { data } = useAsk(verdictsApi.verify, { body: { texts: [...texts] } });
  const answers = data && 'answers' in data ? data.answers : [];
  return (
    <ul className="desk-checked">
      {texts.map((text, at) => {
        const conclusion = answers[at]?.conclusion;
        return (
          <li key={text} data-code={conclusion?.code}>
            <q dir="auto" translate="no">
              {text}
            </q>
            {conclusion ? <span>{conclusion.says}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
