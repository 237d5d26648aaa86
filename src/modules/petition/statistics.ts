import { daysBetween, type Day } from '#core/calendar/days.ts';
import type { Field, Level, Outcome, Result, Source, Stage } from './schema.ts';

/** One petition in the statistics, as it stood on the day told for. What was merged stands at its root, what was split in its parts. */
export interface StatisticRow {
  id: string;
  code: string;
  title: string;
  body: string;
  field: Field | null;
  level: Level | null;
  villageId: string | null;
  villageName: string | null;
  bodyId: string | null;
  bodyName: string | null;
  aboutCouncil: boolean;
  source: Source;
  /** Round of voter meetings it was first raised in, and the session that round was for; '' of none. */
  roundId: string | null;
  roundTitle: string;
  sessionTitle: string;
  raisedOn: Day;
  raisings: number;
  voters: number;
  stage: Stage;
  result: Result | null;
  outcome: Outcome | null;
  promisedOn: Day | null;
  referredOn: Day | null;
  /** Last day the answer, or what was promised, is due. */
  dueOn: Day | null;
  answeredOn: Day | null;
  /** Number of the paper that answers, and what it says to the voter. */
  replyNumber: string;
  replyWords: string;
  judgedOn: Day | null;
  /** Sessions opened while it was not at an end: since it was raised, by the day told for. */
  sessionsPassed: number;
}

/** Where it stands, as provinces publish it (settled, explained, in progress), and what has not come so far. */
export const standings = ['settled', 'explained', 'in-progress', 'answered', 'waiting', 'unreferred'] as const;
export type Standing = (typeof standings)[number];

export function standingOf(row: Pick<StatisticRow, 'stage' | 'outcome'>): Standing {
  if (row.stage === 'recorded' || row.stage === 'compiled') return 'unreferred';
  if (row.outcome === 'settled') return 'settled';
  if (row.outcome === 'explained') return 'explained';
  if (row.stage === 'promised') return 'in-progress';
  if (row.stage === 'answered') return 'answered';
  return 'waiting';
}

/** Not at an end: neither settled nor explained. */
export const isOpen = (row: Pick<StatisticRow, 'stage' | 'outcome'>) => !['settled', 'explained'].includes(standingOf(row));
/** Its answer, or what was promised, is overdue on the day told for. */
export const isLate = (row: StatisticRow, asOf: Day) => isOpen(row) && row.stage !== 'answered' && row.dueOn !== null && row.dueOn < asOf;

/** Ages of what is not at an end, in days since it was first raised; the last has no end. */
export const ages = [
  { key: '30', to: 30 },
  { key: '90', to: 90 },
  { key: '180', to: 180 },
  { key: '365', to: 365 },
  { key: 'hon', to: Infinity }
] as const;

export function ageOf(row: Pick<StatisticRow, 'raisedOn'>, asOf: Day): (typeof ages)[number]['key'] {
  const days = daysBetween(row.raisedOn, asOf);
  return ages.find((age) => days <= age.to)!.key;
}

export const groupings = ['tham-quyen', 'linh-vuc', 'thon', 'nguon', 'co-quan'] as const;
export type Grouping = (typeof groupings)[number];

/** Key of the group a petition stands in, '' where it has none yet. */
export function groupOf(row: StatisticRow, by: Grouping): string {
  switch (by) {
    case 'tham-quyen':
      return row.level ?? '';
    case 'linh-vuc':
      return row.field ?? '';
    case 'thon':
      return row.villageId ?? '';
    case 'co-quan':
      return row.bodyId ?? '';
    case 'nguon':
      return row.roundId ?? `nguon-${row.source}`;
  }
}

/** Answers of a body: asked for, come, in time, late, overdue with none. */
export const answerings = ['asked', 'came', 'in-time', 'came-late', 'overdue'] as const;
export type Answering = (typeof answerings)[number];

