-- People sign a card before it is published (decision 14). This is the card that a proposal would become, as they sign it.
create table proposal_candidate (
  proposal_id bigint primary key references proposal (id),
  -- When it was composed: the card says that it was issued then.
  composed_at timestamptz not null,
  -- SHA-256 of the card in canonical JSON. Composed again from another state of things it is another card.
  digest text not null check (digest ~ '^[0-9a-f]{64}$')
);

create table proposal_signature (
  proposal_id bigint not null references proposal_candidate (proposal_id) on delete cascade,
  person_id uuid not null,
  -- JSON: a signature of a DSSE envelope.
  signature text not null,
  at timestamptz not null,
  primary key (proposal_id, person_id)
);
