-- A former key hands over by a tree that it signed and that holds the entry which names the next (decision 14).
alter table record.log_key drop column handover;
-- The leaf hash of that entry. Null where the key was changed before this was kept: nobody follows to such a key.
alter table record.log_key add column entry bytea check (length(entry) = 32);

create table record.handover (
  -- The key after the one that hands over.
  n int primary key references record.log_key,
  -- The first such tree that readers had.
  size bigint not null references record.published,
  at timestamptz not null default now()
);

create trigger append_only before update or delete on record.handover
  for each row execute function refuse_change();
create trigger no_truncate before truncate on record.handover
  for each statement execute function refuse_change();
