import { useAsk } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { CASE_LISTS, type CaseSummary, reportsApi } from '../contract.ts';
import { shownValue } from '../defang/contract.ts';
import { reportTexts } from './messages.ts';
import { Figures, ReportTabs, State, TOPICS, useWords } from './parts.tsx';
import { Wave } from './wave.tsx';

/** What waits for moderators, what weighs most first. */
export default function Queue({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useText(reportTexts);
  const list = CASE_LISTS.find((one) => one === params.list) ?? 'open';
  const text = usePlace().query.get('text') ?? '';
  const asked = useAsk(
    reportsApi.list,
    { query: { list, ...(text ? { text } : {}) } },
    { ...TOPICS, keep: true },
  );
  return (
    <Screen title={t.title} lead={t.lead}>
      {asked.data?.spike ? <Wave spike={asked.data.spike} /> : null}
      <ReportTabs />
      <search className="filters">
        <Field
          label={t.search}
          type="search"
          defaultValue={text}
          onChange={(event) => setQuery({ text: event.target.value.trim() || null })}
        />
      </search>
      <Asked
        of={asked}
        empty={({ cases }) =>
          cases.length === 0 &&
          (list === 'open' && text === '' ? (
            <Empty title={t.none}>{t.noneText}</Empty>
          ) : (
            <Empty title={t.noneHere} />
          ))
        }
      >
        {({ cases }) => (
          <ul className="rows card">
            {cases.map((one) => (
              <li key={one.id}>
                <Item one={one} />
                <State state={one.state} />
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </Screen>
  );
}

function Item({ one }: { one: CaseSummary }) {
  const words = useWords();
  return (
    <div>
      <p>
        <span className="fine">{words.kinds[one.kind]}</span>{' '}
        <Link className="strong" to={`/reports/${one.id}`} translate="no">
          {shownValue(one)}
        </Link>
      </p>
      <Figures one={one} />
    </div>
  );
}
