-- Where a conversation goes on: closed, with its messages where they are, and read as an earlier part of the other. It goes
-- when the other goes.
alter table reach.conversation add column merged_into uuid references reach.conversation (id) on delete cascade
  check (merged_into <> id);
alter table reach.conversation add check (merged_into is null or status = 'closed');
create index conversation_part on reach.conversation (merged_into) where merged_into is not null;

-- How both stood before and right after, as long as it can be undone.
create table reach.merge (
  part_id uuid primary key references reach.conversation (id) on delete cascade,
  into_id uuid not null references reach.conversation (id) on delete cascade,
  merged_by uuid references people.person (id) on delete set null,
  at timestamptz not null,
  part_was jsonb not null,
  into_was jsonb not null,
  part_seq integer not null,
  into_seq integer not null,
  into_revision integer not null
);

-- What staff know of two conversations; customers see none of it.
create table reach.link (
  from_id uuid not null references reach.conversation (id) on delete cascade,
  to_id uuid not null references reach.conversation (id) on delete cascade,
  -- from follows up to, or repeats it; related goes both ways.
  kind text not null check (kind in ('related', 'duplicate', 'follow-up')),
  -- Null where the customer made it, by writing on.
  made_by uuid references people.person (id) on delete set null,
  at timestamptz not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
-- One link between two, whichever way it goes.
create unique index link_pair on reach.link (least(from_id, to_id), greatest(from_id, to_id));
create index link_to on reach.link (to_id);
