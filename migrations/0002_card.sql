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
  -- One submission makes one card, however often a lost connection makes it ask.
  idempotency_key text not null unique
);
create trigger card_append_only before update or delete on card for each row execute function refuse_change();
create trigger card_no_truncate before truncate on card for each statement execute function refuse_change();

-- Periods of values that came back (R14). The card itself says since when a value is official, and from when until when
-- a retired one was; what it said of a retired value that is official again would be lost.
create table former_period (
  id bigint generated always as identity primary key,
  -- The card that made the value official again.
  card_n bigint not null references card (n),
  -- What the card before said of it under `retired`.
  retired jsonb not null,
  -- What that card named as its successor, as people read it.
  replaced_by text
);
create trigger former_period_append_only before update or delete on former_period
  for each row execute function refuse_change();
create trigger former_period_no_truncate before truncate on former_period
  for each statement execute function refuse_change();
