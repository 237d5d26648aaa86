import { khongDau } from '#core/text.ts';
import type { FoundTask, ImportItem, PlanHead, Twin } from './import-item.ts';

/** What of "5 rõ" a task still lacks (P2). `lead` and `deadline` stop it from being confirmed; the others are asked for and shown. */
export type Lack = 'title' | 'lead' | 'deadline' | 'result' | 'responsible';

export function lacksOf(task: FoundTask): Lack[] {
  const lacks: Lack[] = [];
  if (task.title.trim() === '') lacks.push('title');
  if (task.leadOrganizationId === null) lacks.push('lead');
  if (!hasDeadline(task)) lacks.push('deadline');
  if (task.expectedResult.trim() === '') lacks.push('result');
  if (task.responsiblePersonId === null) lacks.push('responsible');
  return lacks;
}

/** "Thường xuyên" is a deadline too: the plan says there is none. */
function hasDeadline(task: FoundTask): boolean {
  if (task.deadlineKind === 'cadence') return task.cadence !== null;
  if (task.deadlineKind === 'event') return task.eventText.trim() !== '';
  return task.deadlineKind === 'ongoing' || task.dueOn !== null;
}

/** Why an item cannot be confirmed yet, as message keys; an orientation needs neither owner nor deadline. */
export function blockedBy(item: ImportItem): string[] {
  if (item.kind === 'task') {
    const needed: Lack[] = item.task.weight === 'orientation' ? ['title'] : ['title', 'lead', 'deadline'];
    return lacksOf(item.task).filter((lack) => needed.includes(lack)).map((lack) => `plan.lacks-${lack}`);
  }
  const { target } = item;
  if (target.title.trim() === '') return ['plan.lacks-title'];
  if (target.comparator !== 'text' && target.value === null) return ['plan.lacks-value'];
  if (target.comparator === 'range' && target.valueHigh === null) return ['plan.lacks-value'];
  return [];
}

/** Items a person should look at before anything is confirmed in one go. */
export function needsLook(item: ImportItem): boolean {
  if (item.decision !== null) return false;
  if (blockedBy(item).length > 0 || item.unmatched.length > 0 || item.confidence < 0.6) return true;
  return item.kind === 'task' && item.twins.length > 0;
}

export interface ReviewCount {
  all: number;
  targets: number;
  tasks: number;
  look: number;
  confirmed: number;
  mended: number;
  dropped: number;
  seen: number;
}

export function countReview(items: readonly ImportItem[]): ReviewCount {
  const count = (test: (item: ImportItem) => boolean) => items.filter(test).length;
  return {
    all: items.length,
    targets: count((item) => item.kind === 'target'),
    tasks: count((item) => item.kind === 'task'),
    look: count(needsLook),
    confirmed: count((item) => item.decision === 'confirmed'),
    mended: count((item) => item.decision === 'confirmed' && item.mended),
    dropped: count((item) => item.decision === 'dropped'),
    seen: count((item) => item.decision !== null)
  };
}

/** Why the plan cannot be saved yet, as message keys. */
export function adoptionBlocked(head: PlanHead, items: readonly ImportItem[]): string[] {
  const reasons: string[] = [];
  if (head.title.trim() === '') reasons.push('plan.head-title');
  if (!head.startsOn || !head.endsOn || head.endsOn < head.startsOn) reasons.push('plan.head-days');
  if (items.some((item) => item.decision === null)) reasons.push('plan.items-open');
  if (!items.some((item) => item.decision === 'confirmed')) reasons.push('plan.nothing-confirmed');
  return reasons;
}

/** Splits an item in two at a place of its title; both keep the passage. @returns null when one half would be empty. */
export function splitItem(item: ImportItem, at: number, newKey: string): [ImportItem, ImportItem] | null {
  const title = item.kind === 'task' ? item.task.title : item.target.title;
  const first = title.slice(0, at).replace(/[\s;,.:–-]+$/u, '').trim();
  const second = capital(title.slice(at).replace(/^[\s;,.:–-]+/u, '').trim());
  if (first === '' || second === '') return null;
  const half = (source: ImportItem, key: string, words: string): ImportItem =>
    source.kind === 'task' ? { ...source, key, decision: null, mended: true, task: { ...source.task, title: words } } : { ...source, key, decision: null, mended: true, target: { ...source.target, title: words } };
  return [half(item, item.key, first), half(item, newKey, second)];
}

