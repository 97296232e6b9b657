-- Mail to people: written in the transaction it tells about, delivered by a job.
create table people.mail (
  seq bigint generated always as identity primary key,
  id uuid not null unique default gen_random_uuid(),
  -- Fixed at the first attempt, so that a message delivered twice is recognised as one.
  message_id text,
  to_email text not null,
  to_name text not null,
  lang text not null check (lang in ('zh', 'en')),
  template text not null,
  subject text not null,
  paragraphs text[] not null,
  link_label text,
  -- A one-time link is forgotten as soon as it has left.
  link_url text,
  link_once boolean not null default false,
  -- Rank of whom a one-time link makes its holder; who does not rank above never sees it.
  link_rank integer not null default 0,
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_state on people.mail (state, seq);
