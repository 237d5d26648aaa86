/** Scores the plan recogniser against plans read by hand (`tests/fixtures/plans/gold`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deadline, PlanDocument, PlanTarget, PlanTask } from '../../src/modules/plan/extract/plan-document.ts';
import { fold } from '../../src/modules/plan/extract/fold.ts';

export interface GoldTarget {
  lines: [number, number];
  comparator: string;
  value: number | [number, number];
  /** `percent`, or `count` for anything counted. */
  unit: string;
  /** `null`: not judged. */
  period: string | null;
  lead: string[] | null;
  /** Left out: not judged. */
  measure?: string | null;
}

export interface GoldTask {
  lines: [number, number];
  /** `null`: not judged; "?" in the list: further bodies may stand there. */
  lead: string[] | null;
  coord: string[] | null;
  deadline: Partial<Deadline> | null;
  /** A careful reader may or may not make this a task: neither missed nor false. */
  optional?: boolean;
}

export interface Gold {
  file: string;
  targets: GoldTarget[];
  tasks: GoldTask[];
}

/** Found of wanted, and how many of the found were right. */
export interface Tally {
  wanted: number;
  hit: number;
  given: number;
  good: number;
}

export interface Score {
  targets: Tally;
  comparators: Tally;
  periods: Tally;
  measures: Tally;
  targetLeads: Tally;
  tasks: Tally;
  /** Tasks with a deadline or cadence, or from an appendix. */
  dueTasks: Tally;
  /** Tasks with a responsible body. */
  ownedTasks: Tally;
  leads: Tally;
  deadlines: Tally;
  faults: string[];
}

export const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'plans');

/** Reads one gold file by name. */
export function readGold(name: string): Gold {
  return JSON.parse(readFileSync(join(FOLDER, 'gold', `${name}.json`), 'utf8')) as Gold;
}

const tally = (): Tally => ({ wanted: 0, hit: 0, given: 0, good: 0 });
const overlaps = (a: [number, number], b: [number, number]): boolean => a[0] <= b[1] && b[0] <= a[1];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function targetLikeness(want: GoldTarget, got: PlanTarget): number {
  if (!overlaps(want.lines, got.lines) || !same(want.value, got.value)) return 0;
  if ((want.unit === 'percent') !== (got.unit === 'percent')) return 0;
  return 1 + (want.comparator === got.comparator ? 1 : 0) + (want.period === got.period ? 1 : 0) + (want.measure === got.measure ? 2 : 0);
}

/** The wanted deadline's fields, each equal; fields the gold leaves out are free. */
export function deadlineAgrees(want: Partial<Deadline>, got: Deadline): boolean {
  return Object.entries(want).every(([key, value]) => same(value, (got as unknown as Record<string, unknown>)[key]));
}

/** Every wanted body found under its clear name, and nothing besides unless "?" allows it. */
export function leadAgrees(want: readonly string[], got: readonly string[]): boolean {
  const named = want.filter((name) => name !== '?');
  const has = (name: string): boolean => got.some((other) => fold(other).includes(fold(name)));
  return named.every(has) && (want.includes('?') || got.length === named.length);
}

function taskLikeness(want: GoldTask, got: PlanTask): number {
  if (!overlaps(want.lines, got.lines)) return 0;
  return (
    1 +
    (want.deadline && deadlineAgrees(want.deadline, got.deadline) ? 2 : 0) +
    (want.lead && leadAgrees(want.lead, got.lead) ? 2 : 0) +
    (want.deadline === null ? 0.5 : 0) -
    (want.optional ? 0.6 : 0)
  );
}

/** Best pairs first, each item once. */
function match<A, B>(wanted: readonly A[], got: readonly B[], likeness: (a: A, b: B) => number): Map<A, B> {
  const pairs = wanted.flatMap((a) => got.map((b) => ({ a, b, score: likeness(a, b) }))).filter((pair) => pair.score > 0);
  pairs.sort((x, y) => y.score - x.score);
  const out = new Map<A, B>();
  const taken = new Set<B>();
  for (const { a, b } of pairs) {
    if (out.has(a) || taken.has(b)) continue;
    out.set(a, b);
    taken.add(b);
  }
  return out;
}

function count(tallied: Tally, right: boolean): void {
  tallied.wanted += 1;
  tallied.given += 1;
  if (right) {
    tallied.hit += 1;
    tallied.good += 1;
  }
}

