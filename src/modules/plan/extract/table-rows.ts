/** The rows of a plan's table as items: broken rows joined, group rows found, blank and merged cells inherited. */
import { fold, isCapitalAt } from './fold.ts';
import type { Row } from './paragraphs.ts';
import type { ColumnRole, Stretch } from './table-columns.ts';
import { TICK } from './table-columns.ts';
import type { Head } from './table-head.ts';
import { isColumnNumbers } from './table-head.ts';

export interface CellValue {
  text: string;
  /** Column of the table. */
  column: number;
  head: string;
  /** Lines the words come from: the row's own, or those of the row they are inherited from. */
  lines: [number, number];
  inherited: boolean;
}

export interface TableItem {
  number: string;
  name: string;
  group: string;
  cells: Partial<Record<Exclude<ColumnRole, 'value' | 'number' | 'name' | 'group' | 'tick'>, CellValue>>;
  values: CellValue[];
  /** Months or quarters marked with an x. */
  ticks: Stretch[];
  text: string;
  lines: [number, number];
  page: number | null;
  isGroup: boolean;
  /** Words of the group rows above, outermost first. */
  above: string[];
}

type RawRow = {
  number: string;
  name: string;
  cells: { text: string; merged: boolean }[];
  text: string;
  lines: [number, number];
  page: number | null;
};

function joinBroken(rows: readonly Row[], head: Head): RawRow[] {
  const at = (role: ColumnRole): number => head.columns.findIndex((column) => column.role === role);
  const [numberAt, nameAt] = [at('number'), at('name')];
  const out: RawRow[] = [];
  const headText = head.columns.map((column) => fold(column.head)).join('|');
  for (const row of rows) {
    if (isColumnNumbers(row)) continue;
    const texts = row.cells.map((cell) => cell.text);
    // The head again after a page break.
    if (
      texts.filter((text) => text !== '').every((text) => headText.includes(fold(text))) &&
      texts.filter((text) => text !== '').length >= 2
    )
      continue;
    const lone = row.cells.length === 1 && head.columns.length > 1;
    const cells = head.columns.map((_, i) => (lone ? undefined : row.cells[i]) ?? { text: '', merged: false });
    if (lone) cells[nameAt < 0 ? 0 : nameAt] = row.cells[0]!;
    const number = numberAt >= 0 ? cells[numberAt]!.text.replace(/[.)\s]+$/, '') : '';
    const name = nameAt >= 0 ? cells[nameAt]!.text : '';
    const previous = out.at(-1);
    if (previous && number === '' && continuesRow(cells, numberAt, nameAt, head)) {
      previous.cells.forEach((cell, i) => {
        if (cells[i]!.text !== '') previous.cells[i] = { text: `${cell.text} ${cells[i]!.text}`.trim(), merged: cell.merged };
      });
      if (name !== '') previous.name = `${previous.name} ${name}`.trim();
      previous.text = `${previous.text} ${row.text}`.trim();
      previous.lines = [previous.lines[0], row.lines[1]];
      continue;
    }
    out.push({ number, name, cells: cells.map((cell) => ({ ...cell })), text: row.text, lines: row.lines, page: row.page });
  }
  return out;
}

/** A row cut by a page: no number of its own, and what it holds goes on in the middle of a sentence. */
function continuesRow(cells: readonly { text: string; merged: boolean }[], numberAt: number, nameAt: number, head: Head): boolean {
  if (numberAt < 0 || cells[numberAt]!.merged) return false;
  const filled = cells.map((cell, i) => ({ text: cell.text, i })).filter(({ text, i }) => text !== '' && i !== numberAt);
  if (filled.length === 0) return true;
  if (nameAt >= 0 && cells[nameAt]!.text === '')
    return filled.every(({ i }) => head.columns[i]!.role !== 'group') && !filled.some(({ i }) => head.columns[i]!.role === 'value');
  const name = cells[nameAt]?.text ?? '';
  const first = /[\p{L}\p{N}]/u.exec(name);
  const goesOn = first !== null && !isCapitalAt(name, first.index) && !/^\s*[-+•]/.test(name);
  return goesOn && filled.every(({ text, i }) => i === nameAt || !/\d+\s*%|^[≥≤\d]/.test(text));
}