/** Two neighbouring items of one kind as one: the words of both, the owner and deadline of the first that has them. */
export function mergeItems(first: ImportItem, second: ImportItem): ImportItem | null {
  const lines: [number, number] = [Math.min(first.lines[0], second.lines[0]), Math.max(first.lines[1], second.lines[1])];
  const base: Pick<ImportItem, 'decision' | 'mended' | 'lines' | 'quote' | 'confidence' | 'unmatched'> = {
    decision: null,
    mended: true,
    lines,
    quote: `${first.quote}\n${second.quote}`.slice(0, 4000),
    confidence: Math.min(first.confidence, second.confidence),
    unmatched: [...new Set([...first.unmatched, ...second.unmatched])]
  };
  if (first.kind === 'target' && second.kind === 'target') return { ...first, ...base, target: { ...first.target, title: joined(first.target.title, second.target.title) } };
  if (first.kind !== 'task' || second.kind !== 'task') return null;
  const owner = first.task.leadOrganizationId === null ? second.task : first.task;
  const due = first.task.deadlineKind === 'ongoing' ? second.task : first.task;
  const task: FoundTask = {
    ...due,
    title: joined(first.task.title, second.task.title),
    leadOrganizationId: owner.leadOrganizationId,
    responsiblePersonId: owner.responsiblePersonId,
    coordinatingOrganizationIds: [...new Set([...first.task.coordinatingOrganizationIds, ...second.task.coordinatingOrganizationIds])].filter((id) => id !== owner.leadOrganizationId),
    expectedResult: [first.task.expectedResult, second.task.expectedResult].filter(Boolean).join('; '),
    weight: first.task.weight === 'task' || second.task.weight === 'task' ? 'task' : 'orientation'
  };
  return { ...first, ...base, task, twins: [], twinId: null };
}

/** A target read where the plan means a task, or the reverse: the passage and words stay. */
export function turnItem(item: ImportItem): ImportItem {
  const { key, lines, page, section, quote, confidence, unmatched } = item;
  const common = { key, decision: null, mended: true, lines, page, section, quote, confidence, unmatched } as const;
  if (item.kind === 'task')
    return {
      ...common,
      kind: 'target',
      target: { title: item.task.title, groupTitle: '', code: '', comparator: 'text', value: null, valueHigh: null, unit: '', period: 'year', leadOrganizationId: item.task.leadOrganizationId, measureId: null }
    };
  return { ...common, kind: 'task', twins: [], twinId: null, task: emptyTask(item.target.title, item.target.leadOrganizationId) };
}

export function emptyTask(title: string, leadOrganizationId: string | null = null): FoundTask {
  return {
    title,
    expectedResult: '',
    leadOrganizationId,
    coordinatingOrganizationIds: [],
    responsiblePersonId: null,
    deadlineKind: 'ongoing',
    startsOn: null,
    dueOn: null,
    dueHour: null,
    deadlineText: '',
    cadence: null,
    eventText: '',
    atLeast: null,
    weight: 'task'
  };
}

/** Leaves only what belongs to the kind of deadline chosen: a form sends the fields of every kind. */
export function tidyDeadline(task: FoundTask): FoundTask {
  const { deadlineKind: kind } = task;
  const dated = kind === 'date' || kind === 'period' || kind === 'window';
  return {
    ...task,
    cadence: kind === 'cadence' ? task.cadence : null,
    atLeast: kind === 'cadence' ? task.atLeast : null,
    eventText: kind === 'event' ? task.eventText : '',
    dueOn: dated ? task.dueOn : null,
    dueHour: kind === 'date' ? task.dueHour : null,
    startsOn: kind === 'period' || kind === 'window' || kind === 'cadence' ? task.startsOn : null
  };
}

/** The item after this one that nobody has decided on, else the first such, else null. */
export function nextOpen(items: readonly ImportItem[], key: string | null): string | null {
  const at = items.findIndex((item) => item.key === key);
  return [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find((item) => item.decision === null)?.key ?? null;
}

/**
 * Tasks of other plans that say the same: shared pairs of syllables of the titles (cosine), 0.55 and above, best first, three at most.
 * A suggestion for a person; nothing is merged by it.
 */
export function twinsOf(title: string, others: readonly { taskId: string; title: string; planTitle: string }[]): Twin[] {
  const own = pairs(title);
  return others
    .map((other) => ({ ...other, score: cosine(own, pairs(other.title)) }))
    .filter((other) => other.score >= 0.55)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((other) => ({ ...other, score: Math.round(other.score * 100) / 100 }));
}

const empty = new Set(['cua', 'va', 'cac', 'viec', 've', 'cho', 'theo', 'tai', 'trong', 'xa', 'den', 'duoc', 'nham', 'to', 'chuc', 'thuc', 'hien']);

function pairs(title: string): Map<string, number> {
  const syllables = khongDau(title).replace(/hoi dong nhan dan/g, 'hdnd').replace(/uy ban nhan dan/g, 'ubnd').split(/[^a-z0-9]+/).filter((word) => word !== '' && !empty.has(word));
  const counted = new Map<string, number>();
  const add = (word: string) => counted.set(word, (counted.get(word) ?? 0) + 1);
  for (const [index, word] of syllables.entries()) {
    add(word);
    const next = syllables[index + 1];
    if (next) add(`${word} ${next}`);
  }
  return counted;
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0;
  for (const [word, count] of a) dot += count * (b.get(word) ?? 0);
  const norm = (counted: Map<string, number>) => Math.sqrt([...counted.values()].reduce((sum, count) => sum + count * count, 0));
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function joined(first: string, second: string): string {
  return `${first.replace(/[;.\s]+$/u, '')}; ${second.charAt(0).toLocaleLowerCase('vi')}${second.slice(1)}`.slice(0, 500);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
