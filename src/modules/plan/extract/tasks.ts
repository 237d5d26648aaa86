/** Tasks of one item: split only where owners or deadlines differ, each report cadence by itself. */
import { fold, wordCount } from './fold.ts';
import type { DeadlineContext, FoundDeadline } from './deadline.ts';
import { findDeadlines, surest } from './deadline.ts';
import { findCadences } from './cadence.ts';
import type { Body, Deadline, Missing, PlanTask } from './plan-document.ts';
import type { Segment } from './sentences.ts';
import { segments, withoutClosing } from './sentences.ts';
import { coordinatorsOf, ownersOf } from './subjects.ts';
import { bodiesOfCell, bodiesOfHeading, distinct } from './units.ts';

/** What an item inherits from headings above and notes below it. */
export interface Inherited {
  lead: Body[];
  leadLines: [number, number] | null;
  coord: Body[];
  deadline: Deadline | null;
  deadlineLines: [number, number] | null;
  result: string | null;
}

export interface ItemPlace {
  path: string;
  lines: [number, number];
  page: number | null;
}

interface Draft {
  text: string;
  lead: Body[];
  ownLead: boolean;
  coord: Body[];
  found: FoundDeadline | null;
}

const REPORT = /(?:bao cao|giao ban|nghe (?:thuong truc|bao cao)|so ket|tong ket|kiem diem|hop dinh ky)/;
const MAX_TITLE = 20;

/** A title of at most 20 words that keeps the paper's own words, cut at a comma or a clause where one stands late enough. */
export function titleOf(text: string): string {
  const clean = withoutClosing(text.replace(/\s+/g, ' ').trim());
  if (wordCount(clean) <= MAX_TITLE) return clean;
  const words = clean.split(' ');
  const head = words.slice(0, MAX_TITLE);
  for (let i = MAX_TITLE - 1; i >= 6; i -= 1)
    if (/[,;:]$/.test(head[i]!) || /^(?:để|nhằm|bảo|đảm|gắn|theo|trong|phù)$/u.test(words[i + 1] ?? ''))
      return withoutClosing(head.slice(0, i + 1).join(' '));
  return withoutClosing(head.join(' '));
}

/** A note that carries only a due time ("Thời gian hoàn thành trước ngày 10/4/2026") and belongs to the words before it. */
function isTimeNote(text: string): boolean {
  const folded = fold(text);
  return (
    /^(?:thoi (?:gian|han)|han|hoan thanh|bat dau|tien do|xong truoc|dinh ky)(?![\p{L}])/u.test(folded) &&
    wordCount(text) <= 22 &&
    !REPORT.test(folded)
  );
}

function isReport(segment: Segment, context: DeadlineContext): FoundDeadline[] {
  const folded = fold(segment.text);
  if (!REPORT.test(folded) || /^(?:xem xet|tham tra|thao luan|cho y kien)(?![\p{L}])/u.test(folded)) return [];
  const found = findDeadlines(segment.text, context);
  return found.filter((one) => one.deadline.type === 'cadence');
}

/** "… , yêu cầu UBND báo cáo tiến độ hằng quý": the reporter is someone else than the sentence's subject. */
function splitDemand(segment: Segment): Segment[] {
  const folded = fold(segment.text);
  const match = /,\s*(?:yeu cau|de nghi)\s+(?=\S)/.exec(folded);
  if (!match || match.index < 20) return [segment];
  const after = match.index + match[0].length;
  const owners = ownersOf(segment.text.slice(after));
  if (!owners.opens) return [segment];
  return [
    { ...segment, text: segment.text.slice(0, match.index), end: segment.start + match.index },
    { ...segment, text: segment.text.slice(after), start: segment.start + after, after: 'semicolon' }
  ];
}

/** "… trước ngày 15/01/2026, định kỳ 6 tháng đánh giá …": a rhythm behind a day is a task of its own. */
function splitRhythm(segment: Segment, context: DeadlineContext): (Segment & { rhythm?: true })[] {
  const folded = fold(segment.text);
  for (const match of folded.matchAll(/[,.]\s*(?:va |dong thoi )?(?=(?:dinh ky|hang (?:thang|quy|nam|tuan)|moi (?:thang|quy|nam))(?![\p{L}]))/gu)) {
    const after = match.index + match[0].length;
    if (!/bao cao|danh gia|so ket|tong ket|tong hop|ra soat|kiem diem/.test(folded.slice(after)) || wordCount(segment.text.slice(0, match.index)) < 5)
      continue;
    const first = surest(findDeadlines(segment.text.slice(0, match.index), context));
    if (!first || first.rank < 7) continue;
    return [
      { ...segment, text: segment.text.slice(0, match.index), end: segment.start + match.index },
      { ...segment, text: segment.text.slice(after), start: segment.start + after, after: 'semicolon', rhythm: true }
    ];
  }
  return [segment];
}

