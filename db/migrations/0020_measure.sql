-- Figures of targets as they stood, one a day, so that trends are one indexed read. Recomputable: nothing is known only here.
create table measure_snapshot (
  council_id uuid not null references council,
  target_id uuid not null,
  as_of date not null,
  span text not null,                       -- which period the figure is of: 'year 2026', '2026-Q4', 'program', 'term 2026-2031'
  bound text not null,                      -- measure with its version and parameters: a figure of another binding is never drawn in one line with this
  value numeric,                            -- per cent in points, or a count; null: the base was empty
  numerator numeric not null,
  denominator numeric,
  not_due integer not null default 0,
  left_out integer not null default 0,
  computed_at timestamptz not null,
  primary key (council_id, target_id, as_of),
  foreign key (council_id, target_id) references target
);
call app.close_table('measure_snapshot', 'select, insert, update, delete');

-- A range has two ends, and both may be adjusted.
alter table target_adjustment add column old_value_high numeric, add column new_value_high numeric;
create index target_adjustment_of on target_adjustment (council_id, target_id, made_at);

-- For figures: values with their evidence, when each happened, was recorded and was taken back.
create view target_entry_facts with (security_invoker = true) as
select e.council_id, e.target_id, e.target_entry_id, e.value, e.base, e.happened_on, e.note, e.paper, e.file_id, f.name as file_name,
  e.recorded_at, e.recorded_by, p.name as recorded_by_name, e.voided_at, e.voided_reason
from target_entry e
left join file f on f.council_id = e.council_id and f.file_id = e.file_id
left join person p on p.council_id = e.council_id and p.person_id = e.recorded_by;
grant select on target_entry_facts to nghisu_web;

-- Obligations of a period, for figures (a year of a commune is a few hundred of some thousands).
create index obligation_now_due on obligation (council_id, now_due_on);
