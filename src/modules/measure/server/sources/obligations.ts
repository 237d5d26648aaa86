import { sql } from 'kysely';
import { kindOfKey } from '#core/calendar/periods.ts';
import type { CouncilTx } from '#core/db.ts';
import { formatDay, formatInstant } from '#core/format.ts';
import { paths } from '#paths';
import { reportsOnTime, tasksOnTime, twinGroups, type ObligationFact } from '../../obligation-facts.ts';
import type { Need, Source } from '../source.ts';

/** Tasks and reports of the ledger, by deadline. */
export const obligationSource: Source = {
  id: 'obligations',
  async open(tx, need) {
    const instants = new Map(need.asks.map((ask) => [ask.scope.knownAt.getTime(), ask.scope.knownAt]));
    const facts = new Map<number, ObligationFact[]>();
    for (const [key, instant] of instants) facts.set(key, await (instant >= need.now ? standing(tx, need) : stood(tx, need, instant)));
    const pairs = await sql<{ taskId: string; twinId: string }>`select task_id as "taskId", twin_id as "twinId" from task_twin where council_id = app.council()`.execute(tx);
    const twins = twinGroups(pairs.rows);
    return (ask) => {
      const known = facts.get(ask.scope.knownAt.getTime()) ?? [];
      return ask.measureId === 'reports.on-time' ? reportsOnTime(known, ask.scope, ask.params, kindOfReport) : tasksOnTime(known, ask.scope, ask.params, twins);
    };
  },
  async describe(tx, ids, { council, lang }) {
    const { rows } = await sql<{ id: string; kind: string; subjectKind: string; subjectId: string; title: string; period: string; dueOn: string | null; dueAt: Date | null; lead: string | null }>`
      select o.obligation_id as id, o.kind, o.subject_kind as "subjectKind", o.subject_id as "subjectId", o.title, o.period, o.now_due_on as "dueOn", o.now_due_at as "dueAt",
        coalesce(nullif(l.short_name, ''), l.name) as lead
      from obligation o left join organization l on l.council_id = o.council_id and l.organization_id = o.lead_organization_id
      where o.council_id = app.council() and o.obligation_id = any(${ids}::uuid[])`.execute(tx);
    return new Map(
      rows.map((row) => {
        const due = row.dueAt ? formatInstant(row.dueAt) : row.dueOn ? formatDay(row.dueOn) : '';
        return [row.id, { title: row.title, subtitle: [row.lead, due && `${lang === 'vi' ? 'hạn' : 'due'} ${due}`].filter(Boolean).join(' · '), href: paths.obligation(council, row.id) }];
      })
    );
  }
};

/** Kind of period a report is on, from the key of its period: '2026-11' is a month. A report on no period has none. */
export function kindOfReport(period: string): string | null {
  const kind = kindOfKey(period);
  return kind === null || typeof kind === 'number' ? null : kind;
}

const fixed = sql`o.obligation_id as id, o.kind, o.subject_id as "subjectId", o.period, o.plan_id as "planId", o.lead_organization_id as "leadOrganizationId",
  o.opened_at as "openedAt", o.withdrawn_at as "withdrawnAt", o.withdrawn_paper as "withdrawnPaper", w.name as "withdrawnBy", coalesce(not l.inside, false) as "judgementDue"`;
const joins = sql`left join organization l on l.council_id = o.council_id and l.organization_id = o.lead_organization_id
  left join person w on w.council_id = o.council_id and w.person_id = o.withdrawn_by`;

/** As everything stands: the columns the ledger keeps beside each obligation. */
async function standing(tx: CouncilTx, { from, to }: Need): Promise<ObligationFact[]> {
  const { rows } = await sql<ObligationFact>`select ${fixed}, o.now_due_on as "dueOn", o.now_due_at as "dueAt", o.done_on as "doneOn", o.done_at as "doneAt", o.finished_at as "finishedAt",
      o.stated, o.judged, o.judged_at as "judgedAt"
    from obligation o ${joins} where o.council_id = app.council() and o.kind in ('task', 'report') and o.now_due_on between ${from} and ${to}`.execute(tx);
  return rows;
}

/** As it stood at an instant, from the rows recorded by then. A deadline that moved may have lain in the period although today's does not. */
async function stood(tx: CouncilTx, { from, to }: Need, instant: Date): Promise<ObligationFact[]> {
  const { rows } = await sql<ObligationFact>`with near as materialized (
      select obligation_id from obligation where council_id = app.council() and due_on between ${from} and ${to}
      union select obligation_id from obligation where council_id = app.council() and now_due_on between ${from} and ${to}
      union select obligation_id from obligation_deferral where council_id = app.council() and new_due_on between ${from} and ${to})
    select ${fixed}, n.due_on as "dueOn", n.due_at as "dueAt", n.done_on as "doneOn", n.done_at as "doneAt", n.finished_at as "finishedAt", n.stated, n.judged, n.judged_at as "judgedAt"
    from near join obligation o on o.council_id = app.council() and o.obligation_id = near.obligation_id and o.kind in ('task', 'report')
    join app.obligation_at(${instant}) n on n.council_id = o.council_id and n.obligation_id = o.obligation_id ${joins}
    where n.due_on between ${from} and ${to}`.execute(tx);
  return rows;
}