function sameBodies(a: readonly Body[], b: readonly Body[]): boolean {
  return a.length === b.length && a.every((body) => b.some((other) => other.name === body.name));
}

function draftsOf(text: string, inherited: Inherited, context: DeadlineContext): Draft[] {
  const drafts: Draft[] = [];
  for (const segment of segments(text).flatMap(splitDemand).flatMap((segment) => splitRhythm(segment, context))) {
    if (/^[\p{L} ,]{2,60} la (?:nguoi|co quan) (?:dai dien|quyen luc)/u.test(fold(segment.text))) continue; // What a body is, not what it must do.
    const owners = ownersOf(segment.text);
    const found = surest(findDeadlines(segment.text, context));
    const current = drafts.at(-1);
    const reports = isReport(segment, context);
    const lead = owners.lead.length > 0 ? owners.lead : (current?.lead ?? inherited.lead);
    const bracketed = /^\(.*\)[\s.]*$/.test(segment.text);
    if (current && !segment.rhythm && (bracketed || (isTimeNote(segment.text) && !owners.opens))) {
      const named = bracketed ? bodiesOfCell(segment.text.replace(/^\(|\)[\s.]*$/g, '')) : owners;
      if (found && (!current.found || found.rank >= current.found.rank)) current.found = found;
      if (!current.ownLead && named.lead.length > 0) current.lead = named.lead;
      current.coord = distinct([...current.coord, ...named.coord]);
      mergeStart(current, segment.text);
      continue;
    }
    const newOwner =
      owners.opens && current !== undefined && !sameBodies(owners.lead, current.lead) && (segment.after === 'stop' || current.ownLead);
    const newReport = reports.length > 0 && current !== undefined && (current.found?.deadline.type !== 'cadence' || reports.length > 1);
    if (reports.length > 1) {
      for (const [i, report] of reports.entries()) {
        const from = i === 0 ? 0 : cadenceHead(segment.text, reports[i - 1]!.end, report.start);
        const to = i + 1 < reports.length ? cadenceHead(segment.text, report.end, reports[i + 1]!.start) : segment.text.length;
        const part = withoutClosing(segment.text.slice(from, to))
          .replace(/^\s*(?:và|,)\s+/u, '')
          .trim();
        const colon = part.lastIndexOf(': ', part.length);
        const named = colon > 0 && REPORT.test(fold(part.slice(colon))) ? part.slice(colon + 2).trim() : part;
        const words = wordCount(named) >= 4 && REPORT.test(fold(named)) ? named : segment.text;
        drafts.push({ text: words, lead, ownLead: owners.opens, coord: owners.coord, found: report });
      }
    } else if (!current || newOwner || newReport || segment.rhythm) {
      drafts.push({ text: segment.text, lead, ownLead: owners.opens, coord: owners.coord, found });
    } else {
      current.text += `${segment.after === 'semicolon' ? ';' : '.'} ${segment.text}`;
      if (current.lead.length === 0 && owners.lead.length > 0) current.lead = owners.lead;
      current.coord = distinct([...current.coord, ...owners.coord]);
      if (found && (!current.found || found.rank > current.found.rank)) current.found = found;
      mergeStart(current, segment.text);
    }
  }
  return drafts;
}

/** "Bắt đầu từ 20/4/2026" after a cadence gives its start. */
function mergeStart(draft: Draft, text: string): void {
  if (draft.found?.deadline.type !== 'cadence') return;
  const start = /bat dau|ke tu|thuc hien tu/.test(fold(text)) ? findCadences(`hằng tháng ${text}`)[0]?.deadline.start : undefined;
  if (start !== undefined) draft.found = { ...draft.found, deadline: { ...draft.found.deadline, start } };
}

