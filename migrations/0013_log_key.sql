-- Keys that the log has had after its first, by decision of its publishers (decision 14). The newest signs.
create table record.log_key (
  n int primary key check (n >= 2),
  -- c2sp.org/signed-note, "Verifier keys".
  vkey text not null,
  -- The newest checkpoint that readers had from the key before; null where they had none.
  handover bigint references record.published,
  at timestamptz not null default now()
);

create trigger append_only before update or delete on record.log_key
  for each row execute function refuse_change();
create trigger no_truncate before truncate on record.log_key
  for each statement execute function refuse_change();
