-- Who answers what together, and who is meant to be there when.

create table reach.team (
  id uuid primary key,
  name text not null check (length(name) between 1 and 40),
  -- Conversations about these come to the team by themselves; none named is none: then only what is handed to it.
  intents text[] not null default '{}',
  -- Of those, the ones in these languages; none named is every one.
  languages text[] not null default '{}',
  -- After so long everybody may take who waits for the team.
  fallback_seconds integer not null check (fallback_seconds between 0 and 3600),
  created_at timestamptz not null
);
create unique index team_name on reach.team (lower(name));

create table reach.team_member (
  team_id uuid not null references reach.team (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  primary key (team_id, person_id)
);
create index team_of_member on reach.team_member (person_id);

-- To which team somebody has handed it, and when; null where its intent decides.
alter table reach.conversation add column team_id uuid references reach.team (id) on delete set null;
alter table reach.conversation add column teamed_at timestamptz;
create index conversation_of_team on reach.conversation (team_id) where team_id is not null;

-- When an agent works. Whoever has none works whenever they say so.
create table reach.roster (
  person_id uuid primary key references people.person (id) on delete cascade,
  -- For each day of the week its spans, written as a card writes hours.
  weekly jsonb not null,
  -- Off on public holidays, and on make-up working days as on a Monday.
  follows_holidays boolean not null,
  -- So long before the end of a shift nobody new comes.
  last_minutes smallint not null check (last_minutes between 0 and 120)
);

-- What holds on one day instead; no spans is off.
create table reach.roster_day (
  person_id uuid not null references reach.roster (person_id) on delete cascade,
  day date not null,
  spans jsonb not null,
  primary key (person_id, day)
);

-- When they said last where they are: whoever says so at the end of a shift goes on beyond it.
alter table reach.agent add column said_at timestamptz not null default '-infinity';
