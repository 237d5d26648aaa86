import { sql } from 'kysely';
import type { Cadence } from '#core/calendar/cadence.ts';
import { kindOfKey } from '#core/calendar/periods.ts';
import { clockActor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { Invalid, NotFound } from '#core/errors.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { reportTitle, seriesTitle, usualOf, windowOf } from '../rules.ts';
import type { ReportKind } from '../schema.ts';
import { usualRecipients, usualTemplate } from '../template.ts';
import { draftOf } from './draft.ts';
import { jsonHead, reportDownload } from './download.ts';
import { figuresJson, reportFiles, reportSheet, sheetNotes } from './files.ts';
import { bodyNames, paperOf } from './paper-facts.ts';
import { seriesList, type SeriesRow } from './series-row.ts';

/** The rhythm of each kind, for a report that no series asks for. */
const rhythms: Partial<Record<ReportKind, Cadence>> = {
  weekly: { kind: 'weekly' },
  monthly: { kind: 'monthly' },
  quarterly: { kind: 'quarterly' },
  'half-year': { kind: 'half-yearly' },
  'nine-month': { kind: 'nine-month' },
  yearly: { kind: 'yearly' }
};
/** The kind of period a kind of report is on. */
const periods: Partial<Record<ReportKind, string>> = { weekly: 'week', monthly: 'month', quarterly: 'quarter', 'half-year': 'half-year', 'nine-month': 'nine-month', yearly: 'year' };

export const builtKinds = Object.keys(rhythms) as ReportKind[];

export interface BuildAsk {
  council: string;
  kind: ReportKind;
  /** Key of the period: 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026, 2026-W48. */
  period: string;
  /** Short title, number or id of a plan, where several have a report of the kind. */
  plan?: string | undefined;
}

export interface Built {
  title: string;
  /** 'issued' gives back the frozen bytes; 'draft' the text somebody wrote; 'new' was drafted now and kept nowhere. */
  from: 'issued' | 'draft' | 'new';
  figures: number;
  files: { name: string; bytes: Uint8Array }[];
}

type BuildSeries = Pick<SeriesRow, 'id' | 'planId' | 'planShort' | 'title' | 'kind' | 'cadence' | 'dataWindow' | 'template' | 'leadOrganizationId' | 'addressees' | 'recipients'>;

/**
 * The report of a period as files: DOCX, PDF, XLSX and the JSON of its figures. The one that was issued or is being written where there is one, else drafted from what is recorded now.
 * @throws Invalid (`kind`, `period`, `plan`) with a sentence · NotFound: no plan
 */
export async function buildReport(tx: CouncilTx, ask: BuildAsk, clock: { now: Date; today: string; dataDir: string }): Promise<Built> {
  if (kindOfKey(ask.period) !== periods[ask.kind]) throw new Invalid({ period: `Kỳ “${ask.period}” không phải kỳ của báo cáo loại ${ask.kind}.` });
  const series = await seriesOfAsk(tx, ask);
  const known = (await sql<{ id: string; state: string }>`select report_id as id, state from report_state where council_id = app.council() and report_series_id = ${series.id} and period = ${ask.period}`.execute(tx)).rows[0];
  if (known) return built(tx, known, ask, clock);
  const own = windowOf(series.cadence ?? (rhythms[ask.kind] as Cadence), series.dataWindow, ask.period, await councilCalendar(tx));
  const drafted = await draftOf(tx, series, ask.period, own, clock);
  const title = `${reportTitle(series.title, ask.period, own)}${series.planShort ? `, ${series.planShort}` : ''}`;
  const figures = new Map(drafted.figures.map((figure) => [figure.id, figure]));
  const paper = paperOf({ series, subject: drafted.subject, content: drafted.content, figures, number: null, date: clock.today.slice(0, 7), signer: null, bodies: await bodyNames(tx) });
  const bytes = await reportFiles(paper, reportSheet(title, drafted.content, figures, sheetNotes({ title, ...own }, drafted.asOf, null)));
  const head = jsonHead({ title, subject: drafted.subject, period: ask.period, from: own.from, to: own.to, symbol: null, issuedOn: null, state: 'drafting' }, { now: clock.now, council: ask.council });
  const stem = fileStem(title, null);
  const json = new TextEncoder().encode(`${JSON.stringify(figuresJson(head, figures.values()), null, 2)}\n`);
  return { title, from: 'new', figures: figures.size, files: [...Object.entries(bytes).map(([kind, content]) => ({ name: `${stem}.${kind}`, bytes: content as Uint8Array })), { name: `${stem}.json`, bytes: json }] };
}

async function built(tx: CouncilTx, known: { id: string; state: string }, ask: BuildAsk, clock: { now: Date; today: string; dataDir: string }): Promise<Built> {
  const files = [];
  for (const kind of ['docx', 'pdf', 'xlsx', 'json'] as const) files.push(await reportDownload(tx, clockActor, known.id, kind, { ...clock, council: ask.council }));
  const json = JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes)) as { title: string; figures: unknown[] };
  return { title: json.title, from: known.state === 'issued' ? 'issued' : 'draft', figures: json.figures.length, files: files.map(({ name, bytes }) => ({ name, bytes })) };
}

/** The series of the kind; of several that of the plan named; with none the usual one of the plan, or of the whole work when the council has no plan. */
async function seriesOfAsk(tx: CouncilTx, ask: BuildAsk): Promise<BuildSeries> {
  const { rows: plans } = await sql<{ id: string; title: string; short: string; number: string | null }>`select plan_id as id, title, coalesce(nullif(short_title, ''), title) as short, number from plan
    where council_id = app.council() and withdrawn_on is null order by starts_on desc, title`.execute(tx);
  const named = ask.plan === undefined ? null : plans.find((plan) => [plan.id, plan.short, plan.title, plan.number].includes(ask.plan ?? ''));
  if (named === undefined) throw new NotFound(`Không có kế hoạch “${ask.plan}”. Các kế hoạch: ${plans.map((plan) => `“${plan.short}”`).join(', ')}.`);
  const of = (await seriesList(tx, { running: true })).filter((row) => row.kind === ask.kind && row.cadence !== null && (named === null || row.planId === named.id));
  if (of.length > 1) throw new Invalid({ plan: `Nhiều kế hoạch có báo cáo loại này; thêm --plan với một trong: ${of.map((row) => `“${row.planShort ?? 'toàn bộ hoạt động'}”`).join(', ')}.` });
  if (of[0]) return of[0];
  if (named === null && plans.length > 1) throw new Invalid({ plan: `Hội đồng có nhiều kế hoạch; thêm --plan với một trong: ${plans.map((plan) => `“${plan.short}”`).join(', ')}.` });
  const plan = named ?? plans[0] ?? null;
  const council = (await sql<{ name: string }>`select name from council where council_id = app.council()`.execute(tx)).rows[0] ?? { name: '' };
  const { dataWindow } = usualOf(ask.kind);
  return {
    id: '00000000-0000-0000-0000-000000000000',
    planId: plan?.id ?? null,
    planShort: plan?.short ?? null,
    title: seriesTitle(ask.kind),
    kind: ask.kind,
    cadence: rhythms[ask.kind] as Cadence,
    dataWindow,
    template: usualTemplate(council, ask.kind, plan?.title ?? null),
    leadOrganizationId: null,
    addressees: [],
    recipients: usualRecipients
  };
}
