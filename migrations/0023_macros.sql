-- What staff sort conversations by: few and short ones, all in the one form in which they are compared.
alter table reach.conversation add column tags text[] not null default '{}' check (cardinality(tags) <= 10);
create index conversation_tags on reach.conversation using gin (tags) where tags <> '{}';

-- Texts that agents send again and again. One without an owner is everybody's.
create table reach.macro (
  -- Made by who writes it, so that a repeated request makes nothing new, and a deleted one can come back as itself.
  id uuid primary key,
  owner_id uuid references people.person (id) on delete cascade,
  title text not null,
  shortcut text not null,
  -- By language; variables stand in them as {name}.
  texts jsonb not null,
  -- What is done once it was sent.
  acts jsonb not null,
  revision integer not null default 1,
  edited_by uuid references people.person (id) on delete set null,
  edited_at timestamptz not null
);
-- One shortcut is one macro, for everybody and for each of them.
create unique index macro_shared_shortcut on reach.macro (shortcut) where owner_id is null;
create unique index macro_own_shortcut on reach.macro (owner_id, shortcut) where owner_id is not null;
