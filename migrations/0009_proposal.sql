-- Changes to the registry on their way to a card. People stand here by value: what they did outlives their accounts.
create table proposal (
  id bigint generated always as identity primary key,
  title text not null,
  state text not null default 'draft'
    check (state in ('draft', 'review', 'scheduled', 'published', 'rejected', 'withdrawn')),
  -- Grows with every edit.
  revision integer not null default 1 check (revision > 0),
  -- The card it was made or last rebased against.
  base_n bigint not null references card (n),
  author_id uuid not null,
  author_name text not null,
  urgent boolean not null default false,
  due_at timestamptz,
  published_n bigint references card (n),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'scheduled') = (due_at is not null)),
  check ((state = 'published') = (published_n is not null))
);
create index proposal_open on proposal (id) where state in ('draft', 'review', 'scheduled');
create index proposal_due on proposal (due_at) where state = 'scheduled';

-- Values are JSON as text: what somebody typed and nobody can read yet is kept too.
create table proposal_part (
  proposal_id bigint not null references proposal (id),
  part text not null,
  base text not null,
  value text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (proposal_id, part)
);

-- What happened to it, in order. Decision 6: it only grows.
create table proposal_event (
  id bigint generated always as identity primary key,
  proposal_id bigint not null references proposal (id),
  at timestamptz not null,
  -- Null where the system acted by itself.
  by_id uuid,
  by_name text,
  act text not null check (act in ('created', 'edited', 'submitted', 'approved', 'scheduled', 'published', 'rejected',
    'withdrawn', 'reopened', 'rebased', 'commented', 'returned')),
  revision integer not null,
  note text,
  parts text[] not null default '{}',
  -- JSON: what those parts were before, so that whoever edits an older revision is shown the difference.
  before text
);
create index proposal_event_of on proposal_event (proposal_id, id);
create trigger proposal_event_append_only before update or delete on proposal_event
  for each row execute function refuse_change();
create trigger proposal_event_no_truncate before truncate on proposal_event
  for each statement execute function refuse_change();

-- Approvals that hold now, each of one exact outcome. Those of the past stand in the events.
create table proposal_approval (
  proposal_id bigint not null references proposal (id),
  person_id uuid not null,
  name text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (proposal_id, person_id)
);

create table proposal_presence (
  proposal_id bigint not null references proposal (id),
  person_id uuid not null,
  name text not null,
  part text,
  seen_at timestamptz not null,
  primary key (proposal_id, person_id)
);

-- Which badges people have been reminded of, so that each reminder is sent once.
create table badge_reminder (
  channel text not null,
  expires date not null,
  days_before integer not null,
  primary key (channel, expires, days_before)
);
