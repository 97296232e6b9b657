-- Files that people send each other. Their bytes are kept elsewhere, under the id; what has no row here is collected.
create table reach.file (
  id uuid primary key,
  -- Null once it has been erased: then the file is collected.
  conversation_id uuid references reach.conversation (id) on delete set null,
  author text not null check (author in ('customer', 'agent')),
  guest_id uuid references reach.guest (id) on delete set null,
  -- Of an agent, or of a customer who is signed in.
  person_id uuid references people.person (id) on delete set null,
  -- Made by the device: the same key is the same file.
  key uuid not null,
  -- As it is shown, with the ending of its true type.
  name text not null,
  type text not null,
  bytes integer not null check (bytes > 0),
  -- Of a picture.
  width integer,
  height integer,
  -- refused: the scanner found something, and the bytes are gone.
  state text not null check (state in ('scanning', 'ready', 'refused')),
  at timestamptz not null,
  -- By a message, once.
  sent_at timestamptz,
  check ((width is null) = (height is null))
);
create unique index file_key on reach.file (conversation_id, author, key);
create index file_of_guest on reach.file (guest_id, at) where guest_id is not null;
create index file_unsent on reach.file (at) where sent_at is null;
create index file_scanning on reach.file (at) where state = 'scanning';
create index file_erased on reach.file (id) where conversation_id is null;
