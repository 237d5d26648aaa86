-- A step of chasing, a judgement or a remark made by mistake is taken back soon after: the row stays with who and when, and counts no more from then on.
alter table chasing_step add column taken_back_at timestamptz, add column taken_back_by uuid;
alter table chasing_step drop constraint chasing_step_council_id_obligation_id_step_key;
create unique index chasing_step_number on chasing_step (council_id, obligation_id, step) where taken_back_at is null;
alter table obligation_judgement add column taken_back_at timestamptz, add column taken_back_by uuid;
alter table obligation_comment add column taken_back_at timestamptz, add column taken_back_by uuid;
grant update (taken_back_at, taken_back_by) on chasing_step, obligation_judgement, obligation_comment to nghisu_web;

create or replace function app.obligation_at(instant timestamptz)
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
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.obligation_statement_id = s.obligation_statement_id and x.judged_at <= instant and (x.taken_back_at is null or x.taken_back_at > instant)
    order by x.judged_at desc, x.obligation_judgement_id desc limit 1) j on true
  left join lateral (select max(x.step) as steps, max(x.made_at) as last_at from chasing_step x
    where x.council_id = o.council_id and x.obligation_id = o.obligation_id and x.made_at <= instant
      and (x.taken_back_at is null or x.taken_back_at > instant)) c on true
  where o.opened_at <= instant
$$;

create or replace view obligation_facts with (security_invoker = true) as
select s.*,
  (select jsonb_agg(jsonb_build_object('old', d.old_due_on, 'new', d.new_due_on, 'at', d.made_at, 'kind', d.kind, 'reason', d.reason, 'allowedBy', d.allowed_by, 'paper', d.paper)
    order by d.made_at, d.obligation_deferral_id) from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id) as dues,
  (select jsonb_agg(jsonb_build_object('status', x.status, 'on', x.happened_on, 'at', x.stated_at, 'by', x.stated_by, 'percent', x.percent)
    order by x.stated_at, x.obligation_statement_id) from obligation_statement x where x.council_id = s.council_id and x.obligation_id = s.obligation_id) as statements,
  (select jsonb_agg(jsonb_build_object('verdict', x.verdict, 'at', x.judged_at, 'by', x.judged_by)
    order by x.judged_at, x.obligation_judgement_id) from obligation_judgement x where x.council_id = s.council_id and x.obligation_id = s.obligation_id and x.taken_back_at is null) as judgements
from obligation_state s;

create trigger moves_back after update on chasing_step for each row execute function app.obligation_moves();
create trigger moves_back after update on obligation_judgement for each row execute function app.obligation_moves();
