-- Staff numbers: short enough to be read out on the phone, and never given to anybody else.
create table people.staff_number (
  number integer generated always as identity (start with 1001) primary key,
  person_id uuid not null unique references people.person (id) on delete cascade,
  -- When they joined the staff; of who left and came back, the last time.
  since timestamptz not null
);

-- Whichever way somebody joins, they have a number from that moment on. Before each row, so that of two roles given at
-- once the second finds the first.
create function people.number_staff() returns trigger language plpgsql as $$
begin
  if exists (select from people.role_grant
      where person_id = new.person_id and role in ('owner', 'admin', 'supervisor', 'agent')) then
    return new;
  end if;
  update people.staff_number set since = new.granted_at where person_id = new.person_id;
  if not found then
    insert into people.staff_number (person_id, since) values (new.person_id, new.granted_at);
  end if;
  return new;
end $$;
create trigger staff_are_numbered before insert on people.role_grant for each row
  when (new.role in ('owner', 'admin', 'supervisor', 'agent')) execute function people.number_staff();

insert into people.staff_number (person_id, since)
select person_id, min(granted_at) from people.role_grant
where role in ('owner', 'admin', 'supervisor', 'agent')
group by person_id order by min(granted_at), person_id;

create schema if not exists verify;

-- Codes by which an agent proves on the phone who they are. Of a code only its keyed hash is here, and the key is not
-- in the database.
create table verify.agent_code (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  -- Whoever is signed out proves nothing any more.
  session_id uuid references people.session (id) on delete set null,
  digest bytea not null check (length(digest) = 32),
  intent text not null,
  order_ref text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended text check (ended in ('used', 'withdrawn', 'replaced', 'expired')),
  ended_at timestamptz,
  check ((ended is null) = (ended_at is null))
);
-- One agent has one code, and one code one agent.
create unique index agent_code_of_agent on verify.agent_code (person_id) where ended is null;
create unique index agent_code_open on verify.agent_code (digest) where ended is null;
create index agent_code_latest on verify.agent_code (person_id, created_at desc);
create index agent_code_age on verify.agent_code (expires_at);

-- Somebody guesses codes, and a supervisor has or has not seen it.
create table verify.guess_alarm (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  -- client: one network keeps on trying. everyone: many do.
  scope text not null check (scope in ('client', 'everyone')),
  tries integer not null,
  live_codes integer not null,
  seen_by uuid references people.person (id) on delete set null,
  seen_at timestamptz
);
create index guess_alarm_newest on verify.guess_alarm (at desc);

-- Which customers staff are in contact with now, so that they can look whether it is really us.
create table verify.staff_contact (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  -- Of the customer's account, whether or not there is one: the console tells nobody who has an account.
  email text not null check (email = lower(email)),
  way text not null,
  intent text not null,
  order_ref text,
  opened_at timestamptz not null,
  ends_at timestamptz not null
);
create index staff_contact_of_customer on verify.staff_contact (email, ends_at);
create index staff_contact_of_agent on verify.staff_contact (person_id, ends_at);
