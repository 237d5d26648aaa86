-- One ledger: someone must deliver something by a time, because of a rule. Its state is the rows that exist.
-- The columns below `version` repeat what the rows say, so that a list of ten years is one index scan: triggers write them, nobody else may.
create table obligation (
  council_id uuid not null references council,
  obligation_id uuid not null,
  kind text not null,                       -- 'task', 'report', later 'petition-reply', 'recommendation', …
  subject_kind text not null,               -- the noun it comes from
  subject_id uuid not null,
  period text not null default '',          -- '2026-11' for a recurring one, '' otherwise
  title text not null,
  product text not null default '',         -- what must be delivered
  lead_organization_id uuid,
  responsible_person_id uuid,
  from_on date,                             -- when work on it may begin
  due_on date,                              -- last day in time; null: ongoing
  due_at timestamptz,                       -- where an hour is set
  remind_on date,                           -- the working day on or before due_on
  needed smallint check (needed >= 1),      -- "ít nhất 04 cuộc/năm": how many acts make it done
  plan_id uuid,                             -- the plan it serves, where one
  for_task_id uuid,                         -- the task whose due time this is, where another noun (a report) carries it out
  basis text not null default '',           -- why: plan and section, or article, as a sentence
  law_rule text,                            -- row of the law table, where one
  opened_at timestamptz not null default now(),
  opened_by uuid,
  withdrawn_at timestamptz,
  withdrawn_paper text,
  withdrawn_by uuid,
  search_key text not null default '',
  version integer not null default 1,
  now_due_on date,
  now_due_at timestamptz,
  now_remind_on date,
  stated text,
  stated_on date,
  stated_at timestamptz,
  stated_by uuid,
  stated_note text,
  percent smallint,
  judged text,
  judged_at timestamptz,
  judged_by uuid,
  judged_note text,
  done_on date,
  done_at timestamptz,                      -- when it was recorded as done
  finished_at timestamptz,                  -- the instant it was done, where an hour matters
  chased smallint not null default 0,
  chased_at timestamptz,
  primary key (council_id, obligation_id),
  unique (council_id, subject_kind, subject_id, period),
  foreign key (council_id, lead_organization_id) references organization,
  foreign key (council_id, responsible_person_id) references person,
  foreign key (council_id, plan_id) references plan,
  check ((withdrawn_at is null) = (withdrawn_paper is null))
);
create index obligation_open on obligation (council_id, now_due_on) where withdrawn_at is null and done_on is null;
create index obligation_open_lead on obligation (council_id, lead_organization_id, now_due_on) where withdrawn_at is null and done_on is null;
create index obligation_open_person on obligation (council_id, responsible_person_id, now_due_on) where withdrawn_at is null and done_on is null;
create index obligation_done on obligation (council_id, done_on) where withdrawn_at is null and done_on is not null;
create index obligation_unjudged on obligation (council_id, lead_organization_id) where withdrawn_at is null and done_on is not null and judged is null;
create index obligation_lead on obligation (council_id, lead_organization_id, due_on);
create index obligation_for_task on obligation (council_id, for_task_id) where for_task_id is not null;
create index obligation_plan on obligation (council_id, plan_id, now_due_on);
call app.close_table('obligation', 'select, insert');
-- What may be mended later; the first due day never, and the state only by the triggers below.
grant update (title, product, lead_organization_id, responsible_person_id, from_on, needed, basis, law_rule,
  withdrawn_at, withdrawn_paper, withdrawn_by, search_key, version) on obligation to nghisu_web;

create table obligation_coordinator (
  council_id uuid not null references council,
  obligation_id uuid not null,
  organization_id uuid not null,
  primary key (council_id, obligation_id, organization_id),
  foreign key (council_id, obligation_id) references obligation,
  foreign key (council_id, organization_id) references organization
);
create index obligation_coordinator_organization on obligation_coordinator (council_id, organization_id);
call app.close_table('obligation_coordinator', 'select, insert, delete');

-- What the owner says: begun, or done on a day, with words. Taken back by a later statement, never erased.
create table obligation_statement (
  council_id uuid not null references council,
  obligation_statement_id uuid not null,
  obligation_id uuid not null,
  status text not null check (status in ('begun', 'done', 'reopened')),
  happened_on date not null,
  happened_at timestamptz,                  -- the instant, where the deadline has an hour
  note text not null default '',
  paper text not null default '',           -- the paper it came by, when the office records for a body outside the council
  percent smallint check (percent between 0 and 100),
  stated_at timestamptz not null default now(),
  stated_by uuid,
  primary key (council_id, obligation_statement_id),
  foreign key (council_id, obligation_id) references obligation
);
create index obligation_statement_of on obligation_statement (council_id, obligation_id, stated_at);
call app.close_table('obligation_statement', 'select, insert');

