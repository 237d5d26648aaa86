import type { Day } from '#core/calendar/days.ts';
import { formatNumber, formatPercent } from '#core/format.ts';
import { figureOf, type MeasureRecord, type Place, type Reason } from '#modules/measure/engine.ts';
import type { MeasureUnit } from '#modules/measure/definition.ts';
import type { GoalLine, TargetStatus } from '#modules/measure/forecast.ts';
import * as measureWords from '#modules/measure/messages.ts';
import type { Look } from './document.ts';

/** Lists of work a report counts; each number opens to its lines. */
export const workLists = ['followed', 'due', 'done', 'done-in-time', 'done-late', 'late', 'waiting', 'chased', 'deferred', 'next'] as const;
export type WorkList = (typeof workLists)[number];

/** Which targets a count of targets takes: all, or those of one part of the status bar. */
export type TargetPart = 'all' | 'done' | 'ok' | 'risk' | 'late' | 'none';

/** How a figure of a report is counted. `from`–`to` are the days it counts in; `until` is the last day the report tells of. */
export type FigureDefinition =
  | {
      source: 'target';
      targetId: string;
      measureId: string | null;
      measureVersion: number | null;
      unit: MeasureUnit;
      /** The unit as the plan writes it: entries are read by it. */
      unitText: string;
      params: Record<string, string | undefined>;
      from: Day;
      to: Day;
      until: Day;
      goal: GoalLine;
      /** The figure the report's judgement stands on; windows (this period, the last) have none. */
      judged: boolean;
    }
  | { source: 'work'; list: WorkList; planIds: string[] | null; from: Day; to: Day; until: Day }
  | { source: 'targets'; part: TargetPart; planIds: string[]; until: Day };

/** A record behind a figure, as it is kept. `title` and `subtitle` are filled when the report is issued. */
export interface FigureRecord {
  key: string;
  ref: { kind: 'obligation' | 'task' | 'entry' | 'petition' | 'target' | 'voter-meeting' | 'person' | 'reception' | 'letter'; id: string };
  place: Place;
  reason: Reason;
  happenedOn: Day | null;
  recordedAt: string | null;
  weight?: number;
  of?: number;
  final?: boolean;
  direct?: boolean;
  title?: string;
  subtitle?: string;
}

/** What a figure told on a day. */
export interface Telling {
  value: number | null;
  numerator: number;
  denominator: number | null;
  status: TargetStatus | null;
  fed: boolean;
  asOf: Day;
  knownAt: string;
  records: FigureRecord[];
}

/** A figure of a report (row of `report_figure`). */
export interface ReportFigure extends Telling {
  id: string;
  position: number;
  label: string;
  definition: FigureDefinition;
  unit: MeasureUnit;
  unitWord: string;
  /** The newer telling that was seen and not taken; null when none was. */
  kept: Kept | null;
}

export interface Kept {
  value: number | null;
  numerator: number;
  denominator: number | null;
  at: string;
  by: string;
}

/** A measure's records as they are kept. */
export function keepRecords(records: readonly MeasureRecord[]): FigureRecord[] {
  return records.map(({ recordedAt, ...rest }) => ({ ...rest, recordedAt: recordedAt === null ? null : recordedAt.toISOString() }));
}

/** The numbers of a telling from its records: nothing else counts. */
export function tellingOf(records: readonly FigureRecord[], unit: MeasureUnit): Pick<Telling, 'value' | 'numerator' | 'denominator'> {
  const figure = figureOf(records.map((record) => ({ ...record, ref: { kind: 'entry' as const, id: record.ref.id }, recordedAt: null })), unit);
  return { value: figure.value, numerator: figure.numerator, denominator: figure.denominator };
}

const plain = (value: number) => formatNumber(value, { decimals: 2 });

