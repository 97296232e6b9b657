-- What has come of a file whose upload was cut, so that the rest alone is sent. Its bytes are kept elsewhere, in pieces.
create table reach.partial_upload (
  id uuid primary key default gen_random_uuid(),
  -- Null once it has been erased: then the pieces are collected.
  conversation_id uuid references reach.conversation (id) on delete set null,
  author text not null check (author in ('customer', 'agent')),
  guest_id uuid references reach.guest (id) on delete set null,
  -- Of an agent, or of a customer who is signed in.
  person_id uuid references people.person (id) on delete set null,
  -- Made by the device, as that of the file will be.
  key uuid not null,
  bytes integer not null check (bytes > 0),
  -- Names of the blobs, in order.
  pieces uuid[] not null check (cardinality(pieces) > 0),
  -- When it began.
  at timestamptz not null
);
create unique index partial_upload_key on reach.partial_upload (conversation_id, author, key);
create index partial_upload_at on reach.partial_upload (at);

-- Whoever changes a team or a roster says which they have seen, and overwrites no other. No number comes twice, so that one
-- that was removed and made again is not taken for the one before.
create sequence reach.revision as integer;
alter table reach.team add column revision integer not null default nextval('reach.revision');
alter table reach.roster add column revision integer not null default nextval('reach.revision');
