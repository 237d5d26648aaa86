import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { measureOf } from '#modules/measure/catalogue.ts';
import { usualReading } from '#modules/measure/entry-facts.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import type { BoardTarget } from '#modules/target/board.ts';
import { spanLabel } from '#modules/target/rules.ts';
import { composeReport } from '../compose/compose.ts';
import type { DraftFacts, DraftTarget, FigureDraft } from '../compose/facts.ts';
import { figureIds, figurePlan } from '../compose/figure-plan.ts';
import type { ReportContent } from '../document.ts';
import { workLists, type ReportFigure, type WorkList } from '../figure.ts';
import { issuerName } from '../template.ts';
import { neighbours, nextPhrase, periodPhrase, type Window } from '../rules.ts';
import { BoardReader, liveDay, tellFigures } from './tell.ts';
import type { SeriesRow } from './series-row.ts';
import { listOf, workItems } from './work.ts';

export interface Drafted {
  subject: string;
  content: ReportContent;
  figures: ReportFigure[];
  asOf: Day;
}

type DraftSeries = Pick<SeriesRow, 'planId' | 'kind' | 'cadence' | 'dataWindow' | 'template' | 'leadOrganizationId'>;

/** The text and the figures of one period's report, from what is recorded now. Writes nothing. */
export async function draftOf(tx: CouncilTx, series: DraftSeries, period: string, own: Window, clock: { now: Date; today: Day }): Promise<Drafted> {
  const calendar = await councilCalendar(tx);
  const { before, after } = neighbours(series.cadence, series.dataWindow, period, own, calendar);
  const asOf = own.to < clock.today ? own.to : clock.today;
  const plans = await plansOf(tx, series.planId, own);
  const targets = await draftTargets(tx, plans.map((plan) => plan.id), asOf, clock);
  const planIds = series.planId === null ? null : [series.planId];
  const drafts = figurePlan(targets, planIds, { own, before, after });
  const figures = await toldFigures(tx, drafts, clock);
  const items = await workItems(tx, planIds);
  const list = (name: WorkList) => listOf(items, { list: name, ...(name === 'next' ? after : own), asOf, now: clock.now });
  const work = Object.fromEntries(workLists.map((name) => [name, list(name)])) as DraftFacts['work'];
  const phrase = periodPhrase(period, own);
  const content = composeReport({
    kind: series.kind,
    template: series.template,
    period,
    phrase,
    nextPhrase: nextPhrase(series.cadence, period, after),
    own,
    before,
    after,
    asOf,
    plans,
    targets,
    work,
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    leadOrganizationId: series.leadOrganizationId,
    issuerName: issuerName(series.template)
  });
  return { subject: `${series.template.subject} ${phrase}`, content, figures, asOf };
}

/** Figures told for the first time. */
async function toldFigures(tx: CouncilTx, drafts: readonly FigureDraft[], { now, today }: { now: Date; today: Day }): Promise<ReportFigure[]> {
  const told = await tellFigures(tx, drafts.map((draft) => ({ id: draft.id, definition: draft.definition, asOf: liveDay(draft.definition, today) })), now, today);
  return drafts.flatMap((draft, position) => {
    const telling = told.get(draft.id);
    return telling ? [{ ...draft, ...telling, position, kept: null }] : [];
  });
}

async function plansOf(tx: CouncilTx, planId: string | null, own: Window): Promise<DraftFacts['plans']> {
  const { rows } = await sql<DraftFacts['plans'][number]>`select plan_id as id, title, short_title as "shortTitle", number, issued_on as "issuedOn" from plan
    where council_id = app.council() and ${planId === null ? sql`withdrawn_on is null and starts_on <= ${own.to} and ends_on >= ${own.from}` : sql`plan_id = ${planId}`} order by starts_on, title`.execute(tx);
  return rows;
}

async function draftTargets(tx: CouncilTx, planIds: readonly string[], asOf: Day, { now, today }: { now: Date; today: Day }): Promise<DraftTarget[]> {
  const boards = new BoardReader(tx, now, today);
  const lines: (BoardTarget & { planId: string })[] = [];
  for (const planId of planIds) lines.push(...(await boards.read([planId], asOf)).map((line) => ({ ...line, planId })));
  const ids = figureIds(lines);
  return lines.map((line, index): DraftTarget => {
    const measure = measureOf(line.measureId);
    return {
      id: line.id,
      planId: line.planId,
      figureId: ids[index] ?? `ct${index + 1}`,
      code: line.code,
      groupTitle: line.groupTitle,
      title: line.title,
      goal: line.goal,
      unit: line.kind,
      unitText: line.unit,
      unitWord: line.unitWord,
      noun: line.noun,
      done: line.done,
      standing: line.source === 'entries' && (line.measureParams.reading || usualReading(line.unit)) === 'latest',
      measureId: line.measureId,
      measureVersion: measure?.version ?? null,
      params: line.measureParams,
      span: { from: line.span.from, to: line.span.to, label: spanLabel(line.span) },
      leadOrganizationId: line.leadOrganizationId,
      lead: line.lead,
      status: line.status
    };
  });
}
