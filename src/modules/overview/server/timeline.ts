import { sql } from 'kysely';
import type { Cadence } from '#core/calendar/cadence.ts';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Lang } from '#core/words.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { stateOf, type ObligationRows } from '#modules/obligation/rules.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';
import { taskList } from '#modules/task/server/queries.ts';
import { frameOf, timelineRow, type Frame, type TimelineDue, type TimelineRow, type TimelineTask } from '../timeline.ts';

type DueRow = ObligationRows & { subjectKind: string; subjectId: string; period: string; fromOn: Day | null; doneOn: Day | null };

interface SeriesOfPlan {
  id: string;
  taskId: string | null;
  title: string;
  cadence: Cadence | null;
  leadId: string | null;
  lead: string | null;
}

export interface Timeline {
  frame: Frame;
  rows: TimelineRow[];
}

/** Every task and series of reports of a plan the actor may see, as lines of a timeline. `year`: of a plan of many years, which one. */
export async function planTimeline(tx: CouncilTx, actor: Actor, plan: { id: string; startsOn: Day; endsOn: Day }, at: { today: Day; now: Date; year?: number | undefined; lang: Lang }): Promise<Timeline> {
  const tasks = (await taskList(tx, actor, plan.id, at.today, at.now)).filter((task) => task.weight === 'task');
  const { rows: series } = await sql<SeriesOfPlan>`select s.report_series_id as id, s.task_id as "taskId", s.title, s.cadence, s.lead_organization_id as "leadId", coalesce(nullif(l.short_name, ''), l.name) as lead
    from report_series s left join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.plan_id = ${plan.id} and s.ended_on is null order by s.opened_at, s.report_series_id`.execute(tx);
  const subjects = [...tasks.map((task) => task.id), ...series.map((one) => one.id)];
  const { rows: dues } = await sql<DueRow>`select s.subject_kind as "subjectKind", s.subject_id as "subjectId", s.period, s.from_on as "fromOn", s.due_on as "dueOn", s.due_at as "dueAt", s.withdrawn_at as "withdrawnAt",
      s.stated, s.stated_on as "statedOn", s.percent, s.judged, s.judgement_due as "judgementDue", s.finished_at as "finishedAt", s.done_on as "doneOn"
    from obligation_state s where s.council_id = app.council() and s.subject_id = any(${subjects}::uuid[]) and s.subject_kind in ('task', 'report-series') and s.withdrawn_at is null and ${visibleTo(actor, 's')}
    order by s.due_on nulls last, s.obligation_id`.execute(tx);
  const { rows: works } = await sql<{ taskId: string; on: Day }>`select task_id as "taskId", happened_on as on from task_work
    where council_id = app.council() and task_id = any(${tasks.map((task) => task.id)}::uuid[]) and voided_at is null order by happened_on`.execute(tx);
  const duesOf = Map.groupBy(dues, (due) => due.subjectId);
  const worksOf = Map.groupBy(works, (work) => work.taskId);
  const bySubject = (id: string): TimelineDue[] => (duesOf.get(id) ?? []).map((due) => ({ period: due.period, fromOn: due.fromOn, dueOn: due.dueOn, doneOn: due.doneOn, percent: due.percent, standing: stateOf(due, at.today, at.now) }));
  const seriesOfTask = new Map(series.flatMap((one) => (one.taskId ? [[one.taskId, one] as const] : [])));
  const lines: TimelineTask[] = [
    ...tasks.map((task): TimelineTask => {
      const reports = seriesOfTask.get(task.id);
      return {
        id: task.id,
        kind: 'task',
        title: task.title,
        leadId: task.leadOrganizationId,
        lead: task.leadName,
        deadlineKind: task.deadlineKind,
        startsOn: task.startsOn,
        cadence: task.cadence,
        atLeast: task.atLeast,
        dues: merged(bySubject(task.id), reports ? bySubject(reports.id) : []),
        works: (worksOf.get(task.id) ?? []).map((work) => work.on)
      };
    }),
    ...series
      .filter((one) => one.taskId === null || !tasks.some((task) => task.id === one.taskId))
      .map((one): TimelineTask => ({ id: one.id, kind: 'report', title: one.title, leadId: one.leadId, lead: one.lead, deadlineKind: one.cadence ? 'cadence' : 'event', startsOn: null, cadence: one.cadence, atLeast: null, dues: bySubject(one.id), works: [] }))
  ];
  const calendar = await councilCalendar(tx);
  const frame = frameOf(plan, at.today, at.year);
  return { frame, rows: lines.map((line) => timelineRow(line, plan, frame, at.today, calendar, at.lang)) };
}

/** A period told by the report itself is not told again by the task that asked for it. */
function merged(own: TimelineDue[], reports: TimelineDue[]): TimelineDue[] {
  const told = new Set(reports.map((due) => due.period));
  return [...own.filter((due) => !told.has(due.period)), ...reports].sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
}
