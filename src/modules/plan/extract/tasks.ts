/** Task records of one item of the outline: title, owners, due time, what is inherited and from where. */
import { fold, wordCount } from './fold.ts';
import type { DeadlineContext } from './deadline.ts';
import { findDeadlines, readDeadlineCell } from './deadline.ts';
import { draftsOf } from './drafts.ts';
import type { Body, Deadline, Missing, PlanTask } from './plan-document.ts';
import { segments, withoutClosing } from './sentences.ts';
import { coordinatorsOf, ownersOf, subjectOf } from './subjects.ts';
import { bodiesOfHeading, bodyListAt, distinct } from './units.ts';

/** What an item inherits from headings above and notes below it. */
export interface Inherited {
  lead: Body[];
  leadLines: [number, number] | null;
  /** Named by a line of its own ("Đơn vị chủ trì: …"), which outweighs the words of the item. */
  firm?: boolean;
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

const MAX_TITLE = 20;

/** "chủ trì, phối hợp với …": who leads with whom, told beside the title; the helpers are named behind it. */
const LEADS_WITH =
  /^\s*(?:co trach nhiem |chiu trach nhiem |la co quan )?chu tri,? (?:va )?(?:phoi hop|cung|ket hop)(?: chat che)?(?: cung)?(?: voi)? /;

/** "Ban A chủ trì, phối hợp với Văn phòng biên tập tài liệu": the words from the verb on; the text itself where nobody leads with others. */
function fromVerb(text: string): string {
  const folded = fold(text);
  const at = subjectOf(text)?.end ?? 0;
  const leads = LEADS_WITH.exec(folded.slice(at));
  if (!leads) return text;
  const helpers = bodyListAt(text, folded, at + leads[0].length);
  const rest = helpers ? text.slice(helpers.end).replace(/^[\s,]+/u, '') : '';
  return wordCount(rest) >= 3 && /^\p{Ll}/u.test(rest) ? rest : text;
}

/** A title of at most 20 words that keeps the paper's own words, cut at a comma or a clause where one stands late enough. */
export function titleOf(text: string): string {
  const whole = fromVerb(withoutClosing(text.replace(/\s+/g, ' ').trim()));
  const clean = whole.charAt(0).toUpperCase() + whole.slice(1);
  if (wordCount(clean) <= MAX_TITLE) return clean;
  const words = clean.split(' ');
  const head = words.slice(0, MAX_TITLE);
  for (let i = MAX_TITLE - 1; i >= 6; i -= 1)
    if ((/[,;:]$/.test(head[i]!) && !/^trì,$/u.test(head[i]!)) || /^(?:để|nhằm|bảo|đảm|gắn|theo|trong|phù)$/u.test(words[i + 1] ?? ''))
      return withoutClosing(head.slice(0, i + 1).join(' '));
  return withoutClosing(head.join(' '));
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

/** "Văn phòng tổng hợp báo cáo định kỳ: báo cáo nhanh hằng tuần": of a list of reports each is called by its own words. */
function behindDoer(text: string): string {
  const label = labelOf(text);
  const own = label && ownersOf(label.label).opens ? (/^[^;]+/.exec(label.rest)?.[0] ?? '') : '';
  return wordCount(own) >= 4 && /bao cao|so ket|tong ket|giao ban/.test(fold(own)) ? own : text;
}

function timedClause(text: string, context: DeadlineContext): boolean {
  const label = labelOf(text);
  return label !== null && label.bodies.length === 0 && timeOfLabel(label.label, context) !== null;
}

function timeOfLabel(label: string, context: DeadlineContext): Deadline | null {
  if (
    wordCount(label) > 10 ||
    !/^(?:trong |tu |vao |cuoi |dau |giua |truoc )?(?:ngay|thang|quy|tuan|nam 20|0?6 thang|0?9 thang|hang|dinh ky|\d{1,2}[/-])/.test(
      fold(label)
    )
  )
    return null;
  const deadline = readDeadlineCell(label, context);
  return deadline && deadline.type !== 'event' && deadline.type !== 'ongoing' ? deadline : null;
}

/** Tasks of one item of the outline. */
export function tasksOf(text: string, inherited: Inherited, place: ItemPlace, context: DeadlineContext): PlanTask[] {
  const label = labelOf(text);
  // "Lộ trình: năm 2027: ban hành …; năm 2028: sơ kết": every clause has a label of time of its own.
  const clauses = segments(label?.rest ?? text);
  if (clauses.length > 1 && clauses.every((clause) => timedClause(clause.text, context)))
    return clauses.flatMap((clause) =>
      tasksOf(
        clause.text,
        label && label.bodies.length > 0 ? { ...inherited, lead: label.bodies, leadLines: null } : inherited,
        place,
        context
      )
    );
  // "Báo cáo tháng: trước ngày 25": the label tells the rhythm, so it is read with what stands behind it.
  const tells =
    label !== null &&
    label.bodies.length === 0 &&
    /bao cao|so ket|tong ket|giao ban|hop/.test(fold(label.label)) &&
    !ownersOf(label.rest).opens;
  // "Sơ kết (tháng 7/2026), tổng kết (tháng 12/2026): Văn phòng tham mưu": the doer stands behind the colon.
  const doers = label !== null && label.bodies.length === 0 && wordCount(label.rest) <= 10 ? ownersOf(label.rest) : null;
  const behind = doers?.opens === true && findDeadlines(label!.label, context).some((one) => one.rank >= 6);
  const words = behind ? label!.label : label && !tells ? label.rest : text;
  // "Văn phòng tham mưu, tổng hợp: …; …": the doer stands before the colon, with its verb.
  const before = label && label.bodies.length === 0 && !tells ? ownersOf(label.label).lead : [];
  const named = label && label.bodies.length > 0 ? label.bodies : before;
  const own: Inherited = behind
    ? { ...inherited, lead: doers!.lead, leadLines: null, firm: true }
    : named.length > 0
      ? { ...inherited, lead: named, leadLines: null }
      : inherited;
  // "Quý I: Giám sát …", "Từ ngày 05 đến 15/5: tiếp xúc …": a label of time dates what stands behind it.
  const labelled = label && label.bodies.length === 0 ? timeOfLabel(label.label, context) : null;
  // "Năm 2028: tổng kết (quý IV)": the quarter is one of that year.
  const year = labelled?.type === 'period' && /^\d{4}$/.test(labelled.period) ? Number(labelled.period) : null;
  const dated = year === null ? context : { year, issuedOn: context.issuedOn, ofYear: true };
  return draftsOf(words, own, dated).map((found, index) => {
    const draft = own.firm ? { ...found, lead: own.lead } : found;
    const deadline = draft.found?.deadline ?? labelled;
    const useInherited =
      inherited.deadline !== null &&
      (deadline === null ||
        (draft.found !== null && draft.found.rank <= 3) ||
        (deadline.type === 'ongoing' && inherited.deadline.type !== 'ongoing'));
    const basis: PlanTask['basis'] = {};
    const ownLead = ownersOf(draft.text).lead.length > 0;
    if (!ownLead && draft.lead.length > 0 && own.leadLines) basis.lead = own.leadLines;
    if (useInherited && inherited.deadlineLines) basis.deadline = inherited.deadlineLines;
    const coord = distinct([...draft.coord, ...(ownLead ? [] : inherited.coord), ...coordinatorsOf(draft.text, draft.lead)]).filter(
      (body) => !draft.lead.some((lead) => lead.name === body.name)
    );
    const sure = 0.7 + (draft.lead.length > 0 ? 0.12 : 0) + (deadline || useInherited ? 0.1 : 0) - (index > 0 ? 0.08 : 0);
    return makeTask({
      title: titleOf(
        (index === 0 && label && label.bodies.length === 0 && !tells ? text : tells ? behindDoer(draft.text) : draft.text).replace(
          /^[\s)”"]+/u,
          ''
        )
      ),
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
