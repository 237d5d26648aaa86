-- Files by hash; the bytes lie outside the web root. A secret paper has no row here: nothing secret has bytes.
create table file (
  council_id uuid not null references council,
  file_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  added_at timestamptz not null default now(),
  added_by uuid,
  destroyed_at timestamptz,                 -- its bytes were destroyed because they bore a secrecy mark
  primary key (council_id, file_id)
);
create index file_hash on file (council_id, sha256);
call app.close_table('file', 'select, insert, update');

-- Drafts saved as typed: one per person and form; nothing half-done is lost.
create table draft (
  council_id uuid not null references council,
  person_id uuid not null,
  key text not null,
  content jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (council_id, person_id, key)
);
call app.close_table('draft', 'select, insert, update, delete');

-- The council's own rows of the calendar and its own values where the law lets it set them.
create table calendar_day (
  council_id uuid not null references council,
  day date not null,
  kind text not null check (kind in ('holiday', 'swap-off', 'worked-saturday', 'ordinary')),
  name text not null,
  source text not null,
  primary key (council_id, day)
);
call app.close_table('calendar_day', 'select, insert, update, delete');

create table law_override (
  council_id uuid not null references council,
  rule_id text not null,
  amount numeric not null,
  unit text not null,
  source text not null,
  from_on date not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (council_id, rule_id, from_on)
);
call app.close_table('law_override', 'select, insert, update, delete');
