-- What can be found: of each message its words, and under 0 what is known of the conversation itself. It is written
-- with what it is of, in one transaction, and goes with it.
create table reach.search (
  conversation_id uuid not null references reach.conversation (id) on delete cascade,
  seq integer not null check (seq >= 0),
  at timestamptz not null,
  words tsvector not null,
  primary key (conversation_id, seq)
);
-- Without a list of what is still to be sorted in: whoever happens to fill it would wait until all of it is.
create index search_words on reach.search using gin (words) with (fastupdate = off) where seq > 0;
create index search_itself on reach.search using gin (words) with (fastupdate = off) where seq = 0;
create index search_newest on reach.search (at, conversation_id, seq);

-- Conversations whose words are still to be written, by a job: those from before there was a search, and all of them
-- whenever it learns to read words otherwise.
create table reach.search_backlog (
  conversation_id uuid primary key references reach.conversation (id) on delete cascade
);
insert into reach.search_backlog select id from reach.conversation;

-- Transcripts that were sent, for the limits, and so that an erasure finds the mail.
create table reach.transcript_mail (
  mail_id uuid primary key,
  conversation_id uuid not null references reach.conversation (id) on delete cascade,
  -- Keyed hashes: of the address it went to, and of the network that asked.
  address bytea not null,
  network bytea not null,
  at timestamptz not null
);
create index transcript_mail_of on reach.transcript_mail (conversation_id, at);
create index transcript_mail_to on reach.transcript_mail (address, at);
create index transcript_mail_from on reach.transcript_mail (network, at);

-- Kept while it is needed as evidence: no schedule and no request erases it.
create table reach.hold (
  conversation_id uuid primary key references reach.conversation (id) on delete restrict,
  reason text not null check (length(reason) between 1 and 500),
  held_by uuid references people.person (id) on delete set null,
  at timestamptz not null
);

-- Who asked that what we hold of them be erased, and what became of it. Once done nothing says who it was.
create table reach.erasure (
  id uuid primary key,
  number bigint generated always as identity (start with 1) unique,
  guest_id uuid,
  person_id uuid references people.person (id) on delete set null,
  asked_by text not null check (asked_by in ('customer', 'staff')),
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'done', 'declined')),
  decided_by uuid references people.person (id) on delete set null,
  decided_at timestamptz,
  -- Of a refusal, told to whoever asked.
  reason text,
  conversations integer,
  messages integer,
  check ((state = 'asked') = (decided_at is null)),
  check (state <> 'done' or (guest_id is null and person_id is null))
);
create index erasure_waiting on reach.erasure (asked_at) where state = 'asked';
