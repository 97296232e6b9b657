-- What was under way to a webhook when its subject was forgotten. Nothing of that subject is sent there before it has ended,
-- so that nobody is told to erase something, and given it afterwards.
create table people.webhook_recall (
  webhook_id uuid not null references people.webhook (id) on delete cascade,
  -- Of an event that is gone.
  number bigint not null,
  subject text not null,
  lease uuid not null,
  leased_until timestamptz not null,
  primary key (webhook_id, number)
);
