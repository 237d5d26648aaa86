-- One ledger: someone must deliver something by a time, because of a rule. Its state is the rows that exist.
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
  basis text not null default '',           -- why: plan and section, or article, as a sentence
  law_rule text,                            -- row of the law table, where one
  opened_at timestamptz not null default now(),
  opened_by uuid,
  withdrawn_at timestamptz,
  withdrawn_paper text,
  version integer not null default 1,
  primary key (council_id, obligation_id),
  unique (council_id, subject_kind, subject_id, period),
  foreign key (council_id, lead_organization_id) references organization,
  foreign key (council_id, responsible_person_id) references person
);
create index obligation_due on obligation (council_id, due_on) where withdrawn_at is null;
create index obligation_lead on obligation (council_id, lead_organization_id, due_on);
create index obligation_person on obligation (council_id, responsible_person_id, due_on);
call app.close_table('obligation', 'select, insert, update');

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
  note text not null default '',
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
  verdict text not null check (verdict in ('accepted', 'returned')),
  note text not null default '',
  judged_at timestamptz not null default now(),
  judged_by uuid,
  primary key (council_id, obligation_judgement_id),
  foreign key (council_id, obligation_id) references obligation
);
create index obligation_judgement_of on obligation_judgement (council_id, obligation_id, judged_at);
call app.close_table('obligation_judgement', 'select, insert');

-- A deadline moves only with a reason and the name of who allowed it.
create table obligation_deferral (
  council_id uuid not null references council,
  obligation_deferral_id uuid not null,
  obligation_id uuid not null,
  old_due_on date,
  new_due_on date not null,
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
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, chasing_step_id),
  unique (council_id, obligation_id, step),
  foreign key (council_id, obligation_id) references obligation
);
call app.close_table('chasing_step', 'select, insert');

-- Where each obligation stands now; every reader uses this one answer.
create view obligation_state with (security_invoker = true) as
select o.council_id, o.obligation_id, o.kind, o.subject_kind, o.subject_id, o.period, o.title, o.product,
  o.lead_organization_id, o.responsible_person_id, o.from_on, o.basis, o.law_rule, o.opened_at, o.withdrawn_at, o.version,
  coalesce(d.new_due_on, o.due_on) as due_on,
  case when d.new_due_on is null then o.due_at end as due_at,
  case when d.new_due_on is null then o.remind_on else d.new_due_on end as remind_on,
  o.due_on as first_due_on,
  s.status as stated, s.happened_on as stated_on, s.stated_at, s.note as stated_note,
  case when j.judged_at >= s.stated_at then j.verdict end as judged, j.judged_at, j.note as judged_note,
  case when s.status = 'done' and not (j.verdict = 'returned' and j.judged_at >= s.stated_at) then s.happened_on end as done_on,
  case when s.status = 'done' and not (j.verdict = 'returned' and j.judged_at >= s.stated_at) then s.stated_at end as done_at,
  coalesce(c.steps, 0) as chased
from obligation o
left join lateral (select new_due_on from obligation_deferral x where x.council_id = o.council_id and x.obligation_id = o.obligation_id
  order by made_at desc limit 1) d on true
left join lateral (select status, happened_on, stated_at, note from obligation_statement x
  where x.council_id = o.council_id and x.obligation_id = o.obligation_id order by stated_at desc limit 1) s on true
left join lateral (select verdict, judged_at, note from obligation_judgement x
  where x.council_id = o.council_id and x.obligation_id = o.obligation_id order by judged_at desc limit 1) j on true
left join lateral (select max(step) as steps from chasing_step x
  where x.council_id = o.council_id and x.obligation_id = o.obligation_id) c on true;
grant select on obligation_state to nghisu_web;