function isChild(number: string, of: string): boolean {
  return of !== '' && number.startsWith(`${of}.`);
}

/** "-nt-", "Như trên", a ditto mark. */
const DITTO = /^(?:[-–\s(]*(?:nt|n\.t|như trên|nhu tren)[-–\s).]*|["”“″'’/\\\s]+)$/iu;

function isOuter(number: string): boolean {
  return /^[IVXL]+$/.test(number) || /^[A-H]$/.test(number);
}

function groupRow(row: RawRow, next: RawRow | undefined, head: Head): boolean {
  const others = row.cells.filter((cell, i) => !['number', 'name', 'group', 'note'].includes(head.columns[i]!.role) && cell.text !== '');
  if (next && isChild(next.number, row.number)) return true;
  if (others.length > 0) return false;
  if (isOuter(row.number)) return true;
  if (row.number === '' && row.cells.every((cell) => !cell.merged))
    return next !== undefined && (next.number === '1' || /^[a-z]$|^-$/.test(next.number) || isCapitalRow(row));
  // "1 Công tác …" with nothing beside it, then bullets or letters.
  return (
    /^\d+$/.test(row.number) &&
    next !== undefined &&
    (/^[-+a-z]\)?$/.test(next.number) || (next.number === '' && /^\s*[-+•a-z][)\s]/.test(next.name)))
  );
}

function isCapitalRow(row: RawRow): boolean {
  return row.name.length > 3 && row.name === row.name.toUpperCase();
}

/** Items of a table below its head. */
export function readItems(rows: readonly Row[], head: Head): TableItem[] {
  const raw = joinBroken(rows, head);
  const anyMerged = raw.some((row) => row.cells.some((cell) => cell.merged));
  const carried = new Map<number, CellValue>();
  const out: TableItem[] = [];
  let groups: { number: string; name: string }[] = [];
  let groupName = '';
  raw.forEach((row, index) => {
    const isGroup = groupRow(row, raw[index + 1], head);
    const item: TableItem = {
      number: row.number,
      name: row.name,
      group: '',
      cells: {},
      values: [],
      ticks: [],
      text: row.text,
      lines: row.lines,
      page: row.page,
      isGroup,
      above: []
    };
    if (
      isGroup &&
      !row.number.includes('.') &&
      row.cells.every((cell, i) => !['lead', 'time', 'coord'].includes(head.columns[i]!.role) || (cell.text === '' && !cell.merged))
    ) {
      // A new group with nothing of its own begins afresh; a numbered subgroup goes on under the same owner.
      for (const [i] of carried) if (['lead', 'time', 'coord'].includes(head.columns[i]!.role)) carried.delete(i);
    }
    head.columns.forEach((column, i) => {
      const cell = row.cells[i]!;
      if (column.role === 'number' || column.role === 'name') return;
      if (column.role === 'tick') {
        if (column.stretch && TICK.test(cell.text)) item.ticks.push(column.stretch);
        return;
      }
      if (column.role === 'group') {
        if (cell.text !== '') groupName = cell.text;
        item.group = groupName;
        return;
      }
      let value: CellValue | undefined;
      const ditto = DITTO.test(cell.text);
      if (cell.text !== '' && !ditto) {
        value = { text: cell.text, column: i, head: column.head, lines: row.lines, inherited: false };
        carried.set(i, value);
      } else if (ditto || inherits(column.role, cell.merged, anyMerged)) {
        const above = carried.get(i);
        if (above) value = { ...above, inherited: true };
      }
      if (!value) return;
      if (column.role === 'value') item.values.push(value);
      else item.cells[column.role] ??= value;
    });
    groups = groups.filter(
      (group) => isChild(row.number, group.number) || (isOuter(group.number) && !isOuter(row.number)) || (group.number === '' && !isGroup)
    );
    item.above = groups.map((group) => group.name);
    if (isGroup) groups.push({ number: row.number, name: row.name });
    out.push(item);
  });
  return out;
}

/** Values are inherited only where the paper itself merges cells; owners and times also where a plain text leaves the cell blank. */
function inherits(role: ColumnRole, merged: boolean, anyMerged: boolean): boolean {
  if (role === 'lead' || role === 'time' || role === 'coord') return merged || !anyMerged;
  return merged && (role === 'value' || role === 'unit' || role === 'result');
}
