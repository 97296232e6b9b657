-- The record: a verifiable log that only grows (decision 14). What is logged, the tree over it, and who vouched for it.
create schema record;

-- One row: the name and the public key of the log, fixed when it begins.
create table record.log (
  single boolean primary key default true check (single),
  origin text not null,
  -- c2sp.org/signed-note, "Verifier keys".
  vkey text not null,
  created timestamptz not null default now()
);

create table record.entry (
  id bigint generated always as identity primary key,
  -- As long as an entry bundle can hold (c2sp.org/tlog-tiles).
  data bytea not null check (length(data) between 1 and 65535),
  -- The leaf hash (RFC 6962 §2.1). Unique, so that identical entries are logged once.
  hash bytea not null unique generated always as (sha256('\x00'::bytea || data)) stored,
  at timestamptz not null default now()
);

-- Payloads of envelopes that are too long for an entry, by their digest.
create table record.payload (
  sha256 bytea primary key generated always as (sha256(data)) stored,
  data bytea not null,
  at timestamptz not null default now()
);

-- Entries that are not in the tree yet. A queue: the only table here that rows leave.
create table record.pending (
  entry_id bigint primary key,
  hash bytea not null
);

-- The order of the tree. No foreign key: each would lock and so rewrite the row of its entry.
create table record.leaf (
  index bigint primary key check (index >= 0),
  entry_id bigint not null unique
);

-- Full tiles of hashes (c2sp.org/tlog-tiles). Partial ones are cut from leaves and roots when they are asked for.
create table record.tile (
  level smallint not null check (level between 0 and 7),
  index bigint not null check (index >= 0),
  data bytea not null check (length(data) = 8192),
  -- Over the whole tile: its place in the tile above.
  root bytea not null check (length(root) = 32),
  primary key (level, index)
);
-- Hashes cannot be compressed.
alter table record.tile alter column data set storage external;

-- One row for each integration.
create table record.tree (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null default now()
);

create table record.checkpoint (
  size bigint primary key references record.tree,
  -- The signed note, without cosignatures.
  note text not null,
  at timestamptz not null default now()
);

create table record.cosignature (
  size bigint not null references record.checkpoint,
  -- The name and the key ID of the witness's vkey: what stands before its second plus.
  witness text not null,
  -- POSIX seconds. A witness that is asked again says the same with a later time.
  timestamp bigint not null check (timestamp > 0),
  -- The signature line of the note, with its newline.
  line text not null,
  at timestamptz not null default now(),
  primary key (size, witness, timestamp)
);
create index cosignature_last on record.cosignature (witness, size desc, timestamp desc);

-- Checkpoints that enough witnesses have cosigned, and that readers get.
create table record.published (
  size bigint primary key references record.checkpoint,
  at timestamptz not null default now()
);

-- Who sequences: each takes the next number, and whoever still works under an older one is refused.
create table record.sequencer (
  single boolean primary key default true check (single),
  epoch bigint not null
);
insert into record.sequencer (epoch) values (0);

do $$
declare
  name text;
begin
  foreach name in array
    array['log', 'entry', 'payload', 'leaf', 'tile', 'tree', 'checkpoint', 'cosignature', 'published']
  loop
    execute format('create trigger append_only before update or delete on record.%I
      for each row execute function refuse_change()', name);
    execute format('create trigger no_truncate before truncate on record.%I
      for each statement execute function refuse_change()', name);
  end loop;
end $$;
