-- Who may approve cards, and the envelopes in which cards are signed (decision 14). Both are entries of the record.

-- Every version of the publishers' policy. The first is entry 0 of the record.
create table publishers (
  v bigint primary key check (v >= 1),
  -- Canonical JSON of the whole envelope.
  envelope text not null,
  at timestamptz not null default now()
);

-- The envelope of each card. A card that was published before there was a record gets its own when that begins.
create table card_seal (
  n bigint primary key references card (n),
  envelope text not null,
  -- How much was at stake between the card before and this one.
  class text not null check (class in ('reissue', 'retirement', 'ordinary', 'protected')),
  -- The policy by which it was approved.
  publishers_v bigint not null references publishers (v),
  at timestamptz not null default now()
);

do $$
declare
  name text;
begin
  foreach name in array array['publishers', 'card_seal']
  loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
    execute format('create trigger no_truncate before truncate on %I
      for each statement execute function refuse_change()', name);
  end loop;
end $$;
