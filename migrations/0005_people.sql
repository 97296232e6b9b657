-- People, how they sign in, and what they may do. better-auth reads and writes the first six tables by these columns
-- (decision 8), so the ones it never fills for us stay; the constraints beyond its own are ours.
create schema people;

create table people.person (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  -- The language of their messages.
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table people.session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  -- SHA-256 of the token, in hex: a copy of this table opens nothing.
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- How it was begun, and when a passkey or one-time code was last shown in it.
  method text not null default 'password' check (method in ('password', 'totp', 'passkey', 'recovery')),
  stepped_up_at timestamptz,
  last_seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_person on people.session (person_id);

create table people.credential (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  -- argon2id, in PHC form.
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (person_id, provider_id)
);

-- Challenges and one-time links, by the SHA-256 of what opens them.
create table people.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on people.verification (identifier);

create table people.totp (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null unique references people.person (id) on delete cascade,
  -- Sealed with the authentication secret, which is not in the database.
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz,
  -- The last time step whose code was used: no code is good twice.
  last_step bigint not null default 0
);

create table people.passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now(),
  last_used_at timestamptz
);
create index passkey_of_person on people.passkey (person_id);

create table people.role_grant (
  person_id uuid not null references people.person (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'supervisor', 'agent', 'supplier', 'buyer')),
  granted_at timestamptz not null default now(),
  primary key (person_id, role)
);

-- Personal access tokens. The token itself is shown once; here is its SHA-256.
create table people.api_token (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person (id) on delete cascade,
  label text not null,
  digest bytea not null unique check (length(digest) = 32),
  scopes text[] not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index api_token_of_person on people.api_token (person_id);

-- Who has begun to sign up and must prove the address. Nobody is a person before, so an address cannot be taken by a
-- stranger. Each try is a row of its own, with the password chosen in it.
create table people.sign_up (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the token in the mail; null until that is written.
  digest bytea unique check (length(digest) = 32),
  name text not null,
  email text not null check (email = lower(email)),
  lang text not null check (lang in ('zh', 'en')),
  password text not null,
  expires_at timestamptz not null
);
create index sign_up_expiry on people.sign_up (expires_at);

-- Ways back in for who has lost their devices: the SHA-256 of each code.
create table people.recovery_code (
  digest bytea primary key check (length(digest) = 32),
  person_id uuid not null references people.person (id) on delete cascade,
  used_at timestamptz
);
create index recovery_code_of_person on people.recovery_code (person_id);

-- What is good once: challenges of passkeys and links in mail, by the SHA-256 of purpose, subject and secret. Spending
-- one deletes it.
create table people.one_time (
  digest bytea primary key check (length(digest) = 32),
  person_id uuid references people.person (id) on delete cascade,
  expires_at timestamptz not null
);
create index one_time_of_person on people.one_time (person_id);
create index one_time_expiry on people.one_time (expires_at);

-- One-time links by which staff come in: the first owner, who is invited, and who has lost every device.
create table people.enrolment (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the token in the link.
  digest bytea not null unique check (length(digest) = 32),
  purpose text not null check (purpose in ('first-owner', 'invitation', 'recovery')),
  -- Null where whoever enrols gives it.
  email text check (email = lower(email)),
  name text,
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  -- Name of who invited, for whoever opens the link.
  invited_by text,
  roles text[] not null,
  -- Whose devices are lost; null for who is new.
  person_id uuid references people.person (id) on delete cascade,
  -- Of an authenticator app that waits for its first code, sealed.
  totp_secret text,
  expires_at timestamptz not null,
  -- When it was used or withdrawn, and who came in by it.
  ended_at timestamptz,
  enrolled uuid references people.person (id) on delete set null,
  created_at timestamptz not null default now(),
  check ((purpose = 'recovery') = (person_id is not null))
);

-- How often something was tried, by the SHA-256 of what is counted. In the database, so that a guesser who spreads
-- over the nodes gains nothing, and a restart forgives nothing.
create table people.throttle (
  key bytea primary key check (length(key) = 32),
  tries integer not null,
  ends_at timestamptz not null
);
create index throttle_end on people.throttle (ends_at);

-- First answers of writes, for a request that is sent again (invariant 3). Trimmed after a day.
create table people.idempotency (
  actor text not null,
  key text not null,
  -- SHA-256 of method, path and body: another request under the same key is refused.
  fingerprint bytea not null check (length(fingerprint) = 32),
  -- Null while the first is under way, and for ever where the answer shows a secret.
  status integer,
  body text,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_age on people.idempotency (created_at);