/** Scores one document. `faults` says in words what is wrong, for whoever mends the rules. */
export function scorePlan(gold: Gold, got: PlanDocument): Score {
  const score: Score = {
    targets: tally(),
    comparators: tally(),
    periods: tally(),
    measures: tally(),
    targetLeads: tally(),
    tasks: tally(),
    dueTasks: tally(),
    ownedTasks: tally(),
    leads: tally(),
    deadlines: tally(),
    faults: []
  };
  const targets = match(gold.targets, got.targets, targetLikeness);
  score.targets = { wanted: gold.targets.length, hit: targets.size, given: got.targets.length, good: targets.size };
  for (const want of gold.targets) {
    const found = targets.get(want);
    if (!found) {
      score.faults.push(`chỉ tiêu thiếu: ${JSON.stringify(want)}`);
      continue;
    }
    const judge = (tallied: Tally, right: boolean, what: string): void => {
      count(tallied, right);
      if (!right)
        score.faults.push(
          `${what}: dòng ${want.lines.join('-')} muốn ${JSON.stringify(want)} được ${JSON.stringify({ c: found.comparator, p: found.period, m: found.measure, l: found.lead })}`
        );
    };
    judge(score.comparators, want.comparator === found.comparator, 'phép so');
    if (want.period !== null) judge(score.periods, want.period === found.period, 'kỳ');
    if (want.measure !== undefined) judge(score.measures, want.measure === found.measure, 'chỉ số');
    if (want.lead && want.lead.length > 0) judge(score.targetLeads, leadAgrees(want.lead, found.lead), 'đơn vị của chỉ tiêu');
  }
  for (const target of got.targets)
    if (![...targets.values()].includes(target))
      score.faults.push(`chỉ tiêu thừa: dòng ${target.lines.join('-')} ${target.value} ${target.unit} ${target.text.slice(0, 80)}`);

  const tasks = match(gold.tasks, got.tasks, taskLikeness);
  const required = gold.tasks.filter((task) => !task.optional);
  const optionalHits = gold.tasks.filter((task) => task.optional && tasks.has(task)).length;
  const hits = required.filter((task) => tasks.has(task)).length;
  score.tasks = { wanted: required.length, hit: hits, given: got.tasks.length - optionalHits, good: hits };
  const appendix = (task: PlanTask | undefined): boolean => /^(?:Phụ lục|Biểu)/.test(task?.section ?? '');
  for (const want of required) {
    const found = tasks.get(want);
    const due = want.deadline !== null && want.deadline.type !== 'ongoing';
    if (due || appendix(found)) {
      score.dueTasks.wanted += 1;
      if (found) score.dueTasks.hit += 1;
    }
    if (want.lead && want.lead.length > 0) {
      score.ownedTasks.wanted += 1;
      if (found) score.ownedTasks.hit += 1;
    }
    if (!found) {
      score.faults.push(`nhiệm vụ thiếu: ${JSON.stringify(want)}`);
      continue;
    }
    if (want.lead !== null) {
      const right = leadAgrees(want.lead, found.lead);
      count(score.leads, right);
      if (!right)
        score.faults.push(
          `đơn vị: dòng ${want.lines.join('-')} muốn ${want.lead.join('; ')} được ${found.lead.join('; ')} | ${found.title}`
        );
    }
    if (want.coord && want.coord.length > 0 && !want.coord.includes('?') && !leadAgrees(want.coord, found.coord)) {
      score.faults.push(`phối hợp: dòng ${want.lines.join('-')} muốn ${want.coord.join('; ')} được ${found.coord.join('; ')}`);
    }
    if (want.deadline !== null) {
      const right = deadlineAgrees(want.deadline, found.deadline);
      count(score.deadlines, right);
      if (!right)
        score.faults.push(
          `thời hạn: dòng ${want.lines.join('-')} muốn ${JSON.stringify(want.deadline)} được ${JSON.stringify(found.deadline)} | ${found.title}`
        );
    }
  }
  const extra = got.tasks.filter((task) => ![...tasks.values()].includes(task));
  for (const task of extra) score.faults.push(`nhiệm vụ thừa: dòng ${task.lines.join('-')} ${task.lead.join('; ')} | ${task.title}`);
  score.ownedTasks.given =
    got.tasks.filter((task) => task.lead.length > 0).length -
    gold.tasks.filter((task) => task.optional && (tasks.get(task)?.lead.length ?? 0) > 0).length;
  score.ownedTasks.good = score.ownedTasks.given - extra.filter((task) => task.lead.length > 0).length;
  score.dueTasks.given = score.dueTasks.wanted;
  score.dueTasks.good = score.dueTasks.hit;
  return score;
}

/** Sums scores over plans. */
export function addScores(scores: readonly Score[]): Score {
  const [first, ...rest] = scores;
  if (!first) throw new Error('Không có kết quả nào để cộng.');
  const out = structuredClone(first);
  for (const score of rest) {
    for (const key of Object.keys(out) as (keyof Score)[]) {
      if (key === 'faults') continue;
      for (const part of ['wanted', 'hit', 'given', 'good'] as const) out[key][part] += score[key][part];
    }
  }
  return out;
}

/** Share of what was wanted that was found; 1 when nothing was wanted. */
export const recall = (tallied: Tally): number => (tallied.wanted === 0 ? 1 : tallied.hit / tallied.wanted);
/** Share of what was given that is right; 1 when nothing was given. */
export const precision = (tallied: Tally): number => (tallied.given === 0 ? 1 : tallied.good / tallied.given);

/** One line of figures for people. */
export function figures(name: string, score: Score): string {
  const show = (tallied: Tally): string => `${recall(tallied).toFixed(3)}/${precision(tallied).toFixed(3)}`;
  const exact = (tallied: Tally): string => `${tallied.hit}/${tallied.wanted}`;
  return `${name.padEnd(46)} chỉ tiêu ${show(score.targets)} (${exact(score.targets)}) so ${exact(score.comparators)} kỳ ${exact(score.periods)} chỉ số ${exact(score.measures)} | nhiệm vụ ${show(score.tasks)} (${exact(score.tasks)}) có hạn ${exact(score.dueTasks)} có chủ ${show(score.ownedTasks)} đơn vị ${exact(score.leads)} hạn ${exact(score.deadlines)}`;
}
