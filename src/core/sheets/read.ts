/** Reads a spreadsheet of whatever kind people send (.xlsx, .xls, .ods, .csv, a web table saved as .xls) as one table with named columns. */
import { unzipSync } from 'fflate';
import { DecryptionError, EncryptedFileError, HucreError, fromHtml, parseCsv, read } from 'hucre';
import type { CellValue } from 'hucre';
import { findHead } from './head.ts';
import type { Merge } from './head.ts';
import { SheetRefused, sheetLimits } from './refusals.ts';
import type { SheetCell } from './values.ts';
import { cellText } from './values.ts';

/** A row of data. `row` is its number in the file (from 1), `group` the heading row it stands under. */
export type SheetRow = { row: number; cells: SheetCell[]; group: string | null };

/** A table as read. `titles` are the names of its columns, `headRow` the number of the row they end at; `others` the sheets not read. */
export type SheetTable = {
  file: string;
  sheet: string;
  others: string[];
  titles: string[];
  headRow: number;
  rows: SheetRow[];
  totals: number[];
};

type Grid = { name: string; rows: SheetCell[][]; merges: Merge[] };

/**
 * The first sheet with a table, or the one named by `sheet`. Heading rows ("I. …", a lone merged cell) become the `group` of the rows
 * below; rows of sums ("Tổng cộng") are left out and told in `totals`; cells merged downwards give their value to each row.
 * Throws {@link SheetRefused} with one clear sentence: not a workbook, damaged, password, no head, no rows, too large, too many rows.
 */
export async function readSheet(
  bytes: Uint8Array,
  name: string,
  options: { sheet?: string; limits?: Partial<Record<keyof typeof sheetLimits, number>> } = {}
): Promise<SheetTable> {
  const limits = { ...sheetLimits, ...options.limits };
  if (bytes.length > limits.file) throw new SheetRefused('tooLarge', { name, limit: Math.round(limits.file / 1024 / 1024) });
  const grids = (await gridsOf(bytes, name, limits.unpacked)).filter((grid) =>
    grid.rows.some((row) => row.some((cell) => cellText(cell) !== null))
  );
  if (grids.length === 0) throw new SheetRefused('empty', { name });
  const chosen =
    options.sheet === undefined
      ? null
      : (grids.find((grid) => grid.name.normalize('NFC') === options.sheet!.normalize('NFC')) ?? undefined);
  if (chosen === undefined) throw new SheetRefused('noSheet', { name, sheet: options.sheet! });
  const heads = (chosen === null ? grids : [chosen]).map((grid) => ({ grid, head: findHead(grid.rows, grid.merges) }));
  const found = heads.find(({ grid, head }) => head !== null && head.data < grid.rows.length) ?? heads.find(({ head }) => head !== null);
  if (found === undefined || found.head === null) throw new SheetRefused('noHead', { name });
  const { grid, head } = found;
  const { rows, totals } = dataRows(grid, head.data, head.titles.length);
  if (rows.length === 0) throw new SheetRefused('empty', { name });
  if (rows.length > limits.rows) throw new SheetRefused('tooManyRows', { name, rows: rows.length, limit: limits.rows });
  return {
    file: name,
    sheet: grid.name,
    others: grids.filter((other) => other !== grid).map((other) => other.name),
    titles: head.titles,
    headRow: head.to + 1,
    rows,
    totals
  };
}

async function gridsOf(bytes: Uint8Array, name: string, unpacked: number): Promise<Grid[]> {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const zip = start.startsWith('PK');
  const ole = start.startsWith('\u00d0\u00cf\u0011\u00e0');
  if (bytes.length === 0) throw new SheetRefused('empty', { name });
  if (zip) checkPackage(bytes, name, unpacked);
  if (zip || ole) {
    try {
      const book = await read(bytes);
      return book.sheets
        .filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true)
        .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet.rows), merges: sheet.merges ?? [] }));
    } catch (error) {
      throw refusalOf(error, name, ole);
    }
  }
  if (/<(?:html|table)[\s>]/i.test(start)) {
    const sheet = fromHtml(textOf(bytes), { typeInference: false });
    return [{ name: sheet.name, rows: rowsOf(sheet.rows), merges: sheet.merges ?? [] }];
  }
  // eslint-disable-next-line no-control-regex
  if (
    /^%PDF|^<\?xml|^\{\\rtf|^\u0089PNG|^\u00ff\u00d8\u00ff/.test(start) ||
    (/[\u0000-\u0008\u000e-\u001a]/.test(start) && !/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(start))
  ) {
    throw new SheetRefused('notSheet', { name });
  }
  return [{ name: 'CSV', rows: csvRows(textOf(bytes)), merges: [] }];
}

