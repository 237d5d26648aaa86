/** Targets and tasks of a plan's tables: appendices of tasks, of targets, of indicators. */
import { fold, wordCount } from './fold.ts';
import { findLevels } from './comparator.ts';
import type { Level } from './comparator.ts';
import { FIGURE, parseFigure } from './numbers.ts';
import type { DeadlineContext } from './deadline.ts';
import { readDeadlineCell, findDeadlines, surest } from './deadline.ts';
import type { Body, Deadline, PlanTarget, PlanTask, UnreadPassage } from './plan-document.ts';
import type { Table } from './paragraphs.ts';
import type { Head } from './table-head.ts';
import { readHead } from './table-head.ts';
import type { Stretch } from './table-columns.ts';
import type { CellValue, TableItem } from './table-rows.ts';
import { readItems } from './table-rows.ts';
import { isPromise } from './promise.ts';
import { periodOf } from './target-period.ts';
import { bindWithContext, targetsOf } from './targets.ts';
import { makeTask, titleOf } from './tasks.ts';
import { ownersOf, subjectOf } from './subjects.ts';
import { bodiesOfCell } from './units.ts';

export interface TableSetting {
  /** "Phụ lục 1" or the section the table stands in. */
  path: string;
  title: string;
  period: string;
  deadlines: DeadlineContext;
}

export interface TableResult {
  targets: PlanTarget[];
  tasks: PlanTask[];
  unread: UnreadPassage[];
  head: Head;
}

const BARE = new RegExp(
  `^\\s*(?:([≥≤<>=]=?|tren|duoi|it nhat|toi thieu|thap nhat|khong duoi|toi da|khong qua|phan dau|dat|tu|hon|vuot)\\s*)?(${FIGURE})(?:\\s*(?:-|den)\\s*(${FIGURE}))?\\s*(%)?\\s*(tro len)?((?: \\p{L}+){0,3})\\s*$`,
  'u'
);

/** A level in a value cell, where the unit may stand in its own column ("≥ 5" beside "Cuộc/năm"). */
export function levelOfCell(cell: string, unitCell: string): Level | null {
  const found = findLevels(cell);
  const usable = found.find((level) => level.unit !== 'count' || level.unitWords !== '');
  if (usable) return usable;
  const none = /^\s*khong(?: co| con| phat sinh| xay ra| de xay ra)?(?: (?:truong hop|vu viec|kien nghi|don thu)(?: nao)?)?\s*\.?$/.test(
    fold(cell)
  );
  const bare = BARE.exec(none ? '0' : fold(cell));
  if (!bare) return null;
  const inUnit = findLevels(`1 ${unitCell.trim()}`)[0];
  const unit = bare[4] || /%|phan tram/.test(fold(unitCell)) ? 'percent' : (inUnit?.unit ?? 'count');
  const low = parseFigure(bare[2]!);
  const high = bare[3] === undefined ? null : parseFigure(bare[3]);
  const word = bare[1] ?? '';
  const comparator =
    bare[5] || /^(?:≥|>=|it nhat|toi thieu|thap nhat|khong duoi)/.test(word)
      ? '>='
      : /^(?:≤|<=|toi da|khong qua)/.test(word)
        ? '<='
        : /^(?:>|tren|hon|vuot)/.test(word)
          ? '>'
          : /^(?:<|duoi)/.test(word)
            ? '<'
            : /^(?:phan dau|dat|tu)/.test(word) && low !== 100
              ? '>='
              : '=';
  const range = high !== null && high > low;
  return {
    start: 0,
    end: cell.length,
    comparator: range ? 'range' : comparator,
    value: range ? [low, high] : low,
    unit,
    unitWords: unitCell.trim() || (bare[4] ?? ''),
    frequency: inUnit?.frequency ?? null,
    explicit: true,
    attached: true
  };
}

function frequencyOf(unitCell: string): string | null {
  const match = /\/\s*(nam|quy|thang|ky hop|nhiem ky)/.exec(fold(unitCell));
  return match
    ? ({ nam: 'year', quy: 'quarter', thang: 'month', 'ky hop': 'session', 'nhiem ky': 'term' } as const)[match[1] as 'nam']
    : null;
}

