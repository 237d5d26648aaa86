import type { SheetColumn, SheetContent, SheetValue } from '#core/sheets/write.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { formatDay } from '#core/format.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { blocksOf, piecesOf, type ReportContent } from '../document.ts';
import { figureCell, figureText, type ReportFigure } from '../figure.ts';

export const fileKinds = ['docx', 'pdf', 'xlsx', 'json'] as const;
export type FileKind = (typeof fileKinds)[number];
export const mediaTypes: Record<FileKind, string> = { docx: DOCX_TYPE, pdf: 'application/pdf', xlsx: XLSX_TYPE, json: 'application/json' };

export interface ReportBytes {
  docx: Uint8Array;
  pdf: Uint8Array;
  xlsx: Uint8Array;
}

/** The three files of a report. */
export async function reportFiles(paper: OfficialPaper, sheet: SheetContent): Promise<ReportBytes> {
  return { docx: await paperDocx(paper), pdf: await paperPdf(paper), xlsx: await writeSheet(sheet) };
}

/** The fullest table of a report as a sheet: the annex of all targets, or where there is none every figure of the text. Numbers stay numbers. */
export function reportSheet(title: string, content: ReportContent, figures: ReadonlyMap<string, ReportFigure>, notes: SheetContent['notes']): SheetContent {
  const tables = blocksOf(content).flatMap((block) => (block.type === 'table' ? [block.table] : []));
  const table = [...tables].sort((a, b) => b.rows.length - a.rows.length)[0];
  if (!table) return figureSheet(title, content, figures, notes);
  const columns = table.columns.map((column, index): SheetColumn => ({ key: `c${index}`, title: column.title, width: Math.max(7, Math.round(column.width * 0.62)), kind: index === 0 ? 'number' : 'text' }));
  const rows: Record<string, SheetValue>[] = [];
  const groups: { at: number; title: string }[] = [];
  for (const row of table.rows) {
    if ('group' in row) groups.push({ at: rows.length, title: row.group });
    else rows.push(Object.fromEntries(row.cells.map((cell, index) => [`c${index}`, index === 0 ? Number(cell) : cellValue(cell, figures)])));
  }
  // A column in which numbers stand is a column of numbers; text ("–", "17/21") stays text in it.
  const typed = columns.map((column) => (column.kind === 'text' && rows.some((row) => typeof row[column.key] === 'number') ? { ...column, kind: 'number' as const } : column));
  return { title, columns: typed, rows, groups, notes };
}

function cellValue(text: string, figures: ReadonlyMap<string, ReportFigure>): SheetValue {
  const [piece, ...more] = piecesOf(text);
  if (piece === undefined) return null;
  if (more.length > 0 || typeof piece === 'string') return text;
  const figure = figures.get(piece.figureId);
  if (!figure) return null;
  if (piece.look === 'gia-tri' && figure.unit === 'count' && figure.value !== null) return figure.value;
  return figureCell(figure, piece.look);
}

function figureSheet(title: string, content: ReportContent, figures: ReadonlyMap<string, ReportFigure>, notes: SheetContent['notes']): SheetContent {
  const used = new Set(blocksOf(content).flatMap((block) => (block.type === 'table' ? [] : piecesOf(block.text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.figureId])))));
  return {
    title,
    columns: [
      { key: 'stt', title: 'Stt', width: 6, kind: 'number' },
      { key: 'label', title: 'Số liệu', width: 60, kind: 'text' },
      { key: 'value', title: 'Giá trị', width: 16, kind: 'number' },
      { key: 'asOf', title: 'Tính đến ngày', width: 16, kind: 'date' }
    ],
    rows: [...figures.values()]
      .filter((figure) => used.has(figure.id))
      .map((figure, index) => ({ stt: index + 1, label: figure.label, value: figure.unit === 'count' ? (figure.value ?? figure.numerator) : figureText(figure), asOf: figure.asOf })),
    notes
  };
}

/** The figures of a report as data: what each shows, is counted from, and opens to. */
export function figuresJson(head: Record<string, unknown>, figures: Iterable<ReportFigure>): object {
  return {
    ...head,
    figures: [...figures].map((figure) => ({
      id: figure.id,
      label: figure.label,
      text: figureText(figure),
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      unit: figure.unit,
      unit_word: figure.unitWord,
      status: figure.status,
      fed: figure.fed,
      as_of: figure.asOf,
      definition: figure.definition,
      records: figure.records.map((record) => ({
        id: record.ref.id,
        kind: record.ref.kind,
        place: record.place,
        happened_on: record.happenedOn,
        recorded_at: record.recordedAt,
        ...(record.weight === undefined ? {} : { counts: record.weight }),
        ...(record.of === undefined ? {} : { of: record.of }),
        ...(record.title ? { title: record.title } : {})
      }))
    }))
  };
}

/** Notes of the sheet: which report, when its figures were told. */
export function sheetNotes(report: { title: string; from: string; to: string }, asOf: string, symbol: string | null): SheetContent['notes'] {
  return [
    { label: 'Báo cáo', value: report.title },
    { label: 'Số, ký hiệu', value: symbol ?? 'Dự thảo' },
    { label: 'Kỳ số liệu', value: `${formatDay(report.from)}–${formatDay(report.to)}` },
    { label: 'Số liệu tính đến', value: formatDay(asOf) }
  ];
}
