-- Plans with their targets and tasks (P1–P7), and the ledger of obligations everything with an owner and a due time goes into.
create table plan (
  council_id uuid not null references council,
  plan_id uuid not null,
  title text not null,
  short_title text not null default '',
  number text,
  issuer text,
  issued_on date,
  kind text not null check (kind in ('campaign', 'term', 'yearly', 'other')),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  file_id uuid,                             -- the document as received
  text_lines jsonb not null default '[]',   -- its lines as read: [{text, page}], what `lines` of targets and tasks point into
  adopted_at timestamptz not null default now(),
  adopted_by uuid,
  withdrawn_on date,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (council_id, plan_id),
  foreign key (council_id, file_id) references file
);
call app.close_table('plan', 'select, insert, update');

create table target (
  council_id uuid not null references council,
  target_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  code text not null default '',            -- "3.6", as the plan numbers it
  group_title text not null default '',     -- "Tiếp xúc cử tri"
  title text not null,
  comparator text not null check (comparator in ('=', '>=', '<=', '>', '<', 'range', 'text')),
  value numeric,
  value_high numeric,
  unit text not null default '',            -- 'percent', 'count' or the thing counted
  period text not null,                     -- 'year', 'year 2026', 'quarter', 'month', 'term 2026-2031', 'session', 'program'
  lead_organization_id uuid,
  measure_id text,                          -- id of the catalogue; null: entries with evidence
  measure_params jsonb not null default '{}',
  section text not null default '',
  quote text not null default '',
  line_from integer,
  line_to integer,
  page integer,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_paper text,
  version integer not null default 1,
  primary key (council_id, target_id),
  foreign key (council_id, plan_id) references plan,
  foreign key (council_id, lead_organization_id) references organization,
  check (comparator = 'text' or value is not null),
  check ((comparator = 'range') = (value_high is not null))
);
create index target_plan on target (council_id, plan_id, position);
call app.close_table('target', 'select, insert, update');

-- A target adjusted by a paper (P7): the goal that held before stays readable.
create table target_adjustment (
  council_id uuid not null references council,
  target_adjustment_id uuid not null,
  target_id uuid not null,
  old_value numeric,
  new_value numeric,
  from_on date not null,
  reason text not null,
  paper text not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (council_id, target_adjustment_id),
  foreign key (council_id, target_id) references target
);
call app.close_table('target_adjustment', 'select, insert');

-- A value that the system cannot know, with its evidence (measures.md: "entries with evidence").
create table target_entry (
  council_id uuid not null references council,
  target_entry_id uuid not null,
  target_id uuid not null,
  value numeric not null,
  base numeric,
  happened_on date not null,
  note text not null default '',
  paper text not null default '',           -- number and date of the paper that proves it
  file_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  voided_at timestamptz,
  voided_reason text,
  primary key (council_id, target_entry_id),
  foreign key (council_id, target_id) references target,
  foreign key (council_id, file_id) references file,
  check (paper <> '' or file_id is not null)
);
create index target_entry_target on target_entry (council_id, target_id, happened_on);
call app.close_table('target_entry', 'select, insert, update');

create table task (
  council_id uuid not null references council,
  task_id uuid not null,
  plan_id uuid,                             -- null: a task of its own
  position integer not null default 0,
  title text not null,
  expected_result text not null default '',
  lead_organization_id uuid,
  responsible_person_id uuid,
  deadline_kind text not null check (deadline_kind in ('date', 'period', 'window', 'cadence', 'event', 'ongoing')),
  starts_on date,
  due_on date,                              -- last day on which it is in time
  due_hour smallint check (due_hour between 0 and 24),
  deadline_text text not null default '',   -- the plan's words
  cadence jsonb,                            -- as core/calendar/cadence reads it
  event_text text,
  at_least integer,                         -- "ít nhất 04 cuộc/năm"
  weight text not null default 'task' check (weight in ('task', 'orientation')),
  section text not null default '',
  quote text not null default '',
  line_from integer,
  line_to integer,
  page integer,
  search_key text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (council_id, task_id),
  foreign key (council_id, plan_id) references plan,
  foreign key (council_id, lead_organization_id) references organization,
  foreign key (council_id, responsible_person_id) references person
);
create index task_plan on task (council_id, plan_id, position);
create index task_lead on task (council_id, lead_organization_id);
call app.close_table('task', 'select, insert, update');

create table task_coordinator (
  council_id uuid not null references council,
  task_id uuid not null,
  organization_id uuid not null,
  primary key (council_id, task_id, organization_id),
  foreign key (council_id, task_id) references task,
  foreign key (council_id, organization_id) references organization
);
call app.close_table('task_coordinator', 'select, insert, delete');

-- The same task seen in two plans (P4): linked, never merged silently.
create table task_twin (
  council_id uuid not null references council,
  task_id uuid not null,
  twin_id uuid not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  primary key (council_id, task_id, twin_id),
  foreign key (council_id, task_id) references task,
  foreign key (council_id, twin_id) references task
);
call app.close_table('task_twin', 'select, insert, delete');

-- Work done on a task that goes on all the time, or one of its "at least n a year".
create table task_work (
  council_id uuid not null references council,
  task_work_id uuid not null,
  task_id uuid not null,
  happened_on date not null,
  note text not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  voided_at timestamptz,
  voided_by uuid,
  primary key (council_id, task_work_id),
  foreign key (council_id, task_id) references task
);
create index task_work_of on task_work (council_id, task_id, happened_on);
call app.close_table('task_work', 'select, insert, update');

-- For figures: each task and in which of the five ways it is clear. A deadline is clear when a day can be told from it.
create view task_facts with (security_invoker = true) as
select t.council_id, t.task_id, t.plan_id, t.position, t.title, t.expected_result, t.lead_organization_id, t.responsible_person_id,
  t.deadline_kind, t.starts_on, t.due_on, t.at_least, t.weight, t.recorded_at, t.withdrawn_at, t.withdrawn_reason,
  t.lead_organization_id is not null as clear_lead,
  t.title <> '' as clear_work,
  (t.due_on is not null or t.cadence is not null or t.at_least is not null or t.deadline_kind in ('event', 'ongoing')) as clear_deadline,
  t.expected_result <> '' as clear_result,
  t.responsible_person_id is not null as clear_responsible,
  (select count(*)::int from task_work w where w.council_id = t.council_id and w.task_id = t.task_id and w.voided_at is null) as works,
  (select max(w.happened_on) from task_work w where w.council_id = t.council_id and w.task_id = t.task_id and w.voided_at is null) as last_work_on
from task t;
grant select on task_facts to nghisu_web;