function cadenceHead(text: string, from: number, to: number): number {
  const cut = [
    ...fold(text)
      .slice(from, to)
      .matchAll(/[,;]\s|\s(?=va\s)/g)
  ].at(-1);
  return cut ? from + cut.index + cut[0].length : to;
}

function missingOf(lead: readonly Body[], deadline: Deadline, result: string | null): Missing[] {
  const missing: Missing[] = [];
  if (lead.length === 0) missing.push('lead');
  if (deadline.type === 'ongoing') missing.push('deadline');
  if (result === null) missing.push('result');
  if (!lead.some((body) => body.kind === 'office-holder')) missing.push('responsible');
  return missing;
}

/** Makes the task record, with what it inherits and where that came from. */
export function makeTask(parts: {
  title: string;
  quote: string;
  lead: readonly Body[];
  coord: readonly Body[];
  deadline: Deadline | null;
  result: string | null;
  place: ItemPlace;
  basis: PlanTask['basis'];
  confidence: number;
}): PlanTask {
  const deadline = parts.deadline ?? { type: 'ongoing', words: '' };
  const undirected = parts.lead.length === 0 && (deadline.type === 'ongoing' || (deadline.type === 'event' && deadline.days === undefined));
  return {
    title: parts.title,
    lead: parts.lead.map((body) => body.name),
    coord: parts.coord.map((body) => body.name),
    deadline,
    expected_result: parts.result,
    lines: parts.place.lines,
    page: parts.place.page,
    quote: parts.quote,
    section: parts.place.path,
    confidence: parts.confidence,
    lead_kinds: parts.lead.map((body) => body.kind),
    missing: missingOf(parts.lead, deadline, parts.result),
    basis: parts.basis,
    ...(undirected ? { weight: 'orientation' as const } : {})
  };
}

/** "Ban Kinh tế - Ngân sách: Thẩm tra …", "Với UBND xã: …": the words before the colon, when they are a label. */
export function labelOf(text: string): { label: string; rest: string; bodies: Body[] } | null {
  const match = /^([^:;.]{2,160}):\s+(?=\S)/u.exec(text);
  if (!match) return null;
  const heading = bodiesOfHeading(match[1]!.replace(/^[*_\s]+|[*_\s]+$/g, ''));
  const bodies = heading && /^[\s.,()]*$/.test(heading.rest) ? heading.bodies : [];
  if (bodies.length === 0 && wordCount(match[1]!) > 14) return null;
  return { label: match[1]!, rest: text.slice(match[0].length), bodies };
}

/** Tasks of one item of the outline. */
export function tasksOf(text: string, inherited: Inherited, place: ItemPlace, context: DeadlineContext): PlanTask[] {
  const label = labelOf(text);
  const words = label ? label.rest : text;
  const own: Inherited = label && label.bodies.length > 0 ? { ...inherited, lead: label.bodies, leadLines: null } : inherited;
  return draftsOf(words, own, context).map((draft, index) => {
    const deadline = draft.found?.deadline ?? null;
    const useInherited =
      inherited.deadline !== null && (deadline === null || (deadline.type === 'ongoing' && inherited.deadline.type !== 'ongoing'));
    const basis: PlanTask['basis'] = {};
    const ownLead = ownersOf(draft.text).lead.length > 0;
    if (!ownLead && draft.lead.length > 0 && own.leadLines) basis.lead = own.leadLines;
    if (useInherited && inherited.deadlineLines) basis.deadline = inherited.deadlineLines;
    const coord = distinct([...draft.coord, ...(ownLead ? [] : inherited.coord), ...coordinatorsOf(draft.text, draft.lead)]).filter(
      (body) => !draft.lead.some((lead) => lead.name === body.name)
    );
    const sure = 0.7 + (draft.lead.length > 0 ? 0.12 : 0) + (deadline || useInherited ? 0.1 : 0) - (index > 0 ? 0.08 : 0);
    return makeTask({
      title: titleOf((index === 0 && label && label.bodies.length === 0 ? text : draft.text).replace(/^[\s)”"]+/u, '')),
      quote: text.includes(draft.text) ? draft.text : text,
      lead: draft.lead,
      coord,
      deadline: useInherited ? inherited.deadline : deadline,
      result: inherited.result,
      place,
      basis,
      confidence: Math.round(sure * 100) / 100
    });
  });
}
