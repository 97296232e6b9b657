-- The next publishers' policy, while people sign it (decision 14), and the card that they sign with it, since it is issued
-- anew when the policy comes into force.
create table publishers_change (
  -- One at a time.
  one boolean primary key default true check (one),
  -- Canonical JSON of the policy: exactly what is signed.
  policy text not null,
  -- Kept by value, as in the audit trail.
  drafted_by jsonb not null,
  drafted_at timestamptz not null,
  -- The current card once more, as its first signer had it: issued then.
  card_composed_at timestamptz,
  -- SHA-256 of it in canonical JSON. After another card was published it would be another one.
  card_digest text check (card_digest ~ '^[0-9a-f]{64}$'),
  check ((card_composed_at is null) = (card_digest is null))
);

-- One of each key: somebody whose passkey is replaced signs with the new one that they hold it, and may sign with the old
-- one as one of the quorum before.
create table publishers_signature (
  one boolean not null default true references publishers_change (one) on delete cascade,
  subject text not null check (subject in ('policy', 'card')),
  key_id text not null check (key_id ~ '^[0-9a-f]{32}$'),
  -- JSON: a signature of a DSSE envelope.
  signature text not null,
  at timestamptz not null,
  primary key (subject, key_id)
);
