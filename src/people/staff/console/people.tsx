import { useState } from 'react';
import { useAskMore } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import { Link, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { type Columns, Table } from '../../../../web/console/table.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { ROLES, Role } from '../../access/contract.ts';
import { type Person, staffApi } from '../contract.ts';
import { Factors } from './factors.tsx';
import { Invite } from './invite.tsx';
import { staffTexts } from './messages.ts';
import { RoleChips, StaffTabs } from './parts.tsx';

export default function People() {
  const t = useText(staffTexts);
  const { permissions } = useSession();
  const [inviting, setInviting] = useState(usePlace().query.has('invite'));
  const close = () => {
    setInviting(false);
    setQuery({ invite: null });
  };
  return (
    <Screen
      title={t.people}
      lead={t.peopleLead}
      actions={
        permissions.has('people.invite') ? (
          <button type="button" className="button main" onClick={() => setInviting(true)}>
            {t.invite}
          </button>
        ) : null
      }
    >
      <StaffTabs />
      <Filters />
      <List />
      {inviting ? <Invite onClose={close} /> : null}
    </Screen>
  );
}

function Filters() {
  const t = useText(staffTexts);
  const names = useText(roleTexts);
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
        <strong>{t.role}</strong>
        <select value={query.get('role') ?? ''} onChange={(event) => setQuery({ role: event.target.value })}>
          <option value="">{t.anyRole}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {names[role].name}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={query.has('everyone')}
          onChange={(event) => setQuery({ everyone: event.target.checked ? 'yes' : null })}
        />
        {t.everyone}
      </label>
    </search>
  );
}

function List() {
  const t = useText(staffTexts);
  const { query } = usePlace();
  const role = Role.safeParse(query.get('role'));
  const text = query.get('text');
  const asked = useAskMore(
    staffApi.people,
    {
      ...(text ? { text } : {}),
      ...(role.success ? { role: role.data } : {}),
      side: query.has('everyone') ? 'everyone' : 'staff',
    },
    'after',
    { topics: ['people.changed'] },
  );
  const columns = useColumns();
  return (
    <Table
      label={t.people}
      columns={columns}
      of={asked}
      rows={({ people }) => people}
      empty={<Empty title={t.noneFound}>{t.noneFoundText}</Empty>}
    />
  );
}

function useColumns(): Columns<Person> {
  const t = useText(staffTexts);
  const seen = ({ lastSeenAt }: Person) => (lastSeenAt ? <Time near at={lastSeenAt} /> : t.never);
  return [
    {
      title: t.name,
      render: (_, person) => (
        <>
          <Link className="strong" to={`/people/${person.id}`}>
            {person.name}
          </Link>
          <p className="fine">
            {person.staffNumber === null ? '' : `${t.staffNumber(person.staffNumber)} · `}
            {person.email}
          </p>
          <div className="on-phone">
            <RoleChips roles={person.roles} />
            <p className="fine">{seen(person)}</p>
          </div>
        </>
      ),
    },
    { title: t.roles, responsive: ['md'], render: (_, { roles }) => <RoleChips roles={roles} /> },
    { title: t.factors, responsive: ['lg'], render: (_, person) => <Factors person={person} /> },
    { title: t.seen, responsive: ['md'], render: (_, person) => seen(person) },
  ];
}