/** The period of a value: its column's year first, then its own frequency, then its column's term. */
function periodOfValue(value: CellValue, level: Level, unitCell: string, whole: string): string {
  const head = fold(value.head);
  const term = /(20\d\d)\s*-\s*(20\d\d)/.exec(head);
  const year = /(20\d\d)/.exec(head);
  if (year && !term) {
    const quarter = /quy (iv|i{1,3}|[1-4])/.exec(head);
    return quarter ? 'quarter' : `year ${year[1]}`;
  }
  if (/(?:^|\s)quy (?:iv|i{1,3}|[1-4])$/.test(head)) return 'quarter';
  if (/(?:^|\s)thang \d{1,2}$/.test(head)) return 'month';
  const own = (level.frequency === 'week' ? null : level.frequency) ?? frequencyOf(unitCell);
  if (own) return own;
  if (term) return `term ${term[1]}-${term[2]}`;
  if (/nhiem ky/.test(head)) return whole.startsWith('term') ? whole : 'term';
  if (/giai doan|^tong/.test(head)) return whole;
  return periodOf(value.text, whole) ?? (/hang nam|nam$/.test(head) ? 'year' : whole);
}

function section(setting: TableSetting, item: TableItem, index: number): string {
  const place = item.number === '' || /^[-+]$/.test(item.number) ? `dòng ${index + 1}` : `mục ${item.number}`;
  return setting.path === '' ? place : `${setting.path}, ${place}`;
}

function leadOf(item: TableItem): { lead: Body[]; coord: Body[]; lines: [number, number] | null } {
  const cell = item.cells.lead;
  const other = item.cells.coord ? bodiesOfCell(item.cells.coord.text) : null;
  const coordCell = other ? [...other.lead, ...other.coord] : [];
  if (!cell) {
    const owners = ownersOf(item.name);
    return { lead: owners.lead, coord: [...coordCell, ...owners.coord], lines: null };
  }
  const { lead: column, coord } = bodiesOfCell(cell.text);
  // A cell merged over several rows names everyone; the row's own subject, when it is one of them, is the one meant.
  const subject = cell.inherited ? (subjectOf(item.name)?.bodies ?? []) : [];
  const narrower = subject.length > 0 && subject.every((body) => column.some((one) => one.name === body.name));
  const lead = narrower ? subject : column;
  return {
    lead,
    coord: [...coord, ...coordCell].filter((body) => !lead.some((one) => one.name === body.name)),
    lines: cell.inherited ? cell.lines : null
  };
}

const MEASURE_HEAD =
  /^(?:ty le|so (?:luong|cuoc|hoi nghi|phien|dot|lop|kien nghi|buoi|lan|nghi quyet|chuyen de|ky hop|luot|bao cao|y kien))\s+\p{L}/u;

/** In a table of tasks only how many of the thing itself are to be held is a level, not how many people or how much money. */
const COUNT_HEAD =
  /^(?:so (?:luong|cuoc|hoi nghi|phien|dot|lop|buoi|lan|chuyen de|ky hop)|chi tieu|muc phan dau|muc dat)(?:$|\s(?!.*\/|\(?(?:nguoi|hoc vien|dai bieu|thanh vien)))/;

/** "Mức tối thiểu hằng năm" over a bare figure makes it a bound. */
function boundOfHead(value: CellValue, level: Level): Level['comparator'] {
  if (level.comparator !== '=' || /bằng|=/.test(value.text)) return level.comparator;
  const head = fold(value.head);
  if (/toi thieu|it nhat|thap nhat/.test(head) && !(level.unit === 'percent' && level.value === 100)) return '>=';
  return /toi da|khong qua/.test(head) && level.value !== 0 ? '<=' : '=';
}

/** "Kiến nghị giải quyết xong (%)": the unit where the table has no column for it. */
function unitInBrackets(text: string): string {
  const bracket = /\(\s*(?:đơn vị(?: tính)?:?\s*)?(%|\p{Ll}[\p{L} /]{1,20})\s*\)\s*$/u.exec(text);
  return bracket && (bracket[1] === '%' || findLevels(`1 ${bracket[1]}`).length > 0) ? bracket[1]! : '';
}

/** A bare figure beside "Tỷ lệ …" is percent. */
function shareUnit(name: string, value: string): string {
  return /^ty le\s/.test(fold(name)) && /^[\s≥≤<>=]*\d{1,3}(?:[.,]\d+)?\s*$/.test(value) ? '%' : '';
}

function unitOfHead(head: string): string {
  const bracket = /\(([^)]+)\)/.exec(head);
  if (bracket) return bracket[1]!;
  return /^ty le/.test(fold(head)) ? '%' : (/^so\s+(\p{L}+(?: nghi)?)/u.exec(fold(head))?.[1] ?? '');
}

