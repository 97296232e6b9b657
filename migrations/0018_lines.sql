-- Whether people get through on the official numbers: their votes, and the incidents that these raise.

-- Drawn anew each day and deleted soon after: without it nobody can tell whose a vote was, not even with our secret.
create table line_salt (
  -- In Beijing.
  day date primary key,
  salt bytea not null check (length(salt) = 32)
);

-- One vote a person, line and day. Deleted once its day has been summed up in line_usual.
create table line_vote (
  channel text not null,
  day date not null,
  -- Keyed hashes of that day: the client's network key, its network, and the wider one.
  voter text not null,
  near text not null,
  wide text not null,
  -- The number that was voted on, in the form in which the card compares values.
  number text not null,
  answer text not null check (answer in ('reached', 'not-reached', 'no-such-number')),
  -- Whether the line was open then.
  open boolean not null,
  at timestamptz not null,
  primary key (channel, day, voter)
);
create index line_vote_at on line_vote (at);
create index line_vote_network on line_vote (channel, day, wide, near);

-- What is usual on a line: the weighted votes of each day.
create table line_usual (
  channel text not null,
  number text not null,
  day date not null,
  reached real not null,
  failed real not null,
  primary key (channel, number, day)
);

create table line_incident (
  id bigint generated always as identity primary key,
  channel text not null,
  number text not null,
  kind text not null check (kind in ('not-reachable', 'no-such-number')),
  state text not null default 'open' check (state in ('open', 'confirmed', 'resolved', 'dismissed')),
  -- As they were when it was raised: what the line is called, how it is written, and the votes by hour.
  label jsonb not null,
  display text not null,
  evidence jsonb not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  -- votes: people got through again. quiet: nobody said anything more. card: the number is no longer official.
  ended_by text check (ended_by in ('staff', 'votes', 'quiet', 'card')),
  -- The last of the staff who did something about it, by value.
  staff jsonb,
  check ((ended_at is not null) = (state in ('resolved', 'dismissed'))),
  check ((ended_by is not null) = (ended_at is not null))
);
-- A line has one at a time.
create unique index line_incident_current on line_incident (channel) where state in ('open', 'confirmed');
