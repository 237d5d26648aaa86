import { sql } from 'kysely';
import { dayOf, type Context } from '#core/context.ts';
import type { Calendar } from '#core/calendar/days.ts';
import type { DuePeriod } from '#core/calendar/cadence.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import type { CadenceSource } from '#modules/obligation/server/open-ahead.ts';
import type { ObligationDraft } from '#modules/obligation/schema.ts';
import { duesToOpen, reportTitle, windowOf } from '../rules.ts';
import { seriesList, type SeriesRow } from './series-row.ts';

export interface Due {
  period: string;
  fromOn: string | null;
  dueOn: string;
  dueAt: Date | null;
  remindOn: string;
  title: string;
}

/** The report of a period as the ledger has it: who must hand it in by when. */
export function obligationOf(series: SeriesRow, due: Due): ObligationDraft {
  return {
    kind: 'report',
    subjectKind: 'report-series',
    subjectId: series.id,
    period: due.period,
    title: due.title,
    product: 'Báo cáo',
    leadOrganizationId: series.leadOrganizationId,
    responsiblePersonId: series.responsiblePersonId,
    coordinatingOrganizationIds: [],
    fromOn: due.fromOn,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    remindOn: due.remindOn,
    needed: null,
    planId: series.planId,
    forTaskId: series.taskId,
    basis: series.basis,
    lawRule: null
  };
}

function dueOf(series: SeriesRow, due: DuePeriod, calendar: Calendar): Due {
  const window = windowOf(series.cadence!, series.dataWindow, due.period, calendar);
  const title = reportTitle(series.title, due.period, window);
  return { period: due.period, fromOn: window.from, dueOn: due.lastDay, dueAt: due.dueAt, remindOn: due.adjustedDay, title: series.planShort ? `${title}, ${series.planShort}` : title };
}

/**
 * Opens the reports that come due in the time ahead (`rules.ts`, `duesToOpen`), counted from the day a series was made, so that a machine that slept opens what it missed. Again
 * changes nothing. @param seriesIds only these. @returns how many were new
 */
export async function openForSeries(context: Context, seriesIds?: readonly string[]): Promise<number> {
  const calendar = await councilCalendar(context.tx);
  const running = (await seriesList(context.tx, { running: true })).filter((series) => series.cadence !== null && (!seriesIds || seriesIds.includes(series.id)));
  const drafts = running.flatMap((series) => {
    const since = dayOf(series.openedAt);
    return duesToOpen(series.cadence!, { since, today: context.today, until: series.planEndsOn }, calendar).map((due) => obligationOf(series, dueOf(series, due, calendar)));
  });
  let opened = 0;
  for (let at = 0; at < drafts.length; at += 1000) opened += (await openObligations.within(context, { obligations: drafts.slice(at, at + 1000) })).opened;
  return opened;
}

/** Reports as a source of the nightly opening ahead (`obligations.ahead`). */
export const reportCadences: CadenceSource = { name: 'report', openAhead: (context) => openForSeries(context) };

export interface Ledger {
  obligationId: string;
  dueOn: string | null;
  dueAt: Date | null;
  doneOn: string | null;
  inTime: boolean | null;
}

/** Where the ledger stands on the report of a period; null when none was opened for it. */
export async function ledgerOf(tx: Context['tx'], seriesId: string, period: string): Promise<Ledger | null> {
  const { rows } = await sql<Ledger>`select obligation_id as "obligationId", due_on as "dueOn", due_at as "dueAt", done_on as "doneOn", in_time as "inTime" from obligation_state
    where council_id = app.council() and subject_kind = 'report-series' and subject_id = ${seriesId} and period = ${period} and withdrawn_at is null`.execute(tx);
  return rows[0] ?? null;
}
