import { sql } from 'kysely';
import { clockActor, type Context } from '#core/context.ts';
import { can } from '#core/policy.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { readObligation } from '#modules/obligation/server/obligation-row.ts';
import type { ReportRow } from './report-row.ts';
import type { SeriesRow } from './series-row.ts';

/** Who may issue a report has done it; the ledger asks for the body that leads. Where the person is not of it, the system writes it down. */
async function asOwner(context: Context, obligationId: string): Promise<Context> {
  const row = await readObligation(context.tx, clockActor, obligationId);
  return can(obligationPolicy, 'report', context.actor, row) ? context : { ...context, actor: clockActor };
}

/**
 * Writes into the ledger that the report of the period is done: on this day and at this instant, or on an earlier day the paper carries.
 */
export async function discharge(context: Context, series: SeriesRow, report: ReportRow, note: string, issuedOn: string = context.today, paper = ''): Promise<void> {
  for (const id of await obligationIds(context, series, report, false)) {
    // Of an earlier day only the day is known: where an hour was set, it counts as the end of that day.
    const hour = issuedOn === context.today ? null : 24 * 60;
    await stateProgress.within(await asOwner(context, id), { obligationId: id, status: 'done', happenedOn: issuedOn, hour, note, percent: null, paper });
  }
}

/** Takes that back: the report is to be done again. */
export async function reopen(context: Context, series: SeriesRow, report: ReportRow): Promise<void> {
  for (const id of await obligationIds(context, series, report, true)) await undoStatement.within(await asOwner(context, id), { obligationId: id });
}

/** The obligation of the period's report, where one stands in the ledger. */
async function obligationIds({ tx }: Context, series: SeriesRow, report: ReportRow, done: boolean): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o.obligation_id as id from obligation o
    where o.council_id = app.council() and o.subject_kind = 'report-series' and o.subject_id = ${series.id} and o.period = ${report.period} and o.withdrawn_at is null
      and o.judged is distinct from 'accepted' and ${done ? sql`o.done_on is not null` : sql`o.done_on is null`}`.execute(tx);
  return rows.map((row) => row.id);
}
