import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { can } from '#core/policy.ts';
import type { Lang } from '#core/words.ts';
import { seriesOf } from '#modules/paper/layout/kinds.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { figuresUsed, gapsIn, handWritten, type ReportBlock } from '../document.ts';
import { changeOf, type FigureChange, type FigureRecord, type ReportFigure, type Telling } from '../figure.ts';
import { reportPolicy } from '../policy.ts';
import { refusalOf, type ReportAct } from '../rules.ts';
import { showContent, type ShownSection } from '../view.ts';
import { ledgerOf, type Ledger } from './open-ahead.ts';
import { signersOn, type Signer } from '#modules/paper/server/numbers.ts';
import { bodyNames, paperOf } from './paper-facts.ts';
import { reportFigures, reportRow, type ReportRow } from './report-row.ts';
import { seriesRow, type SeriesRow } from './series-row.ts';
import { describeRecords, liveDay, tellFigures } from './tell.ts';

export interface ApprovalStep {
  verdict: 'submitted' | 'taken-back' | 'reviewed' | 'approved' | 'returned';
  note: string;
  at: Date;
  name: string | null;
}

/** A change as the notice under a paragraph says it: the titles of what came in or went out, the first few. */
export interface ShownChange extends Omit<FigureChange, 'added' | 'removed'> {
  moved: string[];
  movedCount: number;
}

export type Mays = Record<ReportAct, boolean>;

/** Everything the editor of a report shows. */
export interface ReportView {
  report: Omit<ReportRow, 'content'>;
  series: Pick<SeriesRow, 'id' | 'title' | 'kind' | 'planId' | 'planTitle' | 'planShort' | 'leadName' | 'doneBy'>;
  sections: ShownSection[];
  /** Without their records. */
  figures: ReportFigure[];
  changes: ShownChange[];
  checklist: { withRecords: number; changed: number; gaps: number; hand: string[] };
  steps: ApprovalStep[];
  drafter: string | null;
  may: Mays;
  ledger: Ledger | null;
  paper: OfficialPaper;
  signers: Signer[];
  /** The number the next issue of this year's series takes. */
  nextNumber: number;
  /** "2026 BC-TTHĐND". */
  numberSeries: string;
}

/** Figures without their records: what the browser needs. */
const light = (figure: ReportFigure): ReportFigure => ({ ...figure, records: [] });

/** A report as its editor shows it: text, figures and whether newer ones say something else, what is to be written, who approves. @throws NotFound */
export async function reportView(tx: CouncilTx, actor: Actor, id: string, clock: { now: Date; today: Day }): Promise<ReportView> {
  const { content, ...report } = await reportRow(tx, actor, id);
  const series = await seriesRow(tx, report.seriesId);
  const figures = await reportFigures(tx, id);
  const used = new Set(figuresUsed(content));
  const fresh = await freshTellings(tx, report, [...figures.values()].filter((figure) => used.has(figure.id)), clock);
  const changes = [...fresh].flatMap(([figureId, telling]) => {
    const figure = figures.get(figureId);
    const change = figure ? changeOf(figure, telling) : null;
    return change ? [change] : [];
  });
  const bodies = await bodyNames(tx);
  const may = maysOf(actor, report, series);
  const writable = (block: ReportBlock) => refusalOf('write', report.state) === null && (can(reportPolicy, 'write', actor, series) || (block.type === 'gap' && can(reportPolicy, 'fill-gap', actor, block)));
  const issued = report.issueId ? await issuedPaper(tx, report.issueId) : null;
  const date = report.issuedOn ?? clock.today.slice(0, 7);
  const numberSeries = seriesOf(clock.today, 'report', series.template.symbolIssuer);
  return {
    report,
    series,
    sections: showContent(content, { figures, changed: new Set(changes.map((change) => change.figureId)), organizationName: (body) => (body ? (bodies.get(body) ?? null) : null), writable }),
    figures: [...figures.values()].map(light),
    changes: await shownChanges(tx, changes),
    checklist: { withRecords: [...used].filter((one) => figures.has(one)).length, changed: changes.length, gaps: gapsIn(content).length, hand: handWritten(content) },
    steps: await approvalSteps(tx, id),
    drafter: await nameOf(tx, report.openedBy),
    may,
    ledger: await ledgerOf(tx, series.id, report.period),
    paper: issued ?? paperOf({ series, subject: report.subject, content, figures, number: null, date, signer: null, bodies }),
    signers: may.issue ? await signersOn(tx, clock.today) : [],
    nextNumber: may.issue ? await nextNumber(tx, numberSeries) : 0,
    numberSeries
  };
}

/** What every figure used says now: of a draft up to today, of an issued report for the day it was frozen for, so that what came to light later stands beside it. */
async function freshTellings(tx: CouncilTx, report: Pick<ReportRow, 'state'>, figures: readonly ReportFigure[], { now, today }: { now: Date; today: Day }): Promise<Map<string, Telling>> {
  const asks = figures.map((figure) => ({ id: figure.id, definition: figure.definition, asOf: report.state === 'issued' ? figure.asOf : liveDay(figure.definition, today) }));
  return tellFigures(tx, asks, now, today);
}

