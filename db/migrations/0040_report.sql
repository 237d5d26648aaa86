-- Reports on their day (B1): series with a cadence, one report a period, its text with figures that open, approval, number, issue.
create table report_series (
  council_id uuid not null references council,
  report_series_id uuid not null,
  plan_id uuid,                             -- null: on the whole work of the council
  task_id uuid,                             -- the task of the plan that asks for it, where one does
  title text not null,                      -- "Báo cáo tháng": what each period's report is called, without the period
  kind text not null check (kind in ('weekly', 'monthly', 'quarterly', 'half-year', 'nine-month', 'yearly', 'other')),
  cadence jsonb,                            -- as core/calendar/cadence reads it; null: periods are opened by hand
  data_window text not null default 'calendar' check (data_window in ('calendar', 'between-dues')),
  done_by text not null default 'issue' check (done_by in ('issue', 'submission')),
  lead_organization_id uuid,                -- who prepares it
  responsible_person_id uuid,
  addressees text[] not null default '{}',  -- "Kính gửi"
  recipients text[] not null default '{}',  -- "Nơi nhận"
  template jsonb not null,                  -- issuer, symbol, place, subject, sections, signing (report/schema.ts, Template)
  basis text not null default '',           -- paper and section, or article, that asks for it
  opened_at timestamptz not null default now(),
  opened_by uuid,
  ended_on date,
  ended_reason text,
  version integer not null default 1,
  primary key (council_id, report_series_id),
  foreign key (council_id, plan_id) references plan,
  foreign key (council_id, task_id) references task,
  foreign key (council_id, lead_organization_id) references organization,
  foreign key (council_id, responsible_person_id) references person,
  check ((ended_on is null) = (ended_reason is null))
);
create unique index report_series_task on report_series (council_id, task_id) where task_id is not null and ended_on is null;
create index report_series_plan on report_series (council_id, plan_id);
call app.close_table('report_series', 'select, insert, update');

-- A period opened by hand: an extraordinary report, or one that follows an event. Its key is its due day.
create table report_period (
  council_id uuid not null references council,
  report_series_id uuid not null,
  period text not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  opened_at timestamptz not null default now(),
  opened_by uuid,
  primary key (council_id, report_series_id, period),
  foreign key (council_id, report_series_id) references report_series
);
call app.close_table('report_period', 'select, insert');

-- One period's report, from the moment somebody drafts it. Its due time is the obligation of the series and period.
create table report (
  council_id uuid not null references council,
  report_id uuid not null,
  report_series_id uuid not null,
  period text not null,                     -- key of core/calendar/periods, or the day of an event
  period_from date not null,                -- what the report tells of
  period_to date not null check (period_to >= period_from),
  title text not null,
  subject text not null,                    -- trích yếu
  opened_at timestamptz not null default now(),
  opened_by uuid,
  primary key (council_id, report_id),
  unique (council_id, report_series_id, period),
  foreign key (council_id, report_series_id) references report_series
);
call app.close_table('report', 'select, insert, update');

-- The text: sections of blocks, figures as tokens. Each block carries the version it was last changed in.
create table report_content (
  council_id uuid not null references council,
  report_id uuid not null,
  version integer not null default 1,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (council_id, report_id),
  foreign key (council_id, report_id) references report
);
call app.close_table('report_content', 'select, insert, update');

-- Every number of the text: how it is counted, what it showed, and the records it was counted from. After the issue nothing here changes.
create table report_figure (
  council_id uuid not null references council,
  report_id uuid not null,
  figure_id text not null,                  -- "3.6", "3.6-kn": what stands between the braces of the text
  position integer not null,
  label text not null,
  definition jsonb not null,                -- what is counted, in which days, for which target or list of work
  unit text not null check (unit in ('percent', 'count')),
  unit_word text not null default '',
  value numeric,                            -- per cent in points, or a count; null: nothing happened yet
  numerator numeric not null,
  denominator numeric,
  status text,                              -- of a target on that day
  fed boolean not null,                     -- false: nothing in the system records this yet
  as_of date not null,
  known_at timestamptz not null,
  records jsonb not null,
  kept jsonb,                               -- the newer telling somebody saw and did not take, with who and when
  primary key (council_id, report_id, figure_id),
  foreign key (council_id, report_id) references report
);
call app.close_table('report_figure', 'select, insert, update, delete');