export function answers(row: StatisticRow, what: Answering, asOf: Day): boolean {
  const asked = row.referredOn !== null;
  switch (what) {
    case 'asked':
      return asked;
    case 'came':
      return asked && row.answeredOn !== null;
    case 'in-time':
      return asked && row.answeredOn !== null && row.dueOn !== null && row.answeredOn <= row.dueOn;
    case 'came-late':
      return asked && row.answeredOn !== null && row.dueOn !== null && row.answeredOn > row.dueOn;
    case 'overdue':
      return asked && row.answeredOn === null && row.dueOn !== null && row.dueOn < asOf;
  }
}

/** One figure: the condition that makes its list. A figure is the length of its list and nothing else. */
export interface Cell {
  group?: { by: Grouping; key: string };
  standing?: Standing | 'open' | 'late';
  age?: string;
  /** Not at an end after so many sessions, or more. */
  sessions?: number;
  answering?: Answering;
  /** Read from everything not at an end, whenever it was raised; narrows nothing by itself. */
  backlog?: boolean;
}

/** Petitions of a figure. */
export function listOf(rows: readonly StatisticRow[], cell: Cell, asOf: Day): StatisticRow[] {
  return rows.filter(
    (row) =>
      (!cell.group || groupOf(row, cell.group.by) === cell.group.key) &&
      (!cell.standing || (cell.standing === 'open' ? isOpen(row) : cell.standing === 'late' ? isLate(row, asOf) : standingOf(row) === cell.standing)) &&
      (cell.age === undefined || (isOpen(row) && ageOf(row, asOf) === cell.age)) &&
      (cell.sessions === undefined || (isOpen(row) && row.sessionsPassed >= cell.sessions)) &&
      (!cell.answering || answers(row, cell.answering, asOf))
  );
}

export interface Line {
  key: string;
  total: number;
  /** By column: standings, ages or answerings. */
  counts: Record<string, number>;
}

/** Rows of a table: each group with its figures, the largest first, what has no group last; `order` puts known keys in their own order. */
export function linesOf(rows: readonly StatisticRow[], by: Grouping, columns: readonly { key: string; cell: Cell }[], asOf: Day, options: { only?: Cell; order?: readonly string[] } = {}): Line[] {
  const own = options.only ? listOf(rows, options.only, asOf) : rows;
  const groups = new Map<string, StatisticRow[]>();
  for (const row of own) {
    const key = groupOf(row, by);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const lines = [...groups].map(([key, group]): Line => ({ key, total: group.length, counts: Object.fromEntries(columns.map((column) => [column.key, listOf(group, column.cell, asOf).length])) }));
  const place = (key: string) => (options.order ? (options.order.indexOf(key) + 1 || 999) : 0);
  return lines.sort((a, b) => Number(a.key === '') - Number(b.key === '') || place(a.key) - place(b.key) || b.total - a.total || (a.key < b.key ? -1 : 1));
}

/** Columns of results: where it stands, and what is late. */
export const resultColumns: readonly { key: string; cell: Cell }[] = [...standings, 'late' as const].map((standing) => ({ key: standing, cell: { standing } }));
export const ageColumns: readonly { key: string; cell: Cell }[] = ages.map((age) => ({ key: age.key, cell: { age: age.key } }));
export const answerColumns: readonly { key: string; cell: Cell }[] = answerings.map((answering) => ({ key: answering, cell: { answering } }));

/** Middle number of days from the letter to the answer; null without answers. */
export function medianDays(rows: readonly StatisticRow[]): number | null {
  const days = rows.flatMap((row) => (row.referredOn && row.answeredOn ? [daysBetween(row.referredOn, row.answeredOn)] : [])).sort((a, b) => a - b);
  if (days.length === 0) return null;
  const middle = Math.floor(days.length / 2);
  return days.length % 2 === 1 ? days[middle]! : (days[middle - 1]! + days[middle]!) / 2;
}
