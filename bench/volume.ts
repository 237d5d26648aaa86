import pg from 'pg';
import { catalogue } from '../src/modules/measure/catalogue.ts';

export interface Volume {
  /** Last day of the ten years, 'YYYY-MM-DD'. */
  today: string;
  years?: number;
  tasksPerYear?: number;
  reportsPerYear?: number;
}

/**
 * Ten years of one commune's work laid under what a council already has: a plan a year with its targets, entries and tasks, an obligation for each task and
 * report (19 of 20 done, most judged where they must be, some deferred, some chased), and the log that goes with them. Written by the owner of the tables with SQL;
 * the triggers of the log and of the ledger run as ever.
 * @returns rows laid, by table
 */
export async function layVolume(ownerUrl: string, councilId: string, { today, years = 10, tasksPerYear = 1600, reportsPerYear = 400 }: Volume): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const laid: Record<string, number> = {};
  const put = async (table: string, text: string) => {
    laid[table] = (laid[table] ?? 0) + ((await client.query(text)).rowCount ?? 0);
  };
  const council = pg.escapeLiteral(councilId);
  const day = `date ${pg.escapeLiteral(today)}`;
  try {
    await client.query('begin');
    await client.query(`create temp table body as select organization_id, inside, row_number() over (order by position, name) - 1 as at from organization where council_id = ${council} and kind not in ('council', 'village')`);
    await client.query(`create temp table measure as select * from json_to_recordset('${JSON.stringify(catalogue.map(({ id, unit }, at) => ({ id, unit: unit === 'percent' ? 'percent' : 'count', at })))}') as m(id text, unit text, at int)`);
    await client.query(`create temp table yearly as select gen_random_uuid() as plan_id, n, extract(year from ${day})::int - ${years} + n as year from generate_series(1, ${years}) n`);
    await put('plan', `insert into plan (council_id, plan_id, title, short_title, number, kind, starts_on, ends_on, adopted_at)
      select ${council}, plan_id, 'Kế hoạch hoạt động của Hội đồng nhân dân xã năm ' || year, 'Kế hoạch ' || year, n || '/KH-HĐND', 'yearly', make_date(year, 1, 1), make_date(year, 12, 31), make_date(year, 1, 2) from yearly`);
    await put('target', `insert into target (council_id, target_id, plan_id, position, code, group_title, title, comparator, value, unit, period, lead_organization_id, measure_id, recorded_at)
      select ${council}, gen_random_uuid(), plan_id, i, '1.' || i, 'Nhóm ' || (i / 8), 'Chỉ tiêu thứ ' || i || ' của năm ' || year, '>=', 90, coalesce(m.unit, 'count'), 'year ' || year, b.organization_id, m.id, make_date(year, 1, 2)
      from yearly, generate_series(1, (select count(*)::int + 20 from measure)) i join body b on b.at = i % (select count(*) from body) left join measure m on m.at = i - 1`);
    await put('target_entry', `insert into target_entry (council_id, target_entry_id, target_id, value, happened_on, paper, recorded_at)
      select ${council}, gen_random_uuid(), t.target_id, month * 7, make_date(year, month, 20), month || '/BC-VP', make_date(year, month, 21)
      from yearly join target t using (plan_id), generate_series(1, 12) month where t.council_id = ${council} and t.measure_id is null and make_date(year, month, 21) <= ${day}`);
    await put('task', `insert into task (council_id, task_id, plan_id, position, title, expected_result, lead_organization_id, deadline_kind, due_on, deadline_text, search_key, recorded_at)
      select ${council}, gen_random_uuid(), plan_id, i, 'Nhiệm vụ thứ ' || i || ' năm ' || year || ': rà soát, hoàn thiện hồ sơ về giao thông nông thôn', 'Báo cáo', b.organization_id, 'date',
        make_date(year, 1, 10) + (i * 353 / ${tasksPerYear}), 'trong năm ' || year, 'nhiem vu thu ' || i || ' nam ' || year || ' ra soat hoan thien ho so ve giao thong nong thon', make_date(year, 1, 2)
      from yearly, generate_series(1, ${tasksPerYear}) i join body b on b.at = i % (select count(*) from body)`);
    const columns = 'council_id, obligation_id, kind, subject_kind, subject_id, period, title, product, lead_organization_id, responsible_person_id, due_on, remind_on, plan_id, basis, opened_at, search_key';
    const person = `(select m.person_id from membership m where m.council_id = ${council} and m.organization_id = b.organization_id order by m.person_id limit 1)`;
    await put('obligation', `insert into obligation (${columns})
      select ${council}, gen_random_uuid(), 'task', 'task', t.task_id, '', t.title, 'Báo cáo', t.lead_organization_id, case when t.position % 3 = 0 then ${person} end, t.due_on, t.due_on, t.plan_id, 'Kế hoạch ' || y.year, t.recorded_at, t.search_key
      from yearly y join task t using (plan_id) join body b on b.organization_id = t.lead_organization_id where t.council_id = ${council}`);
    await put('obligation', `insert into obligation (${columns})
      select ${council}, gen_random_uuid(), 'report', 'report_series', md5(year || '-' || i % 8)::uuid, year || '-' || i, 'Báo cáo định kỳ số ' || i || ' năm ' || year, 'Báo cáo', b.organization_id, null, d, d, plan_id, 'Kế hoạch ' || year, d - 40, 'bao cao dinh ky so ' || i
      from yearly, generate_series(1, ${reportsPerYear}) i join body b on b.at = i % (select count(*) from body), lateral (select make_date(year, 1, 5) + (i * 358 / ${reportsPerYear}) as d) x`);
    await client.query(`create temp table laid as select o.*, b.inside, abs(hashtext(o.obligation_id::text)) as dice from obligation o join yearly y using (plan_id) join body b on b.organization_id = o.lead_organization_id where o.council_id = ${council}`);
    await put('obligation_coordinator', `insert into obligation_coordinator select ${council}, l.obligation_id, b.organization_id from laid l join body b on b.at = l.dice % 9 and b.organization_id <> l.lead_organization_id`);
    await put('obligation_deferral', `insert into obligation_deferral (council_id, obligation_deferral_id, obligation_id, old_due_on, new_due_on, reason, allowed_by, made_at)
      select ${council}, gen_random_uuid(), obligation_id, due_on, due_on + 15, 'Chờ số liệu', 'Thường trực', due_on - interval '2 days' from laid where due_on <= ${day} and dice % 25 = 3`);
    await put('obligation_statement', `insert into obligation_statement (council_id, obligation_statement_id, obligation_id, status, happened_on, stated_at)
      select ${council}, gen_random_uuid(), obligation_id, 'done', d, d + interval '10 hours' from (select *, due_on - 3 + dice % 6 as d from laid where dice % 20 <> 0) l where d <= ${day}`);
    await put('obligation_judgement', `insert into obligation_judgement (council_id, obligation_judgement_id, obligation_id, obligation_statement_id, verdict, judged_at)
      select ${council}, gen_random_uuid(), l.obligation_id, s.obligation_statement_id, 'accepted', s.stated_at + interval '1 day'
      from laid l join obligation_statement s on s.council_id = ${council} and s.obligation_id = l.obligation_id where not l.inside and l.dice % 50 <> 7`);
    await put('chasing_step', `insert into chasing_step (council_id, chasing_step_id, obligation_id, step, kind, made_at)
      select ${council}, gen_random_uuid(), obligation_id, 1, 'reminder', due_on + interval '1 day' from laid where dice % 20 = 0 and due_on < ${day}`);
    await put('event', `insert into event (council_id, seq, event_id, at, actor_name, command, name, subject_kind, subject_id, data, previous_hash, hash)
      select ${council}, 0, gen_random_uuid(), opened_at, 'Nguyễn Văn Mẫu', 'task.create', 'task.created', subject_kind, subject_id, json_build_object('title', title), '', '' from laid order by opened_at`);
    await client.query('commit');
    await client.query('vacuum analyze');
    return laid;
  } finally {
    await client.end();
  }
}
