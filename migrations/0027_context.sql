-- What an agent has to know beside what is said: with what a conversation was opened.
create table reach.context (
  conversation_id uuid primary key references reach.conversation (id) on delete cascade,
  -- User-Agent, as the browser sent it.
  user_agent text,
  -- Texts that its customer had verified before, and chose to show: the newest first.
  checked text[] not null default '{}'
);