function valueTargets(item: TableItem, index: number, setting: TableSetting): PlanTarget[] {
  const unitWords = item.cells.unit?.text ?? '';
  const { lead, lines } = leadOf(item);
  const out: PlanTarget[] = [];
  for (const value of item.values) {
    // A table of bodies against measures: the head says what is measured, the row says whose it is.
    const matrix = MEASURE_HEAD.test(fold(value.head)) && bodiesOfCell(item.name).lead.length > 0;
    const unitCell = matrix
      ? unitOfHead(value.head)
      : unitWords || unitInBrackets(item.name) || unitInBrackets(value.head) || shareUnit(item.name, value.text);
    const read = levelOfCell(value.text, unitCell);
    if (!read) continue;
    const level = { ...read, comparator: boundOfHead(value, read) };
    const period = periodOfValue(value, level, unitCell, setting.period);
    // The same level in every quarter is one target of the quarter.
    if (!matrix && out.some((other) => other.period === period && other.value === level.value && /quarter|month/.test(period))) continue;
    const names = (matrix && lead.length === 0 ? bodiesOfCell(item.name).lead : lead).map((body) => body.name);
    out.push({
      text: matrix ? `${item.name}: ${value.head}` : item.name === '' ? item.text : item.name,
      comparator: level.comparator,
      value: level.value,
      unit: level.unit,
      unit_words: unitCell || level.unitWords,
      period,
      lead: names,
      ...bindWithContext(matrix ? value.head : item.name, [item.group, ...item.above].join(' '), level.unit, period, names),
      lines: item.lines,
      page: item.page,
      quote: item.text,
      section: section(setting, item, index),
      confidence: value.inherited ? 0.7 : 0.95,
      basis: lines ? { lead: lines } : {}
    });
  }
  return out;
}

/** Targets told as the sentence that names the row ("Ít nhất 02 cuộc giám sát/năm" under "Chỉ tiêu"). */
function sentenceTargets(item: TableItem, index: number, setting: TableSetting): PlanTarget[] {
  const { lead, lines } = leadOf(item);
  return targetsOf(item.name, {
    section: 'target',
    path: section(setting, item, index),
    lines: item.lines,
    page: item.page,
    period: setting.period,
    lead: lead.map((body) => body.name),
    leadLines: lines,
    context: item.above.join(' ')
  }).map((target) => ({ ...target, quote: item.text }));
}

/** Levels stated in the cells of a task row ("100% Nghị quyết được giám sát", "Ít nhất 04 cuộc/năm"). */
function levelsOfTaskRow(item: TableItem, index: number, setting: TableSetting, lead: string[]): PlanTarget[] {
  const out: PlanTarget[] = [];
  for (const cell of [item.cells.result, item.cells.time, { text: item.name, inherited: false }]) {
    if (!cell || cell.inherited) continue;
    for (const level of findLevels(cell.text)) {
      // "02 cuộc, tháng 5 và tháng 11" in the column of times tells how many.
      const opens =
        cell === item.cells.time && level.start === 0 && /^\d+ (?:cuoc|phien|hoi nghi|lop|chuyen de|dot|buoi)/.test(fold(cell.text));
      if (!opens && !isPromise(level, cell.text, 'task')) continue;
      const own = level.frequency === 'week' ? null : level.frequency;
      const time = item.cells.time ? periodOf(item.cells.time.text, setting.period) : null;
      const period = own ?? periodOf(cell.text, setting.period) ?? time ?? setting.period;
      const alone = wordCount(cell.text) > wordCount(cell.text.slice(level.start, level.end)) + 1;
      if (out.some((other) => other.unit === level.unit && other.value === level.value)) continue;
      out.push({
        text: cell.text === item.name || alone ? cell.text : `${item.name}: ${cell.text}`,
        comparator: level.comparator,
        value: level.value,
        unit: level.unit,
        unit_words: level.unitWords,
        period,
        lead,
        ...bindWithContext(cell.text, item.name, level.unit, period, lead),
        lines: item.lines,
        page: item.page,
        quote: item.text,
        section: section(setting, item, index),
        confidence: 0.85,
        basis: {}
      });
    }
  }
  return out;
}