create table report_approval (
  council_id uuid not null references council,
  report_approval_id uuid not null,
  report_id uuid not null,
  verdict text not null check (verdict in ('submitted', 'taken-back', 'reviewed', 'approved', 'returned')),
  note text not null default '',
  content_version integer not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  primary key (council_id, report_approval_id),
  foreign key (council_id, report_id) references report
);
create index report_approval_of on report_approval (council_id, report_id, made_at);
call app.close_table('report_approval', 'select, insert');

-- Yearly series of numbers (law:DOC-17): one row a number, also for those given outside the system and those void. `last` is what the next is drawn from.
create table number_series (
  council_id uuid not null references council,
  series text not null,                     -- "2026 BC-TTHĐND"
  last integer not null check (last >= 0),
  primary key (council_id, series)
);
call app.close_table('number_series', 'select, insert, update');

create table number_given (
  council_id uuid not null references council,
  series text not null,
  number integer not null check (number >= 1),
  subject text not null,
  issued_on date,
  report_id uuid,                           -- null: given outside the system
  given_at timestamptz not null default now(),
  given_by uuid,
  voided_at timestamptz,
  voided_by uuid,
  voided_reason text,
  primary key (council_id, series, number),
  foreign key (council_id, series) references number_series,
  foreign key (council_id, report_id) references report,
  check ((voided_at is null) = (voided_reason is null))
);
create index number_given_report on number_given (council_id, report_id);
call app.close_table('number_given', 'select, insert, update');

-- The paper as it went out. The bytes lie in `file` under their hash; nothing here is ever rewritten but the recall.
create table report_issue (
  council_id uuid not null references council,
  report_issue_id uuid not null,
  report_id uuid not null,
  series text not null,
  number integer not null,
  symbol text not null,
  issued_on date not null,
  signer_id uuid,
  signer_name text not null,
  signer_title text not null,
  paper jsonb not null,                     -- paper/layout/model.ts, OfficialPaper
  content jsonb not null,
  docx_file_id uuid not null,
  pdf_file_id uuid not null,
  xlsx_file_id uuid not null,
  issued_at timestamptz not null,
  issued_by uuid,
  recalled_at timestamptz,
  recalled_by uuid,
  recalled_reason text,
  primary key (council_id, report_issue_id),
  foreign key (council_id, report_id) references report,
  foreign key (council_id, series, number) references number_given,
  foreign key (council_id, signer_id) references person,
  foreign key (council_id, docx_file_id) references file,
  foreign key (council_id, pdf_file_id) references file,
  foreign key (council_id, xlsx_file_id) references file,
  check ((recalled_at is null) = (recalled_reason is null))
);
create unique index report_issue_one on report_issue (council_id, report_id) where recalled_at is null;
call app.close_table('report_issue', 'select, insert');
grant update (recalled_at, recalled_by, recalled_reason) on report_issue to nghisu_web;

-- Figures and text of an issued report never change, whatever asks for it.
create function app.report_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from report_issue i where i.council_id = old.council_id and i.report_id = old.report_id and i.recalled_at is null) then
    raise exception 'report % is issued', old.report_id using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on report_figure for each row execute function app.report_frozen();
create trigger frozen before update on report_content for each row execute function app.report_frozen();

-- Where each report stands, from the rows that exist: drafting, submitted, reviewed, approved, returned, issued.
create view report_state with (security_invoker = true) as
select r.council_id, r.report_id, r.report_series_id, r.period, r.period_from, r.period_to, r.title, r.subject, r.opened_at, r.opened_by,
  case when i.report_id is not null then 'issued'
    when a.verdict is null or a.verdict = 'taken-back' then 'drafting'
    else a.verdict end as state,
  a.made_at as verdict_at, a.made_by as verdict_by, a.note as verdict_note,
  i.report_issue_id, i.number, i.symbol, i.issued_on, i.signer_name, i.issued_at
from report r
left join lateral (select x.verdict, x.made_at, x.made_by, x.note from report_approval x
  where x.council_id = r.council_id and x.report_id = r.report_id order by x.made_at desc, x.report_approval_id desc limit 1) a on true
left join report_issue i on i.council_id = r.council_id and i.report_id = r.report_id and i.recalled_at is null;
grant select on report_state to nghisu_web;