-- What the supervisor judges of it. Only this side counts in figures where a judgement is due (measures.md rule 5).
create table obligation_judgement (
  council_id uuid not null references council,
  obligation_judgement_id uuid not null,
  obligation_id uuid not null,
  obligation_statement_id uuid not null,    -- the statement that was judged
  verdict text not null check (verdict in ('accepted', 'returned')),
  note text not null default '',
  judged_at timestamptz not null default now(),
  judged_by uuid,
  primary key (council_id, obligation_judgement_id),
  foreign key (council_id, obligation_id) references obligation,
  foreign key (council_id, obligation_statement_id) references obligation_statement
);
create index obligation_judgement_of on obligation_judgement (council_id, obligation_id, judged_at);
call app.close_table('obligation_judgement', 'select, insert');

-- A deadline moves only with a reason and the name of who allowed it. A correction mends a day that was read or typed wrongly.
create table obligation_deferral (
  council_id uuid not null references council,
  obligation_deferral_id uuid not null,
  obligation_id uuid not null,
  kind text not null default 'deferral' check (kind in ('deferral', 'correction')),
  old_due_on date,
  new_due_on date not null,
  new_due_at timestamptz,
  new_remind_on date,
  reason text not null check (length(reason) >= 5),
  allowed_by text not null check (allowed_by <> ''),
  paper text not null default '',
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, obligation_deferral_id),
  foreign key (council_id, obligation_id) references obligation
);
create index obligation_deferral_of on obligation_deferral (council_id, obligation_id, made_at);
call app.close_table('obligation_deferral', 'select, insert');

create table obligation_evidence (
  council_id uuid not null references council,
  obligation_evidence_id uuid not null,
  obligation_id uuid not null,
  file_id uuid,
  paper text not null default '',
  note text not null default '',
  added_at timestamptz not null default now(),
  added_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text,
  primary key (council_id, obligation_evidence_id),
  foreign key (council_id, obligation_id) references obligation,
  foreign key (council_id, file_id) references file,
  check (file_id is not null or paper <> '')
);
create index obligation_evidence_of on obligation_evidence (council_id, obligation_id);
call app.close_table('obligation_evidence', 'select, insert, update');

create table obligation_comment (
  council_id uuid not null references council,
  obligation_comment_id uuid not null,
  obligation_id uuid not null,
  text text not null,
  asks_due_on date,                         -- asks for this later day; granted by a deferral
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, obligation_comment_id),
  foreign key (council_id, obligation_id) references obligation
);
create index obligation_comment_of on obligation_comment (council_id, obligation_id, made_at);
call app.close_table('obligation_comment', 'select, insert');

-- Chasing steps, numbered per obligation: đôn đốc lần 1, lần 2, …
create table chasing_step (
  council_id uuid not null references council,
  chasing_step_id uuid not null,
  obligation_id uuid not null,
  step integer not null check (step >= 1),
  kind text not null check (kind in ('reminder', 'letter', 'proposal', 'explanation', 'questioning', 'supervision', 'report')),
  note text not null default '',
  paper text not null default '',
  answer_by date,                           -- the day named in the paper for an answer
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, chasing_step_id),
  unique (council_id, obligation_id, step),
  foreign key (council_id, obligation_id) references obligation
);
call app.close_table('chasing_step', 'select, insert');

-- Where each obligation stood at an instant, from the rows recorded by then: the one definition of its state.
create function app.obligation_at(instant timestamptz)
returns table (council_id uuid, obligation_id uuid, due_on date, due_at timestamptz, remind_on date,
  stated text, stated_on date, stated_at timestamptz, stated_by uuid, stated_note text, percent smallint,
  judged text, judged_at timestamptz, judged_by uuid, judged_note text,
  done_on date, done_at timestamptz, finished_at timestamptz, chased smallint, chased_at timestamptz)
language sql stable parallel safe as $$
  select o.council_id, o.obligation_id,
    coalesce(d.new_due_on, o.due_on), case when d.new_due_on is null then o.due_at else d.new_due_at end,
    case when d.new_due_on is null then o.remind_on else coalesce(d.new_remind_on, d.new_due_on) end,
    s.status, s.happened_on, s.stated_at, s.stated_by, s.note, s.percent,
    j.verdict, j.judged_at, j.judged_by, j.note,
    case when s.status = 'done' and j.verdict is distinct from 'returned' then s.happened_on end,
    case when s.status = 'done' and j.verdict is distinct from 'returned' then s.stated_at end,
    case when s.status = 'done' and j.verdict is distinct from 'returned' then s.happened_at end,
    coalesce(c.steps, 0)::smallint, c.last_at
  from obligation o
  left join lateral (select x.new_due_on, x.new_due_at, x.new_remind_on from obligation_deferral x
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.made_at <= instant
    order by x.made_at desc, x.obligation_deferral_id desc limit 1) d on true
  left join lateral (select x.* from obligation_statement x
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.stated_at <= instant
    order by x.stated_at desc, x.obligation_statement_id desc limit 1) s on true
  left join lateral (select x.verdict, x.judged_at, x.judged_by, x.note from obligation_judgement x
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.obligation_statement_id = s.obligation_statement_id and x.judged_at <= instant
    order by x.judged_at desc, x.obligation_judgement_id desc limit 1) j on true
  left join lateral (select max(x.step) as steps, max(x.made_at) as last_at from chasing_step x
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.made_at <= instant) c on true
  where o.opened_at <= instant