/** The due time that marks in columns of months or quarters make: one month, a stretch, or a rhythm when they stand at equal distances. */
export function readTicks(ticks: readonly Stretch[], context: DeadlineContext): Deadline | null {
  const [first] = ticks;
  if (!first) return null;
  const word = first.kind === 'month' ? 'Tháng' : 'Quý';
  const numbers = ticks.map((tick) => tick.number);
  const last = numbers.at(-1)!;
  const steps = new Set(numbers.slice(1).map((number, i) => number - numbers[i]!));
  const step = steps.size === 1 ? [...steps][0]! : 0;
  if (first.kind === 'year') {
    if (numbers.length === 1) return readDeadlineCell(`Năm ${last}`, context);
    return numbers.length > 3 && step === 1
      ? { type: 'cadence', cadence: 'yearly', start: `${first.number}-01-01`, words: `Năm ${first.number} - ${last}` }
      : { type: 'window', from: `${first.number}-01-01`, date: `${last}-12-31`, words: `Năm ${numbers.join(', ')}` };
  }
  const whole = first.kind === 'month' ? 12 : 4;
  if (numbers.length === whole) return readDeadlineCell(first.kind === 'month' ? 'Hằng tháng' : 'Hằng quý', context);
  if (first.kind === 'month' && numbers.length === 4 && step === 3) return readDeadlineCell('Hằng quý', context);
  if (numbers.length > 1 && step !== 1 && first.kind === 'month')
    return { type: 'cadence', cadence: 'yearly', months: numbers, words: `${word} ${numbers.join(', ')}` };
  if (numbers.length === 1) return readDeadlineCell(`${word} ${last}`, context);
  return readDeadlineCell(first.kind === 'month' ? `Tháng ${first.number} - ${last}` : `Quý ${first.number} - ${last}`, context);
}

function rowTask(item: TableItem, index: number, setting: TableSetting): PlanTask {
  const { lead, coord, lines } = leadOf(item);
  const time = item.cells.time;
  let deadline: Deadline | null = time ? readDeadlineCell(time.text, setting.deadlines) : null;
  deadline ??= readTicks(item.ticks, setting.deadlines);
  deadline ??= surest(findDeadlines(item.name, setting.deadlines))?.deadline ?? null;
  const basis: PlanTask['basis'] = {};
  if (lines) basis.lead = lines;
  if (time?.inherited) basis.deadline = time.lines;
  return makeTask({
    title: titleOf(item.name),
    quote: item.text,
    lead,
    coord,
    deadline,
    result: item.cells.result && !item.cells.result.inherited ? item.cells.result.text : null,
    place: { path: section(setting, item, index), lines: item.lines, page: item.page },
    basis,
    confidence: 0.95 - (lines ? 0.1 : 0) - (time?.inherited ? 0.1 : 0)
  });
}

/** Reads one table; `null` when it is no table of targets or tasks (a letterhead, a signature, a form). `before` is the head of a table cut by a page. */
export function readTable(table: Table, setting: TableSetting, before: Head | null): TableResult | null {
  const own = readHead(table.rows);
  const head =
    own ??
    (before && Math.abs(Math.max(...table.rows.map((row) => row.cells.length)) - before.columns.length) <= 1
      ? { ...before, rows: 0 }
      : null);
  if (!head || !head.columns.some((column) => column.role === 'name')) return null;
  const has = (role: string): boolean => head.columns.some((column) => column.role === role);
  const items = readItems(table.rows.slice(head.rows), head);
  const result: TableResult = { targets: [], tasks: [], unread: [], head };
  // A table with both an owner and a time is one of tasks, unless its rows are called targets.
  const named = fold(head.columns.find((column) => column.role === 'name')?.head ?? '');
  const isTargets =
    has('value') &&
    !(
      has('time') &&
      has('lead') &&
      (!/chi tieu|muc tieu|chi so|tieu chi/.test(named) || /nhiem vu|cong viec|tien do/.test(fold(setting.title)))
    );
  if (
    !isTargets &&
    !has('time') &&
    !has('tick') &&
    !has('lead') &&
    !has('result') &&
    !/nhiem vu|cong viec|chuong trinh|noi dung|giam sat|tien do/.test(
      fold(`${setting.title} ${head.columns.map((column) => column.head).join(' ')}`)
    )
  )
    return null;
  items.forEach((item, index) => {
    if (item.isGroup || (!/\p{L}/u.test(item.name) && item.values.length === 0)) return;
    if (isTargets) {
      const found = valueTargets(item, index, setting);
      result.targets.push(...found);
      if (found.length > 0) return;
      if (item.values.length > 0 || (!item.cells.time && !item.cells.lead)) {
        result.unread.push({ lines: item.lines, quote: item.text, reason: 'Dòng của bảng chỉ tiêu không nêu mức đọc được.' });
        return;
      }
    }
    if (named !== '' && /chi tieu|muc tieu|tieu chi/.test(named) && !item.cells.time) {
      const told = sentenceTargets(item, index, setting);
      result.targets.push(...told);
      if (told.length > 0) return;
    }
    const task = rowTask(item, index, setting);
    result.tasks.push(task);
    result.targets.push(...levelsOfTaskRow(item, index, setting, task.lead));
    if (!isTargets)
      result.targets.push(
        ...valueTargets({ ...item, values: item.values.filter(({ head: words }) => COUNT_HEAD.test(fold(words))) }, index, setting)
      );
  });
  return result;
}
