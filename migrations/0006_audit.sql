-- Who did what, to what, when and from where. Decision 6: it only grows.
create table people.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- By value, and no foreign key: what it says outlives the person's row.
  actor_id uuid,
  actor jsonb not null,
  action text not null check (action ~ '^[a-z]+(\.[a-z-]+)+$'),
  target_kind text not null,
  target_id text not null,
  target_label text,
  before jsonb,
  after jsonb,
  address text,
  request_id text,
  -- What a search looks into, in lower case, and its pairs of characters: two Chinese characters defeat trigrams.
  words text not null,
  pairs text[] not null
);
create index audit_pairs on people.audit using gin (pairs);
create index audit_actor on people.audit (actor_id, id) where actor_id is not null;
create index audit_target on people.audit (target_kind, target_id, id);
create index audit_action on people.audit (action text_pattern_ops, id);
create index audit_at on people.audit (at);

create trigger audit_append_only before update or delete on people.audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on people.audit for each statement execute function refuse_change();
-- The owner of a table may give this back to itself, so the triggers stay as the second lock (decision 10).
revoke update, delete, truncate on people.audit from current_user;
