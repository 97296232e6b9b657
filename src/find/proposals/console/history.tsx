/** Every version of the card and what it changed. */
import { Button } from 'antd';
import { useEffect } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import type { CardVersion } from '../../contacts/contract.ts';
import { getHistory } from '../contract.ts';
import { ChangeItem } from './change-item.tsx';
import { historyMessages } from './history-messages.ts';
import { State } from './state.tsx';

export default function History() {
  const t = useText(historyMessages);
  const { query } = usePlace();
  const n = Number(query.get('n')) || null;
  const before = query.get('before') ?? (n === null ? undefined : String(n + 1));
  const asked = useAsk(
    getHistory,
    { query: { limit: '20', ...(before !== undefined && { before }) } },
    { topics: ['contacts.published'] },
  );
  const loaded = asked.data !== undefined;
  useEffect(() => {
    if (loaded && n !== null) document.getElementById(`v${n}`)?.scrollIntoView();
  }, [loaded, n]);
  return (
    <Screen title={t.title} lead={t.lead} above={<Link to="/contacts">{t.back}</Link>}>
      <Asked
        of={asked}
        lines={6}
        empty={({ versions }) => versions.length === 0 && <Empty title={t.empty}>{t.emptyHint}</Empty>}
      >
        {({ versions, more }) => (
          <>
            <ol className="cl-cards">
              {versions.map((version, index) => (
                <li key={version.n} id={`v${version.n}`}>
                  <Version version={version} current={before === undefined && index === 0} />
                </li>
              ))}
            </ol>
            {more && (
              <Button onClick={() => setQuery({ before: String(versions.at(-1)?.n ?? ''), n: null })}>
                {t.older}
              </Button>
            )}
          </>
        )}
      </Asked>
    </Screen>
  );
}

function Version({
  version: { n, issued, expires, changes },
  current,
}: {
  version: CardVersion;
  current: boolean;
}) {
  const t = useText(historyMessages);
  return (
    <>
      <h2>
        {t.version(n)} {current && <State tone="good">{t.current}</State>}
      </h2>
      <p className="fine">
        {t.issued} <Time at={issued} /> · {t.expires} <Time at={expires} /> ·{' '}
        <a href={`/card/${n}`}>{t.page}</a>
      </p>
      {n === 1 ? (
        <p>{t.first(changes.length)}</p>
      ) : changes.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className="cl-plain">
          {changes.map((change) => (
            <li key={`${change.part} ${change.type} ${change.id} ${change.label.zh} ${change.after}`}>
              <ChangeItem change={change} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
