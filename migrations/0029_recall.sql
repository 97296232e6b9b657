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

-- Numbers go on behind the highest that was given: it could be one more than was counted, where an event was erased while
-- others were numbered.
update people.webhook_cursor set last = greatest(last, (select coalesce(max(number), 0) from people.webhook_event));
