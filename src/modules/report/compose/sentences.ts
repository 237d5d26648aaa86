import { formatDay, formatNumber } from '#core/format.ts';
import type { GoalLine } from '#modules/measure/forecast.ts';
import type { MeasureUnit } from '#modules/measure/definition.ts';
import { tokenOf } from '../document.ts';
import type { ReportFigure } from '../figure.ts';
import type { DraftTarget, WorkItem } from './facts.ts';

/** "từ 90% trở lên", "không quá 02 cuộc", "từ 5 đến 7 cuộc", "100%": a goal inside a sentence. */
function goalWords(goal: GoalLine, unit: MeasureUnit, unitWord: string): string {
  if (goal.comparator === 'text' || goal.value === null) return '';
  const value = (amount: number) => (unit === 'percent' ? `${formatNumber(amount, { decimals: 2 })}%` : formatNumber(amount, { decimals: 2 }));
  const word = unit === 'percent' || unitWord === '' ? '' : ` ${unitWord}`;
  const whole = unit === 'percent' && goal.value >= 100;
  switch (goal.comparator) {
    case '>=':
      return whole ? value(goal.value) : `từ ${value(goal.value)}${word} trở lên`;
    case '>':
      return `trên ${value(goal.value)}${word}`;
    case '<=':
      return `không quá ${value(goal.value)}${word}`;
    case '<':
      return `dưới ${value(goal.value)}${word}`;
    case 'range':
      return `từ ${value(goal.value)} đến ${value(goal.valueHigh ?? goal.value)}${word}`;
    case '=':
      return `${value(goal.value)}${word}`;
  }
}

/** A title as it stands in a sentence: without its closing mark. */
export function bareTitle(title: string): string {
  return title.trim().replace(/[\s;.,:]+$/u, '');
}

/**
 * What a target came to: "Kiến nghị được giải quyết dứt điểm: 47/64 kiến nghị dứt điểm, đạt 73,4% (mục tiêu từ 90% trở lên); trong tháng 5/9." Nothing yet and no source are
 * said so, and in the period only what happened in it.
 */
export function targetSentence(target: DraftTarget, figures: ReadonlyMap<string, ReportFigure>, periodNoun: string): string {
  const total = figures.get(target.figureId);
  const title = bareTitle(target.title);
  const goal = goalWords(target.goal, target.unit, target.unitWord.vi);
  const aim = goal ? ` (mục tiêu ${goal})` : '';
  if (!total || !total.fed) return `${title}: chưa có nguồn số liệu${aim}`;
  if (total.value === null) return `${title}: chưa phát sinh${aim}`;
  const told = target.unit === 'count' && hasShare(target) ? ` (${goal})` : aim;
  return `${title}: ${amountWords(target, total)}${told}${windowWords(target, figures, periodNoun)}`;
}

function amountWords(target: DraftTarget, total: ReportFigure): string {
  const value = tokenOf(target.figureId);
  if (target.unit === 'count') return `${value}${target.unitWord.vi ? ` ${target.unitWord.vi}` : ''}${hasShare(target) ? `, bằng ${tokenOf(target.figureId, 'muc')} mục tiêu` : ''}`;
  if (total.denominator === null) return `đạt ${value}`;
  return `${tokenOf(target.figureId, 'phan')} ${target.noun.vi} ${target.done.vi}, đạt ${value}`;
}

function hasShare(target: DraftTarget): boolean {
  const { comparator, value } = target.goal;
  return value !== null && value > 0 && (comparator === '>=' || comparator === '=' || comparator === 'range');
}

/** What happened in the period and the last; of what only stands so or so, where it stood before. */
function windowWords(target: DraftTarget, figures: ReadonlyMap<string, ReportFigure>, periodNoun: string): string {
  const now = figures.get(`${target.figureId}-kn`);
  const before = figures.get(`${target.figureId}-kt`);
  const look = (figure: ReportFigure) => (figure.denominator === null ? 'gia-tri' : 'phan');
  const last = before && before.value !== null ? `${periodNoun} trước ${tokenOf(`${target.figureId}-kt`, look(before))}` : '';
  if (target.standing) return now && now.value !== null ? (last ? `; ${last}` : '') : `; trong ${periodNoun} chưa có số liệu mới`;
  if (!now || now.value === null) return `; trong ${periodNoun} chưa phát sinh`;
  return `; trong ${periodNoun} ${tokenOf(`${target.figureId}-kn`, look(now))}${last ? `, ${last}` : ''}`;
}

