-- Every version of the Contact Card that was ever official, exactly as it was published.
create table card (
  n bigint primary key check (n >= 1),
  issued timestamptz not null,
  expires timestamptz not null check (expires > issued),
  -- Canonical JSON (RFC 8785): the characters that are served and hashed.
  body text not null,
  -- SHA-256 of body.
  digest bytea not null check (length(digest) = 32),
  -- What it changed, as people read it.
  changes jsonb not null,
  -- Where it came from: the name of the imported file, 'renewal'.
  source text not null,
  -- One submission makes one card, however often a lost connection makes it ask.
  idempotency_key text not null unique
);
create trigger card_append_only before update or delete on card for each row execute function refuse_change();
create trigger card_no_truncate before truncate on card for each statement execute function refuse_change();

-- When each value of each channel was official (R14). An open row is official now.
create table channel_value (
  channel text not null,
  kind text not null,
  value text not null,
  display text not null,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  from_card bigint not null references card (n),
  to_card bigint references card (n),
  primary key (kind, value, from_card, channel),
  check ((valid_to is null) = (to_card is null))
);
create index channel_value_by_channel on channel_value (channel, valid_from);
-- One value cannot be official twice at once.
create unique index channel_value_official on channel_value (kind, value) where valid_to is null;
