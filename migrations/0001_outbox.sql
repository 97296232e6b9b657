-- Events for other slices and other nodes, written in the transaction that made them true.
--
-- A reader keeps its place by xid, at the oldest transaction still running: identity values are handed out before
-- commit, so a place kept by id alone would step over a row that commits late.
create table outbox (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  topic text not null check (topic ~ '^[a-z]+(\.[a-z-]+)+$'),
  payload jsonb not null,
  created_at timestamptz not null default now()
);
create unique index outbox_order on outbox (xid, id);

-- A writer cannot forget to wake the readers. The notification carries nothing: readers look at the table.
create function outbox_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- For tables that only ever grow: audit trail, ledger, record, cards.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
