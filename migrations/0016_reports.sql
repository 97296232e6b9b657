-- What people report about fake numbers, links and accounts, and what moderators made of it. Nothing here names a reporter.
create schema if not exists verify;

-- One identifier that was reported, however often: reports of the same kind and value meet here.
create table verify.impostor_case (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('phone', 'url', 'domain', 'email', 'qq', 'wechat', 'group')),
  value text not null check (length(value) between 1 and 2000),
  -- own: it is, or was when reported, an official contact, so it can never be an impostor's.
  state text not null default 'open'
    check (state in ('open', 'own', 'confirmed', 'rejected', 'merged', 'expired', 'struck')),
  -- Different people, by their addresses while these are remembered.
  reporters int not null default 0 check (reporters >= 0),
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  deeds text[] not null default '{}',
  note text,
  confirmed_at timestamptz,
  expires_at timestamptz,
  decided_at timestamptz,
  merged_into bigint references verify.impostor_case,
  unique (kind, value),
  check ((state = 'merged') = (merged_into is not null)),
  check (merged_into is distinct from id),
  check (state <> 'confirmed' or (confirmed_at is not null and expires_at is not null and note is not null))
);
create index impostor_case_state on verify.impostor_case (state, last_seen desc);
create index impostor_case_merged on verify.impostor_case (merged_into) where merged_into is not null;

create table verify.report (
  id bigint generated always as identity primary key,
  receipt text not null unique,
  -- Of the form's key and everything in it: what is sent twice is one report.
  sent_digest bytea not null unique check (length(sent_digest) = 32),
  at timestamptz not null,
  what text not null,
  reach text not null,
  deeds text[] not null default '{}',
  -- In fen.
  lost bigint not null default 0 check (lost between 0 and 100000000000),
  happened_on date,
  lang text not null check (lang in ('zh', 'en')),
  -- Came without proof of work: moderated last.
  slow boolean not null default false,
  -- Sealed with a key that is not in the database; null once deleted.
  sealed bytea,
  sealed_contact bytea,
  -- Keyed digest of the text without its identifiers, so that the same message is recognised.
  gist bytea,
  -- Keyed digest of the network that it came from.
  reporter bytea
);
create index report_at on verify.report (at);
create index report_reporter on verify.report (reporter, at) where reporter is not null;
create index report_gist on verify.report (gist) where gist is not null;

create table verify.report_subject (
  report_id bigint not null references verify.report on delete cascade,
  case_id bigint not null references verify.impostor_case,
  -- As it stood in what was pasted, with what had been altered in it.
  written text not null,
  signals text[] not null default '{}',
  primary key (report_id, case_id)
);
create index report_subject_case on verify.report_subject (case_id);

-- What was decided, with how the case stood before, so that the last decision can be taken back. Decision 6: it only grows.
create table verify.case_decision (
  id bigint generated always as identity primary key,
  case_id bigint not null references verify.impostor_case,
  at timestamptz not null,
  act text not null check (act in ('confirmed', 'rejected', 'merged', 'undone', 'struck', 'expired')),
  -- Null where the clock decided.
  by_id uuid,
  by_name text,
  before jsonb not null,
  note text
);
create index case_decision_of on verify.case_decision (case_id, id);
create trigger append_only before update or delete on verify.case_decision
  for each row execute function refuse_change();
create trigger no_truncate before truncate on verify.case_decision
  for each statement execute function refuse_change();

create table verify.appeal (
  id bigint generated always as identity primary key,
  case_id bigint not null references verify.impostor_case,
  receipt text not null unique,
  sent_digest bytea not null unique check (length(sent_digest) = 32),
  at timestamptz not null,
  lang text not null check (lang in ('zh', 'en')),
  state text not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
  decided_at timestamptz,
  sealed bytea,
  reporter bytea,
  check ((state = 'open') = (decided_at is null))
);
create index appeal_open on verify.appeal (id) where state = 'open';
create index appeal_case on verify.appeal (case_id);

-- Challenges that have been used, until they would have expired anyway.
create table verify.spent_challenge (
  digest bytea primary key check (length(digest) = 32),
  expires_at timestamptz not null
);

-- Hours in which far more people reported than usual.
create table verify.spike (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  reporters int not null,
  usual double precision not null,
  -- The cases most reported then.
  cases bigint[] not null,
  closed_at timestamptz,
  closed_by text
);
create unique index spike_open on verify.spike ((true)) where closed_at is null;
