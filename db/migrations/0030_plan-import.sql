-- A plan being taken in: the document as received, its lines, what was found and what a person decided so far.
-- Nothing of it is a plan, a target or a task before `plan.adopt`.
create table plan_import (
  council_id uuid not null references council,
  plan_import_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  started_at timestamptz not null default now(),
  started_by uuid,
  progress jsonb,                           -- {done, total, what} while it is read
  read_at timestamptz,
  failed text,                              -- one sentence: why it could not be read
  head jsonb not null default '{}',         -- title, number, kind, days, as proposed and mended
  text_lines jsonb not null default '[]',   -- [{text, page, strong, cells}]
  items jsonb not null default '[]',        -- what was found, each with its decision
  unread jsonb not null default '[]',       -- passages that could not be understood, to look at
  warnings jsonb not null default '[]',
  undo jsonb not null default '[]',         -- the items before each of the last steps, newest first
  adopted_plan_id uuid,
  dropped_at timestamptz,
  primary key (council_id, plan_import_id),
  foreign key (council_id, file_id) references file,
  foreign key (council_id, adopted_plan_id) references plan
);
call app.close_table('plan_import', 'select, insert, update');
