create schema if not exists reach;

-- Who writes to us without an account: whoever holds the signed token of this id. What they tell of themselves is
-- theirs to leave out, and goes with them.
create table reach.guest (
  id uuid primary key,
  name text,
  contact text,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index guest_age on reach.guest (seen_at);

-- One problem of one customer, whatever channels it crosses. Its id is made by who opens it, so that a repeated
-- request opens nothing new.
create table reach.conversation (
  id uuid primary key,
  -- By which people name it.
  number bigint generated always as identity (start with 10001) unique,
  guest_id uuid references reach.guest (id) on delete set null,
  person_id uuid references people.person (id) on delete set null,
  channel text not null check (channel in ('chat')),
  lang text not null check (lang in ('zh', 'en')),
  intent text not null,
  order_ref text,
  status text not null default 'open' check (status in ('open', 'pending', 'snoozed', 'resolved', 'closed')),
  opened_at timestamptz not null,
  -- Since when the customer waits for somebody to answer; null while nobody does. Kept when a conversation goes back
  -- to the queue, so that it keeps its place.
  waits_since timestamptz,
  assigned_to uuid references people.person (id) on delete set null,
  assigned_at timestamptz,
  -- Given to them by the queue or by somebody else, rather than taken by themselves.
  offered boolean not null default false,
  -- Who has handed it back, so that the queue does not give it to them again.
  not_for uuid references people.person (id) on delete set null,
  first_reply_at timestamptz,
  snoozed_until timestamptz,
  ended_at timestamptz,
  -- The newest message; each message takes the next number under the lock of this row.
  last_seq integer not null default 0,
  last_at timestamptz not null,
  rating smallint check (rating between 1 and 5),
  rating_note text,
  -- Grows with every change that is no message, so that readers know what they have seen.
  revision integer not null default 1,
  check ((status = 'snoozed') = (snoozed_until is not null))
);
create index conversation_waiting on reach.conversation (waits_since) where assigned_to is null and waits_since is not null;
create index conversation_of_agent on reach.conversation (assigned_to, last_at desc) where assigned_to is not null;
create index conversation_of_guest on reach.conversation (guest_id, last_at desc);
create index conversation_of_person on reach.conversation (person_id, last_at desc) where person_id is not null;
create index conversation_ended on reach.conversation (ended_at desc) where ended_at is not null;
create index conversation_newest on reach.conversation (last_at desc, id);
create index conversation_snoozed on reach.conversation (snoozed_until) where snoozed_until is not null;

create table reach.message (
  conversation_id uuid not null references reach.conversation (id) on delete cascade,
  -- 1, 2, 3 … without gaps, in the order in which they were accepted.
  seq integer not null check (seq > 0),
  author text not null check (author in ('customer', 'agent', 'assistant', 'system')),
  -- Of an agent.
  person_id uuid references people.person (id) on delete set null,
  -- Made by the device that wrote it: the same key is the same message.
  key uuid not null,
  kind text not null check (kind in ('text', 'file', 'event', 'note')),
  body jsonb not null,
  at timestamptz not null,
  primary key (conversation_id, seq)
);
create unique index message_key on reach.message (conversation_id, author, key);

-- How far each side has got: by what its devices have said, never by what was sent to them.
create table reach.reader (
  conversation_id uuid not null references reach.conversation (id) on delete cascade,
  -- customer, or the id of an agent.
  reader text not null,
  delivered integer not null default 0,
  read integer not null default 0,
  primary key (conversation_id, reader),
  check (read <= delivered)
);

-- What an agent has begun to write.
create table reach.draft (
  conversation_id uuid not null references reach.conversation (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  text text not null,
  at timestamptz not null,
  primary key (conversation_id, person_id)
);

-- Where an agent is. Whoever is not heard from is away, whatever stands here.
create table reach.agent (
  person_id uuid primary key references people.person (id) on delete cascade,
  state text not null check (state in ('available', 'busy', 'away')),
  -- How many conversations at once.
  capacity smallint not null default 3 check (capacity between 0 and 50),
  -- At most so many, whatever they say themselves: set by a supervisor.
  cap smallint check (cap between 0 and 50),
  languages text[] not null default '{zh,en}',
  -- Intents that they answer; none named is every one.
  skills text[] not null default '{}',
  heard_at timestamptz not null,
  -- When a conversation went back to the queue because they did not answer it; gone once they say where they are.
  missed_at timestamptz
);

-- What we said about a wait, and how long it was: to publish how true it is.
create table reach.wait (
  conversation_id uuid primary key references reach.conversation (id) on delete cascade,
  intent text not null,
  queued_at timestamptz not null,
  -- Null where nothing could be said.
  low_seconds integer,
  high_seconds integer,
  mean_seconds integer,
  ahead integer not null,
  -- When the agent who answered came to it, and when they did answer.
  taken_at timestamptz,
  answered_at timestamptz,
  left_at timestamptz,
  check ((taken_at is null) = (answered_at is null)),
  check (answered_at is null or left_at is null)
);
create index wait_newest on reach.wait (queued_at desc);
create index wait_open on reach.wait (queued_at) where answered_at is null and left_at is null;

-- When somebody took customers: only then do those who come say how many come in an hour.
create table reach.staffed (
  began_at timestamptz primary key,
  until_at timestamptz not null check (until_at >= began_at)
);
