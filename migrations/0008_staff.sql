-- Invitations and recoveries: who asked for a one-time link, for whom and why. The link itself is an enrolment; whether
-- it was used stands there. Who did what is kept by value, as in the audit trail.
create table people.invitation (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email)),
  name text not null,
  lang text not null check (lang in ('zh', 'en')),
  roles text[] not null check (roles <> '{}'),
  invited_by jsonb not null,
  -- The link that is good now; sending it again makes another.
  enrolment_id uuid not null references people.enrolment (id),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index invitation_newest on people.invitation (created_at desc);
create index invitation_email on people.invitation (email);

create table people.recovery (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  reason text not null,
  opened_by jsonb not null,
  approved_by jsonb,
  -- It takes two, and neither is the one whose devices are lost.
  check (opened_by ->> 'id' <> person_id::text),
  check (approved_by ->> 'id' <> person_id::text),
  check (approved_by ->> 'id' <> opened_by ->> 'id'),
  cancelled_by jsonb,
  enrolment_id uuid references people.enrolment (id),
  check ((approved_by is null) = (enrolment_id is null)),
  created_at timestamptz not null default now(),
  -- Until when it may be approved.
  expires_at timestamptz not null
);
create index recovery_of_person on people.recovery (person_id);