/** What stands on paper for a figure. Nothing yet is "chưa phát sinh", nothing that feeds it "chưa có nguồn số liệu": neither is 0 nor 100%. */
export function figureText(figure: Pick<ReportFigure, 'value' | 'numerator' | 'denominator' | 'unit' | 'fed' | 'status' | 'definition'>, look: Look = 'gia-tri'): string {
  if (look === 'danhgia') return figure.status === null ? '–' : measureWords.vi[`status.${figure.status}`];
  if (!figure.fed) return 'chưa có nguồn số liệu';
  if (look === 'muc') return goalShare(figure);
  if (figure.definition.source !== 'target') return plain(figure.numerator);
  if (figure.value === null) return 'chưa phát sinh';
  if (look === 'so') return plain(figure.numerator);
  if (look === 'tong') return figure.denominator === null ? '–' : plain(figure.denominator);
  if (look === 'phan' && figure.denominator !== null) return `${plain(figure.numerator)}/${plain(figure.denominator)}`;
  return figure.unit === 'percent' ? formatPercent(figure.value / 100) : plain(figure.value);
}

/** "81%" of the goal, where more is better and the goal is a number. */
function goalShare(figure: Pick<ReportFigure, 'value' | 'definition'>): string {
  if (figure.definition.source !== 'target' || figure.value === null) return '–';
  const { comparator, value: goal } = figure.definition.goal;
  if (goal === null || goal <= 0 || comparator === 'text' || comparator === '<' || comparator === '<=') return '–';
  return formatPercent(figure.value / goal);
}

/** In a table nothing yet is a dash, and the judgement says why. */
export function figureCell(figure: ReportFigure, look: Look): string {
  const text = figureText(figure, look);
  return text.startsWith('chưa') ? '–' : text;
}

/** Whether two tellings say different numbers. */
export function differs(a: Pick<Telling, 'value' | 'numerator' | 'denominator'>, b: Pick<Telling, 'value' | 'numerator' | 'denominator'>): boolean {
  return a.value !== b.value || a.numerator !== b.numerator || a.denominator !== b.denominator;
}

/** A figure whose newer telling says something else, and what stands behind the difference. */
export interface FigureChange {
  figureId: string;
  label: string;
  /** "45 thành 47", "70,3% thành 73,4%": the looks the text uses, each once. */
  before: string;
  after: string;
  shareBefore: string | null;
  shareAfter: string | null;
  added: FigureRecord[];
  removed: FigureRecord[];
  asOf: Day;
}

/** Records that count in one telling and not, or otherwise, in the other. */
function movedRecords(before: readonly FigureRecord[], after: readonly FigureRecord[]): { added: FigureRecord[]; removed: FigureRecord[] } {
  const old = new Map(before.map((record) => [record.key, record]));
  const now = new Map(after.map((record) => [record.key, record]));
  const same = (a: FigureRecord | undefined, b: FigureRecord) => a !== undefined && a.place === b.place && (a.weight ?? 1) === (b.weight ?? 1) && (a.of ?? 1) === (b.of ?? 1);
  return {
    added: after.filter((record) => record.place !== 'not-due' && !same(old.get(record.key), record)),
    removed: before.filter((record) => record.place !== 'not-due' && !now.has(record.key))
  };
}

/**
 * The change of a figure, or null when it says the same or when exactly this newer telling was seen and not taken.
 */
export function changeOf(figure: ReportFigure, fresh: Telling): FigureChange | null {
  if (!differs(figure, fresh)) return null;
  if (figure.kept && !differs(figure.kept, fresh)) return null;
  const after = { ...figure, ...fresh };
  const counts = figure.unit === 'percent' && figure.denominator !== null && fresh.denominator !== null;
  return {
    figureId: figure.id,
    label: figure.label,
    before: figureText(figure, counts ? 'phan' : 'gia-tri'),
    after: figureText(after, counts ? 'phan' : 'gia-tri'),
    shareBefore: counts ? figureText(figure) : null,
    shareAfter: counts ? figureText(after) : null,
    ...movedRecords(figure.records, fresh.records),
    asOf: figure.asOf
  };
}