/** Where a target falls short, without saying why: "…: mới đạt 81,0% (mục tiêu từ 90% trở lên)". */
export function shortfallSentence(target: DraftTarget, figures: ReadonlyMap<string, ReportFigure>): string {
  const total = figures.get(target.figureId);
  const goal = goalWords(target.goal, target.unit, target.unitWord.vi);
  const aim = goal ? ` (mục tiêu ${goal})` : '';
  if (!total || total.value === null) return `${bareTitle(target.title)}: chưa phát sinh${aim}`;
  const amount = target.unit === 'count' ? `mới được ${tokenOf(target.figureId)}${target.unitWord.vi ? ` ${target.unitWord.vi}` : ''}` : `mới đạt ${tokenOf(target.figureId)}`;
  return `${bareTitle(target.title)}: ${amount}${aim}${total.status === 'missed' ? ', không còn khả năng đạt mục tiêu' : ''}`;
}

const by = (item: WorkItem) => (item.lead ? ` (${item.lead})` : '');

/** "Giám sát việc … (Ban KT-NS): xong ngày 12/11/2026, đúng hạn"; what comes again is one line with its days. */
export function doneLines(items: readonly WorkItem[]): string[] {
  return grouped(items, (item) => `${item.inTime}`).map((group) => {
    const [first] = group;
    const days = group.flatMap((item) => (item.doneOn ? [formatDay(item.doneOn)] : []));
    const time = first.inTime === null ? '' : first.inTime ? ', đúng hạn' : `, quá hạn (hạn ${group.flatMap((item) => (item.dueOn ? [formatDay(item.dueOn)] : [])).join(', ')})`;
    return `${bareTitle(first.title)}${by(first)}: ${days.length > 0 ? `xong ngày ${days.join(', ')}` : 'đã xong'}${time}`;
  });
}

/** Work of one title and body together, in the order of the first. */
function grouped(items: readonly WorkItem[], also: (item: WorkItem) => string): [WorkItem, ...WorkItem[]][] {
  const groups = new Map<string, [WorkItem, ...WorkItem[]]>();
  for (const item of items) {
    const key = `${item.title}\n${item.leadOrganizationId ?? ''}\n${also(item)}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Late work with what its owner says, what was done about it, and whether the day was moved. */
export function lateLine(item: WorkItem): string {
  const parts = [item.dueOn ? `hạn ${formatDay(item.dueOn)}, chưa hoàn thành` : 'chưa hoàn thành'];
  const moved = item.deferrals.at(-1);
  if (moved) parts.push(`đã gia hạn ngày ${formatDay(moved.on)} (${bareTitle(lower(moved.reason))})`);
  const chased = item.chasedOn.at(-1);
  if (chased) parts.push(`đã đôn đốc ngày ${formatDay(chased)}`);
  if (item.note) parts.push(`cơ quan chủ trì báo: “${bareTitle(item.note)}”`);
  return `${bareTitle(item.title)}${by(item)}: ${parts.join('; ')}`;
}

/** "Tổ chức hai cuộc khảo sát (Ban VH-XH), hạn 20/12/2026"; what comes again is one line with its days. */
export function nextLines(items: readonly WorkItem[]): string[] {
  return grouped(items, () => '').map((group) => {
    const days = group.flatMap((item) => (item.dueOn ? [formatDay(item.dueOn)] : []));
    return `${bareTitle(group[0].title)}${by(group[0])}${days.length > 0 ? `, hạn ${days.join(', ')}` : ''}`;
  });
}

function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text;
}

/** Lines of a list as one paragraph: each after a dash, closed by ";", the last by ".". */
export function listText(lines: readonly string[]): string {
  return lines.map((line, index) => `- ${line}${index === lines.length - 1 ? '.' : ';'}`).join('\n');
}

/** Group titles as headings: "I. KỲ HỌP, NGHỊ QUYẾT" → "Kỳ họp, nghị quyết". */
export function groupHeading(title: string): string {
  const bare = title
    .trim()
    .replace(/^(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/-]\s*/u, '')
    .replace(/[\s:.;]+$/u, '');
  if (bare !== bare.toLocaleUpperCase('vi')) return bare;
  const small = bare.toLocaleLowerCase('vi').replace(/hđnd/g, 'HĐND').replace(/ubnd/g, 'UBND').replace(/mttq/g, 'MTTQ');
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1);
}
