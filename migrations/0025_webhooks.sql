-- What happened, for programs: kept for thirty days, read by cursor, and sent to whoever subscribes.
create table people.webhook_event (
  id bigint generated always as identity primary key,
  -- By which receivers know it again.
  uid uuid not null unique default gen_random_uuid(),
  -- The cursor: given once its transaction has committed, by one node at a time. So no event ever appears below one that
  -- somebody has read already (decision 25).
  number bigint unique,
  type text not null check (type ~ '^[a-z]+(\.[a-z-]+)+$'),
  -- What it is about: events about the same are delivered one after another.
  subject text not null,
  at timestamptz not null,
  data jsonb not null,
  -- Of a test: nobody else gets it.
  only_for uuid
);
create index webhook_event_new on people.webhook_event (id) where number is null;
create index webhook_event_subject on people.webhook_event (subject);
create index webhook_event_at on people.webhook_event (at);

create table people.webhook_cursor (
  one boolean primary key default true check (one),
  last bigint not null
);
insert into people.webhook_cursor (last) values (0);

-- Where a program of ours is told.
create table people.webhook (
  id uuid primary key,
  label text not null,
  url text not null,
  types text[] not null,
  -- paused: by people. disabled: by us, because it failed for days or said that it is gone.
  state text not null default 'active' check (state in ('active', 'paused', 'disabled')),
  disabled_why text check (disabled_why in ('failing', 'gone')),
  -- Since when nothing has been taken, and how many attempts in a row.
  failing_since timestamptz,
  failures integer not null default 0,
  -- Of one that fails: not before.
  retry_at timestamptz,
  -- Events up to it have become deliveries, as far as they concern it.
  position bigint not null,
  created_at timestamptz not null,
  created_by jsonb not null,
  check ((state = 'disabled') = (disabled_why is not null)),
  check ((failing_since is null) = (failures = 0))
);

-- Sealed under AUTH_SECRET. Two at once while one takes the place of the other.
create table people.webhook_secret (
  id uuid primary key,
  webhook_id uuid not null references people.webhook (id) on delete cascade,
  sealed bytea not null,
  created_at timestamptz not null,
  ends_at timestamptz
);
create index webhook_secret_of on people.webhook_secret (webhook_id);

create table people.webhook_replay (
  id uuid primary key,
  webhook_id uuid not null references people.webhook (id) on delete cascade,
  -- Events after the first and up to the last; up to the position they have become deliveries again.
  position bigint not null,
  last bigint not null,
  total integer not null,
  started_at timestamptz not null,
  started_by jsonb not null
);
create index webhook_replay_of on people.webhook_replay (webhook_id, started_at desc);

create table people.webhook_delivery (
  webhook_id uuid not null references people.webhook (id) on delete cascade,
  number bigint not null references people.webhook_event (number) on delete cascade,
  subject text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null,
  -- Whoever has it under way, and until when that is believed.
  lease uuid,
  leased_until timestamptz,
  replay_id uuid references people.webhook_replay (id) on delete set null,
  primary key (webhook_id, number)
);
create index webhook_delivery_event on people.webhook_delivery (number);
create index webhook_delivery_turn on people.webhook_delivery (webhook_id, subject, number) where state = 'waiting';
create index webhook_delivery_due on people.webhook_delivery (webhook_id, number) where state = 'waiting';
create index webhook_delivery_replay on people.webhook_delivery (replay_id) where replay_id is not null;

create table people.webhook_attempt (
  id bigint generated always as identity primary key,
  webhook_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  milliseconds integer not null,
  -- Of the answer; null where there was none.
  status smallint,
  failure text,
  -- The beginning of what was answered.
  response text,
  foreign key (webhook_id, number) references people.webhook_delivery (webhook_id, number) on delete cascade
);
create index webhook_attempt_of on people.webhook_attempt (webhook_id, number, id);