async function shownChanges(tx: CouncilTx, changes: readonly FigureChange[]): Promise<ShownChange[]> {
  const found = await describeRecords(tx, changes.flatMap((change) => [...change.added, ...change.removed].slice(0, 3)), { council: '', lang: 'vi' });
  return changes.map(({ added, removed, ...change }) => {
    const moved = [...added, ...removed];
    return { ...change, movedCount: moved.length, moved: moved.slice(0, 3).map((record) => record.title ?? found.get(`${record.ref.kind} ${record.ref.id}`)?.title ?? '').filter(Boolean) };
  });
}

function maysOf(actor: Actor, report: Pick<ReportRow, 'state'>, series: SeriesRow): Mays {
  const verbs: Record<ReportAct, keyof typeof reportPolicy.verbs> = { write: 'write', submit: 'submit', 'take-back': 'submit', review: 'review', approve: 'approve', return: 'return', issue: 'issue', recall: 'recall' };
  return Object.fromEntries(Object.entries(verbs).map(([act, verb]) => [act, refusalOf(act as ReportAct, report.state) === null && can(reportPolicy, verb, actor, series)])) as Mays;
}

async function approvalSteps(tx: CouncilTx, reportId: string): Promise<ApprovalStep[]> {
  const { rows } = await sql<ApprovalStep>`select a.verdict, a.note, a.made_at as at, p.name from report_approval a left join person p on p.council_id = a.council_id and p.person_id = a.made_by
    where a.council_id = app.council() and a.report_id = ${reportId} order by a.made_at, a.report_approval_id`.execute(tx);
  return rows;
}

async function issuedPaper(tx: CouncilTx, issueId: string): Promise<OfficialPaper | null> {
  const { rows } = await sql<{ paper: OfficialPaper }>`select paper from report_issue where council_id = app.council() and report_issue_id = ${issueId}`.execute(tx);
  return rows[0]?.paper ?? null;
}

async function nextNumber(tx: CouncilTx, series: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last from number_series where council_id = app.council() and series = ${series}`.execute(tx);
  return (rows[0]?.last ?? 0) + 1;
}

async function nameOf(tx: CouncilTx, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const { rows } = await sql<{ name: string }>`select name from person where council_id = app.council() and person_id = ${personId}`.execute(tx);
  return rows[0]?.name ?? null;
}

export interface FigureEvidence {
  figure: ReportFigure;
  /** The section of the text it first stands in: "II". */
  where: string;
  change: FigureChange | null;
  fresh: Telling | null;
  counts: Record<FigureRecord['place'], number>;
  records: (FigureRecord & { title: string; subtitle: string; href: string; isNew: boolean })[];
  total: number;
}

/** What a figure of a report stands on: the records it was counted from, and those a newer telling would add. @throws NotFound */
export async function figureEvidence(tx: CouncilTx, actor: Actor, reportId: string, figureId: string, clock: { now: Date; today: Day }, reader: { council: string; lang: Lang }, limit = 60): Promise<FigureEvidence> {
  const report = await reportRow(tx, actor, reportId);
  const figure = (await reportFigures(tx, reportId)).get(figureId);
  if (!figure) throw new NotFound('report.figure-missing');
  const fresh = (await freshTellings(tx, report, [figure], clock)).get(figureId) ?? null;
  const change = fresh ? changeOf(figure, fresh) : null;
  const added = new Set(change?.added.map((record) => record.key));
  const own = change && fresh ? [...fresh.records.filter((record) => added.has(record.key)), ...figure.records.filter((record) => !added.has(record.key))] : figure.records;
  const order = ['counted', 'base', 'not-due', 'left-out'];
  const sorted = [...own].sort((a, b) => Number(added.has(b.key)) - Number(added.has(a.key)) || order.indexOf(a.place) - order.indexOf(b.place) || ((a.happenedOn ?? '') < (b.happenedOn ?? '') ? 1 : -1));
  const found = await describeRecords(tx, sorted.slice(0, limit), reader);
  const counts = { counted: 0, base: 0, 'not-due': 0, 'left-out': 0 };
  for (const record of figure.records) counts[record.place] += 1;
  const at = report.content.sections.find((section) => figuresUsed({ sections: [section] }).includes(figureId));
  return {
    figure: light(figure),
    where: at?.title ?? '',
    change: change ? { ...change, added: [], removed: [] } : null,
    fresh: fresh ? { ...fresh, records: [] } : null,
    counts,
    records: sorted.slice(0, limit).map((record) => {
      const live = found.get(`${record.ref.kind} ${record.ref.id}`);
      return { ...record, title: record.title ?? live?.title ?? '', subtitle: record.subtitle ?? live?.subtitle ?? '', href: live?.href ?? '', isNew: added.has(record.key) };
    }),
    total: sorted.length
  };
}
