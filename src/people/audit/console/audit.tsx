import { urlOf } from '../../../../web/console/api.ts';
import { useAskMore } from '../../../../web/console/ask.ts';
import { DEEDS } from '../../../../web/console/deeds.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Empty, Screen } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { setQuery, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { type Columns, Table } from '../../../../web/console/table.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type AuditEntry, auditApi } from '../contract.ts';
import { Entry } from './entry.tsx';
import { filterOf } from './filter.ts';
import { auditTexts } from './messages.ts';

export default function Audit() {
  const t = useText(auditTexts);
  const { query } = usePlace();
  const { permissions } = useSession();
  const filter = filterOf(query);
  return (
    <Screen
      title={t.title}
      lead={t.lead}
      actions={
        permissions.has('audit.export') ? (
          <>
            <a
              className="button"
              href={urlOf(auditApi.export, { query: { ...filter, format: 'csv' } })}
              download
            >
              {t.exportCsv}
            </a>
            <a
              className="button"
              href={urlOf(auditApi.export, { query: { ...filter, format: 'jsonl' } })}
              download
            >
              {t.exportLines}
            </a>
          </>
        ) : null
      }
    >
      <Filters key={query.size === 0 ? 'none' : 'some'} />
      <List filter={filter} />
    </Screen>
  );
}

const deedsOf = (area: string) => Object.entries(DEEDS).filter(([action]) => action.startsWith(area));

function Filters() {
  const t = useText(auditTexts);
  const lang = useLang();
  const { query } = usePlace();
  const clear = () => setQuery({ text: null, area: null, from: null, to: null, target: null });
  return (
    <search className="filters">
      <Field
        label={t.search}
        type="search"
        placeholder={t.searchHint}
        defaultValue={query.get('text') ?? ''}
        onChange={(event) => setQuery({ text: event.target.value.trim() })}
      />
      <label className="field short">
        <strong>{t.area}</strong>
        <select value={query.get('area') ?? ''} onChange={(event) => setQuery({ area: event.target.value })}>
          <option value="">{t.anyArea}</option>
          {Object.entries(t.areas).map(([area, name]) => (
            <optgroup key={area} label={name}>
              <option value={area}>{t.all(name)}</option>
              {deedsOf(area).map(([action, words]) => (
                <option key={action} value={action}>
                  {words[lang]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field short">
          <strong>{t[end]}</strong>
          <input
            type="date"
            value={query.get(end) ?? ''}
            onChange={(event) => setQuery({ [end]: event.target.value })}
          />
        </label>
      ))}
      {query.size > 0 ? (
        <button type="button" className="button" onClick={clear}>
          {t.clear}
        </button>
      ) : null}
    </search>
  );
}

function List({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const t = useText(auditTexts);
  const asked = useAskMore(auditApi.list, filter, 'before', { topics: ['audit.added'] });
  const columns = useColumns();
  return (
    <Table
      label={t.title}
      columns={columns}
      of={asked}
      rows={({ entries }) => entries}
      empty={<Empty title={t.none}>{t.noneText}</Empty>}
      expandable={{
        columnTitle: <span className="hid">{t.details}</span>,
        expandedRowRender: (entry) => <Entry entry={entry} />,
      }}
    />
  );
}

function useColumns(): Columns<AuditEntry> {
  const t = useText(auditTexts);
  const lang = useLang();
  const who = ({ actor }: AuditEntry) => (actor.kind === 'system' ? t.system : actor.name);
  const target = ({ target: { kind, id, label } }: AuditEntry) => `${t.kinds[kind] ?? kind} ${label ?? id}`;
  return [
    {
      title: t.what,
      render: (_, entry) => (
        <>
          <span className="strong">{DEEDS[entry.action]?.[lang] ?? entry.action}</span>
          <div className="on-phone">
            <p>
              {who(entry)} → {target(entry)}
            </p>
            <p className="fine">
              <Time at={entry.at} />
            </p>
          </div>
        </>
      ),
    },
    { title: t.target, responsive: ['md'], render: (_, entry) => target(entry) },
    { title: t.who, responsive: ['md'], render: (_, entry) => who(entry) },
    { title: t.when, responsive: ['md'], render: (_, { at }) => <Time at={at} /> },
  ];
}
