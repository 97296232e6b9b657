create table notice (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('number-changed', 'number-retired', 'number-added', 'service')),
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  placements text[] not null,
  published_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  -- Set on notices that a card version published of itself; null on those an operator wrote.
  card_n bigint references card (n),
  channel text
);
create index notice_newest on notice (published_at desc, slug);
