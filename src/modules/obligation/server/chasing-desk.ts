import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { BodyPaper, BodyYear, ChasedBody, ChasedItem, YearRecord } from '../chasing-desk.ts';
import type { PaperedStep } from '../chasing.ts';
import { soonDays, stateOf } from '../rules.ts';
import { obligationColumns, obligationSource, type ObligationRow } from './obligation-row.ts';
import { visibleTo } from './visibility.ts';

const isLate = (today: Day, now: Date) => sql`(s.due_on < ${today}::date or (s.due_on = ${today}::date and coalesce(s.due_at < ${now}, false)))`;

/** Every body with open work that has a day, inside the council and outside it, of one plan or of all. */
export async function chasedBodies(tx: CouncilTx, actor: Actor, today: Day, now: Date, planId?: string): Promise<ChasedBody[]> {
  const late = isLate(today, now);
  const soon = sql`(not ${late} and s.due_on <= ${today}::date + ${soonDays}::int)`;
  const { rows } = await sql<ChasedBody>`select l.organization_id as id, coalesce(nullif(l.short_name, ''), l.name) as name, l.name as "fullName", l.kind, l.inside, p.name as "parentName",
      count(*) filter (where ${late})::int as late, count(*) filter (where ${soon})::int as soon, count(*) filter (where not ${late} and not ${soon})::int as ahead,
      coalesce(max(${today}::date - s.due_on) filter (where ${late}), 0)::int as "worstDays", min(s.due_on) filter (where not ${late}) as "nextDueOn"
    from obligation_state s join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    left join organization p on p.council_id = l.council_id and p.organization_id = l.parent_id
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.due_on is not null and ${planId ? sql`s.plan_id = ${planId}` : sql`true`} and ${visibleTo(actor, 's')}
    group by 1, 2, 3, 4, 5, 6, l.position order by l.position`.execute(tx);
  return rows;
}

/** What a body has overdue, the longest first, and what falls due within the days called soon; each with the steps taken about it. One letter's worth: at most 100. */
export async function chasedItems(tx: CouncilTx, actor: Actor, bodyId: string, today: Day, now: Date, planId?: string): Promise<ChasedItem[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.lead_organization_id = ${bodyId} and s.due_on <= ${today}::date + ${soonDays}::int
      and ${planId ? sql`s.plan_id = ${planId}` : sql`true`} and ${visibleTo(actor, 's')} order by s.due_on, s.due_at nulls last, s.obligation_id limit 100`.execute(tx);
  const { rows: steps } = await sql<PaperedStep & { obligationId: string }>`select obligation_id as "obligationId", step, kind, paper, answer_by as "answerBy", (made_at at time zone 'Asia/Ho_Chi_Minh')::date as "madeOn" from chasing_step
    where council_id = app.council() and obligation_id = any(${rows.map((row) => row.id)}::uuid[]) and taken_back_at is null order by step`.execute(tx);
  const of = Map.groupBy(steps, (step) => step.obligationId);
  return rows.map((row) => {
    const standing = stateOf(row, today, now);
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      basis: row.basis,
      dueOn: row.dueOn ?? today,
      late: standing.late,
      daysLate: standing.daysLate,
      chased: row.chased,
      said: row.stated === 'begun' ? (row.statedNote ?? '') : '',
      percent: row.percent,
      steps: (of.get(row.id) ?? []).map(({ obligationId: _obligationId, ...step }) => step)
    };
  });
}

/** The body's figure of the calendar year of `today`, over all kinds of work, with its records. */
export async function bodyYear(tx: CouncilTx, actor: Actor, bodyId: string, today: Day): Promise<BodyYear> {
  const year = Number(today.slice(0, 4));
  const { rows: records } = await sql<YearRecord>`select s.obligation_id as id, s.title, s.due_on as "dueOn", s.done_on as "doneOn", coalesce(s.in_time, false) as "inTime" from obligation_state s
    where s.council_id = app.council() and s.withdrawn_at is null and s.lead_organization_id = ${bodyId} and s.due_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      and (s.done_on is not null or s.due_on < ${today}::date) and ${visibleTo(actor, 's')} order by s.due_on desc, s.obligation_id limit 2000`.execute(tx);
  return { year, counted: records.filter((record) => record.inTime).length, base: records.length, records };
}

/** Papers of chasing that went out about a body's work, the latest first. */
export async function bodyPapers(tx: CouncilTx, bodyId: string): Promise<BodyPaper[]> {
  const { rows } = await sql<BodyPaper>`select p.paper_id as "paperId", p.kind, p.symbol, p.subject, p.issued_on as "issuedOn", count(x.chasing_step_id)::int as works, max(x.answer_by) as "answerBy",
      p.docx_file_id as "docxFileId", p.pdf_file_id as "pdfFileId", p.recalled_reason as "recalledReason"
    from paper p join chasing_step x on x.council_id = p.council_id and x.paper_id = p.paper_id join obligation o on o.council_id = x.council_id and o.obligation_id = x.obligation_id
    where p.council_id = app.council() and p.issued_at is not null and o.lead_organization_id = ${bodyId}
    group by 1, 2, 3, 4, 5, 8, 9, 10, p.issued_at order by p.issued_at desc, p.paper_id desc limit 12`.execute(tx);
  return rows;
}
