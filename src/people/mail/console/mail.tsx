import { useAskMore } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { type Columns, Table } from '../../../../web/console/table.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { MAIL_STATES, type MailSummary, mailApi } from '../contract.ts';
import { mailTexts } from './messages.ts';
import { State } from './state.tsx';

export default function MailScreen() {
  const t = useText(mailTexts);
  const { query } = usePlace();
  const text = query.get('text');
  const state = MAIL_STATES.find((one) => one === query.get('state'));
  const asked = useAskMore(
    mailApi.list,
    { ...(text ? { text } : {}), ...(state ? { state } : {}) },
    'before',
    { topics: ['mail.changed'] },
  );
  const columns = useColumns();
  return (
    <Screen title={t.title} lead={t.lead}>
      {asked.data?.pages[0]?.delivers === false ? <p className="note">{t.noServer}</p> : null}
      <Filters />
      <Table
        label={t.title}
        columns={columns}
        of={asked}
        rows={({ mail }) => mail}
        empty={<Empty title={t.none}>{t.noneText}</Empty>}
      />
    </Screen>
  );
}

function Filters() {
  const t = useText(mailTexts);
  const { query } = usePlace();
  return (
    <search className="filters">
      <Field
        label={t.search}
        type="search"
        defaultValue={query.get('text') ?? ''}
        onChange={(event) => setQuery({ text: event.target.value.trim() })}
      />
      <label className="field short">
        <strong>{t.state}</strong>
        <select
          value={query.get('state') ?? ''}
          onChange={(event) => setQuery({ state: event.target.value })}
        >
          <option value="">{t.anyState}</option>
          {MAIL_STATES.map((state) => (
            <option key={state} value={state}>
              {t.states[state]}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

function useColumns(): Columns<MailSummary> {
  const t = useText(mailTexts);
  return [
    {
      title: t.subject,
      render: (_, mail) => (
        <>
          <Link className="strong" to={`/mail/${mail.id}`}>
            {mail.subject}
          </Link>
          <div className="on-phone">
            <p>{mail.to.name}</p>
            <p className="fine">
              <Time near at={mail.createdAt} />
            </p>
            <State state={mail.state} />
          </div>
        </>
      ),
    },
    {
      title: t.to,
      responsive: ['md'],
      render: (_, { to }) => (
        <>
          {to.name} <p className="fine">{to.email}</p>
        </>
      ),
    },
    { title: t.state, responsive: ['md'], render: (_, { state }) => <State state={state} /> },
    { title: t.when, responsive: ['md'], render: (_, { createdAt }) => <Time at={createdAt} /> },
  ];
}
