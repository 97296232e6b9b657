-- Until when an answer was promised to a customer who does not wait for it: their conversation stands behind those who
-- do, until shortly before. Null for whoever waits.
alter table reach.conversation add column answer_by timestamptz;

-- When the customer of a conversation was on a line of it last; nothing where they never came back since they opened it.
create table reach.seen (
  conversation_id uuid primary key references reach.conversation (id) on delete cascade,
  at timestamptz not null
);

-- Which step of shedding load holds now, on all nodes: one row.
create table reach.load (
  only_one boolean primary key default true check (only_one),
  -- Where it has come by what is measured, whatever a supervisor holds.
  step text not null check (step in ('normal', 'publish', 'message', 'asynchronous', 'incident')),
  -- In which direction the measures have pointed, and since when.
  leaning text check (leaning in ('up', 'down')),
  leaning_since timestamptz,
  -- Held there by a supervisor until it is released.
  held text check (held in ('normal', 'publish', 'message', 'asynchronous', 'incident')),
  held_by uuid references people.person (id) on delete set null,
  check ((leaning is null) = (leaning_since is null))
);

-- Each change of the step, with what was measured; append-only in what the code does, and trimmed on schedule.
create table reach.load_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  from_step text not null,
  to_step text not null,
  why text not null check (why in ('measured', 'held', 'released')),
  wait_seconds integer,
  per_agent real not null
);
create index load_change_newest on reach.load_change (at desc);
