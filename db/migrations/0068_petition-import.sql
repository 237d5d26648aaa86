-- Many petitions taken in at once, from a list (sheet) or from minutes: the file as received, what was found in it and what a person decided so far.
-- Nothing of it is a petition before it is recorded. What was recorded can be told by its entry key (hash of the file and number of the row): the same row is never recorded twice.
create table petition_import (
  council_id uuid not null references council,
  petition_import_id uuid not null,
  kind text not null check (kind in ('sheet', 'minutes')),
  file_id uuid not null,
  file_name text not null,
  file_hash text not null,
  started_at timestamptz not null,
  started_by uuid,
  progress jsonb,                           -- {done, total, what} while it is read, checked or recorded
  read_at timestamptz,
  failed text,                              -- one sentence: why it could not be read
  head jsonb not null default '{}',         -- of a list: columns, mapping and choices; of minutes: day, place and choices
  checked_at timestamptz,                   -- of a list: when its rows were last read with the mapping chosen
  text_lines jsonb not null default '[]',   -- of minutes: [{text, page, strong, cells}]
  items jsonb not null default '[]',        -- of minutes: what was found, each with its decision
  warnings jsonb not null default '[]',
  undo jsonb not null default '[]',         -- of minutes: the items before each of the last steps, newest first
  ordered_at timestamptz,                   -- a person said: record it
  ordered_by uuid,
  finished_at timestamptz,                  -- everything that was to be recorded is
  recorded integer not null default 0,
  dropped_at timestamptz,
  primary key (council_id, petition_import_id),
  foreign key (council_id, file_id) references file,
  foreign key (council_id, started_by) references person,
  foreign key (council_id, ordered_by) references person
);
create index petition_import_open on petition_import (council_id, kind, started_at desc);
call app.close_table('petition_import', 'select, insert, update');

-- A row of a list. Its cells are emptied once it is recorded: names of voters then stand behind the wall of `raiser` alone.
create table petition_import_row (
  council_id uuid not null references council,
  petition_import_id uuid not null,
  row integer not null check (row >= 1),    -- its number in the file
  cells jsonb not null default '[]',
  group_title text,                         -- the heading row it stands under
  line jsonb,                               -- as it will be recorded; null while something is wrong
  problems text[] not null default '{}',
  notes text[] not null default '{}',
  near jsonb,                               -- the same matter raised before: {id, code, title, row, score, reason}
  decision text check (decision in ('join', 'new', 'skip')),
  petition_id uuid,                         -- recorded as
  primary key (council_id, petition_import_id, row),
  foreign key (council_id, petition_import_id) references petition_import,
  foreign key (council_id, petition_id) references petition
);
call app.close_table('petition_import_row', 'select, insert, update');