/** Rows of a CSV text; Excel's own first line "sep=;" names the separator, otherwise it is found from the text. */
function csvRows(text: string): SheetCell[][] {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  return parseCsv(told ? text.slice(told[0].length) : text, told ? { delimiter: told[1]! } : {}).map((row) => row.map(cellOf));
}

/** Looks into the package before anything is unpacked: what it declares to hold bounds what the reader takes. */
function checkPackage(bytes: Uint8Array, name: string, unpacked: number): void {
  const names: string[] = [];
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: (file) => {
        names.push(file.name);
        size += file.originalSize;
        return false;
      }
    });
  } catch (error) {
    throw new SheetRefused('damaged', { name }, { cause: error });
  }
  if (size > unpacked) throw new SheetRefused('bomb', { name });
  if (!names.some((part) => /^xl\/|^content\.xml$/.test(part)) || names.includes('word/document.xml'))
    throw new SheetRefused('notSheet', { name });
}

function refusalOf(error: unknown, name: string, ole: boolean): SheetRefused {
  if (error instanceof EncryptedFileError || error instanceof DecryptionError)
    return new SheetRefused('encrypted', { name }, { cause: error });
  const words = error instanceof Error ? error.message : '';
  // Word and other programs use the same old container.
  if (ole && /workbook|unsupported/i.test(words)) return new SheetRefused('notSheet', { name }, { cause: error });
  if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError)
    return new SheetRefused('damaged', { name }, { cause: error });
  throw error;
}

/** Text of a file: UTF-8, UTF-16 with its mark, else the Vietnamese code page of Windows. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}

/* Old files leave out rows and cells that hold nothing. */
function rowsOf(rows: readonly (CellValue[] | undefined)[]): SheetCell[][] {
  return Array.from(rows, (row) => Array.from(row ?? [], cellOf));
}

function cellOf(value: CellValue | undefined): SheetCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'x' : null;
  return typeof value === 'number' ? (Number.isFinite(value) ? value : null) : cellText(value);
}

function dataRows(grid: Grid, from: number, columns: number): { rows: SheetRow[]; totals: number[] } {
  const rows: SheetRow[] = [];
  const totals: number[] = [];
  const downwards = grid.merges.filter((merge) => merge.endRow > merge.startRow && merge.startRow >= from);
  let group: string | null = null;
  for (let index = from; index < grid.rows.length; index++) {
    const raw = grid.rows[index]!;
    const cells = Array.from({ length: Math.max(columns, raw.length) }, (_, column) => raw[column] ?? null);
    for (const merge of downwards) {
      if (index <= merge.startRow || index > merge.endRow) continue;
      cells[merge.startCol] ??= grid.rows[merge.startRow]?.[merge.startCol] ?? null;
    }
    const filled = cells.filter((cell) => cell !== null);
    if (filled.length === 0) continue;
    const heading = headingOf(cells, columns, grid.merges, index);
    if (heading !== null) group = heading;
    else if (isTotal(filled)) totals.push(index + 1);
    else rows.push({ row: index + 1, cells, group });
  }
  return { rows, totals };
}

const ROMAN = /^(?=[IVXLC])(?:X[CL]|L?X{0,3})?(?:I[XV]|V?I{0,3})$/;

/** The words of a heading row ("I | GIÁM SÁT", "A. Kỳ họp", one cell merged across), or null for a row of data. */
function headingOf(cells: readonly SheetCell[], columns: number, merges: readonly Merge[], row: number): string | null {
  const places = cells.flatMap((cell, column) => (cell === null ? [] : [column]));
  const texts = places.map((column) => cellText(cells[column]!)!);
  if (columns < 3 || texts.length > 2 || places[0]! > 1) return null;
  const mark = texts[0]!.replace(/[.)]$/, '');
  if (texts.length === 2) return ROMAN.test(mark) || /^[A-ZĐ]$/.test(mark) ? texts.join(' ') : null;
  const text = texts[0]!;
  if (typeof cells[places[0]!] === 'number') return null;
  const merged = merges.some(
    (merge) => merge.startRow === row && merge.startCol === places[0] && merge.endCol - merge.startCol + 1 >= columns / 2
  );
  const marked = /^(?:[IVXLC]+|[A-ZĐ])[.)\s-]\s*\S/u.test(text) && ROMAN.test(/^[IVXLC]+/.exec(text)?.[0] ?? 'I');
  const capitals = text.length > 3 && text === text.toLocaleUpperCase('vi') && /\p{Lu}/u.test(text);
  return merged || marked || capitals ? text.replace(/\n/g, ' ') : null;
}

function isTotal(filled: readonly SheetCell[]): boolean {
  const first = filled.find((cell) => typeof cell === 'string');
  return typeof first === 'string' && /^(?:tổng(?: cộng| số)?|cộng)\s*:?$/iu.test(first);
}