$$;
grant execute on function app.obligation_at(timestamptz) to nghisu_web;

create function app.obligation_begins() returns trigger language plpgsql as $$
begin
  new.now_due_on := new.due_on; new.now_due_at := new.due_at; new.now_remind_on := new.remind_on;
  new.stated := null; new.stated_on := null; new.stated_at := null; new.stated_by := null; new.stated_note := null; new.percent := null;
  new.judged := null; new.judged_at := null; new.judged_by := null; new.judged_note := null;
  new.done_on := null; new.done_at := null; new.finished_at := null; new.chased := 0; new.chased_at := null;
  return new;
end $$;
create trigger begins before insert on obligation for each row execute function app.obligation_begins();

-- As the owner: the serving role may not write these columns.
create function app.obligation_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update obligation o set now_due_on = n.due_on, now_due_at = n.due_at, now_remind_on = n.remind_on,
    stated = n.stated, stated_on = n.stated_on, stated_at = n.stated_at, stated_by = n.stated_by, stated_note = n.stated_note, percent = n.percent,
    judged = n.judged, judged_at = n.judged_at, judged_by = n.judged_by, judged_note = n.judged_note,
    done_on = n.done_on, done_at = n.done_at, finished_at = n.finished_at, chased = n.chased, chased_at = n.chased_at
  from app.obligation_at('infinity') n
  where n.council_id = new.council_id and n.obligation_id = new.obligation_id
    and o.council_id = new.council_id and o.obligation_id = new.obligation_id;
  return null;
end $$;
create trigger moves after insert on obligation_statement for each row execute function app.obligation_moves();
create trigger moves after insert on obligation_judgement for each row execute function app.obligation_moves();
create trigger moves after insert on obligation_deferral for each row execute function app.obligation_moves();
create trigger moves after insert on chasing_step for each row execute function app.obligation_moves();

-- Where each obligation stands now; every reader uses this one answer.
-- judgement_due: a body outside the council reports, the council judges; inside the council the report itself settles it.
-- in_time: null until done or without a day; with an hour, the instant counts, and a day alone counts as its end.
create view obligation_state with (security_invoker = true) as
select o.council_id, o.obligation_id, o.kind, o.subject_kind, o.subject_id, o.period, o.title, o.product, o.plan_id, o.for_task_id, o.needed,
  o.lead_organization_id, o.responsible_person_id, o.from_on, o.basis, o.law_rule, o.opened_at, o.withdrawn_at, o.withdrawn_paper, o.search_key, o.version,
  o.now_due_on as due_on, o.now_due_at as due_at, o.now_remind_on as remind_on, o.due_on as first_due_on,
  o.stated, o.stated_on, o.stated_at, o.stated_by, o.stated_note, o.percent,
  o.judged, o.judged_at, o.judged_by, o.judged_note, o.done_on, o.done_at, o.finished_at, o.chased, o.chased_at,
  l.kind as lead_kind, coalesce(not l.inside, false) as judgement_due,
  case when o.done_on is null or o.now_due_on is null then null
    when o.now_due_at is null then o.done_on <= o.now_due_on
    else coalesce(o.finished_at, (o.done_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') <= o.now_due_at end as in_time
from obligation o
left join organization l on l.council_id = o.council_id and l.organization_id = o.lead_organization_id;
grant select on obligation_state to nghisu_web;

-- For figures: every obligation with its whole history and when each part happened and was recorded, so that any past day can be asked
-- (state at an instant: app.obligation_at).
create view obligation_facts with (security_invoker = true) as
select s.*,
  (select jsonb_agg(jsonb_build_object('old', d.old_due_on, 'new', d.new_due_on, 'at', d.made_at, 'kind', d.kind, 'reason', d.reason, 'allowedBy', d.allowed_by, 'paper', d.paper)
    order by d.made_at, d.obligation_deferral_id) from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id) as dues,
  (select jsonb_agg(jsonb_build_object('status', x.status, 'on', x.happened_on, 'at', x.stated_at, 'by', x.stated_by, 'percent', x.percent)
    order by x.stated_at, x.obligation_statement_id) from obligation_statement x where x.council_id = s.council_id and x.obligation_id = s.obligation_id) as statements,
  (select jsonb_agg(jsonb_build_object('verdict', x.verdict, 'at', x.judged_at, 'by', x.judged_by)
    order by x.judged_at, x.obligation_judgement_id) from obligation_judgement x where x.council_id = s.council_id and x.obligation_id = s.obligation_id) as judgements
from obligation_state s;
grant select on obligation_facts to nghisu_web;

-- Filters a person keeps over a list, as chips.
create table saved_filter (
  council_id uuid not null references council,
  saved_filter_id uuid not null,
  person_id uuid not null,
  page text not null,                       -- 'viec'
  name text not null,
  query text not null,                      -- 'loai=report&q=…'
  made_at timestamptz not null default now(),
  primary key (council_id, saved_filter_id),
  unique (council_id, person_id, page, name),
  foreign key (council_id, person_id) references person
);
call app.close_table('saved_filter', 'select, insert, delete');
