import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor, Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { authorize, can } from '#core/policy.ts';
import type { ReportContent } from '../document.ts';
import type { FigureDefinition, FigureRecord, Kept, ReportFigure } from '../figure.ts';
import { reportPolicy } from '../policy.ts';
import { refusalOf, type ReportAct } from '../rules.ts';
import type { ReportState } from '../schema.ts';
import { seriesRow, type SeriesRow } from './series-row.ts';

/** A report as it stands, with the text of it. */
export interface ReportRow {
  id: string;
  seriesId: string;
  period: string;
  from: Day;
  to: Day;
  title: string;
  subject: string;
  state: ReportState;
  verdictAt: Date | null;
  verdictBy: string | null;
  verdictNote: string | null;
  openedBy: string | null;
  issueId: string | null;
  number: number | null;
  symbol: string | null;
  issuedOn: Day | null;
  issuedAt: Date | null;
  signerName: string | null;
  version: number;
  content: ReportContent;
  savedAt: Date;
  savedBy: string | null;
  savedByName: string | null;
}

/** One report the actor may see: drafts are the council's own. @throws NotFound */
export async function reportRow(tx: CouncilTx, actor: Actor, id: string): Promise<ReportRow> {
  const { rows } = await sql<ReportRow>`select s.report_id as id, s.report_series_id as "seriesId", s.period, s.period_from as from, s.period_to as to, s.title, s.subject, s.state,
      s.verdict_at as "verdictAt", s.verdict_by as "verdictBy", s.verdict_note as "verdictNote", s.opened_by as "openedBy", s.report_issue_id as "issueId", s.number, s.symbol,
      s.issued_on as "issuedOn", s.issued_at as "issuedAt", s.signer_name as "signerName", c.version, c.content, c.saved_at as "savedAt", c.saved_by as "savedBy", w.name as "savedByName"
    from report_state s join report_content c on c.council_id = s.council_id and c.report_id = s.report_id
    left join person w on w.council_id = c.council_id and w.person_id = c.saved_by
    where s.council_id = app.council() and s.report_id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row || !maySee(actor, row)) throw new NotFound('report.missing');
  return row;
}

/** Issued reports are everybody's; drafts the council's own, and of those who are asked to write in them. */
export function maySee(actor: Actor, row: Pick<ReportRow, 'state' | 'content'>): boolean {
  if (row.state === 'issued' || can(reportPolicy, 'see-drafts', actor)) return true;
  return row.content.sections.some((section) => section.blocks.some((block) => block.type === 'gap' && can(reportPolicy, 'fill-gap', actor, block)));
}

/** The report with its series, locked for an act. @throws NotFound | Forbidden | RuleBroken with the reason as a sentence */
export async function reportForAct(context: Context, id: string, act: ReportAct, verb: keyof typeof reportPolicy.verbs | null): Promise<{ report: ReportRow; series: SeriesRow }> {
  await sql`select 1 from report where council_id = ${context.councilId} and report_id = ${id} for update`.execute(context.tx);
  const report = await reportRow(context.tx, context.actor, id);
  const series = await seriesRow(context.tx, report.seriesId);
  if (verb) authorize(reportPolicy, verb, context.actor, series);
  const refused = refusalOf(act, report.state);
  if (refused) throw new RuleBroken(refused);
  return { report, series };
}

/** Figures of a report in their order. */
export async function reportFigures(tx: CouncilTx, reportId: string): Promise<Map<string, ReportFigure>> {
  const { rows } = await sql<ReportFigure & { definition: FigureDefinition; records: FigureRecord[]; kept: Kept | null; knownAt: Date }>`select figure_id as id, position, label, definition, unit,
      unit_word as "unitWord", value, numerator, denominator, status, fed, as_of as "asOf", known_at as "knownAt", records, kept
    from report_figure where council_id = app.council() and report_id = ${reportId} order by position`.execute(tx);
  return new Map(rows.map((row) => [row.id, { ...row, knownAt: row.knownAt.toISOString() }]));
}

/** Writes figures as they are told now, in place of those of the same id. */
export async function writeFigures(context: Context, reportId: string, figures: readonly ReportFigure[]): Promise<void> {
  const { tx, councilId } = context;
  const rows = figures.map((figure) => ({ ...figure, figure_id: figure.id, unit_word: figure.unitWord, as_of: figure.asOf, known_at: figure.knownAt }));
  await sql`insert into report_figure (council_id, report_id, figure_id, position, label, definition, unit, unit_word, value, numerator, denominator, status, fed, as_of, known_at, records, kept)
    select ${councilId}, ${reportId}, f.figure_id, f.position, f.label, f.definition, f.unit, f.unit_word, f.value, f.numerator, f.denominator, f.status, f.fed, f.as_of, f.known_at, f.records, f.kept
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(figure_id text, position integer, label text, definition jsonb, unit text, unit_word text, value numeric, numerator numeric,
      denominator numeric, status text, fed boolean, as_of date, known_at timestamptz, records jsonb, kept jsonb)
    on conflict (council_id, report_id, figure_id) do update set position = excluded.position, label = excluded.label, definition = excluded.definition, unit = excluded.unit,
      unit_word = excluded.unit_word, value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator, status = excluded.status, fed = excluded.fed,
      as_of = excluded.as_of, known_at = excluded.known_at, records = excluded.records, kept = excluded.kept`.execute(tx);
}

/** Writes the text as a new version. */
export async function writeContent(context: Context, reportId: string, version: number, content: ReportContent): Promise<void> {
  await sql`insert into report_content (council_id, report_id, version, content, saved_at, saved_by)
    values (${context.councilId}, ${reportId}, ${version}, ${JSON.stringify(content)}, ${context.now}, ${context.actor.personId})
    on conflict (council_id, report_id) do update set version = excluded.version, content = excluded.content, saved_at = excluded.saved_at, saved_by = excluded.saved_by`.execute(context.tx);
}
