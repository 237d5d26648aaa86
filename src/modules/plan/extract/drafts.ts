/** Cuts one item into the tasks it states: one, unless owners or deadlines differ. */
import { fold, wordCount } from './fold.ts';
import type { DeadlineContext, FoundDeadline } from './deadline.ts';
import { findDeadlines, surest } from './deadline.ts';
import { findCadences } from './cadence.ts';
import type { Body } from './plan-document.ts';
import type { Segment } from './sentences.ts';
import { segments, withoutClosing } from './sentences.ts';
import type { Owners } from './subjects.ts';
import { ownersOf, subjectOf } from './subjects.ts';
import { bodiesOfCell, distinct } from './units.ts';

export interface Draft {
  text: string;
  lead: Body[];
  ownLead: boolean;
  coord: Body[];
  found: FoundDeadline | null;
}

/** A segment; `rhythm` when it was cut off before its sentence ended, because it has a due time of its own. */
type Piece = Segment & { rhythm?: true };

const REPORT = /(?:bao cao|giao ban|nghe (?:thuong truc|bao cao)|so ket|tong ket|kiem diem|hop dinh ky)/;

/** A note that carries only a due time ("Thời gian hoàn thành trước ngày 10/4/2026") and belongs to the words before it. */
function isTimeNote(text: string, found: FoundDeadline | null): boolean {
  const folded = fold(text);
  if (
    !/^(?:thoi (?:gian|han)|han|hoan thanh(?=,? (?:trinh|truoc|trong|cham|vao|xong|den|muon|ngay)|[\s.]*$)|bat dau|tien do|xong truoc|dinh ky|ap dung tu)(?![\p{L}])/u.test(
      folded
    ) ||
    REPORT.test(folded)
  )
    return false;
  const beside = wordCount(text) - (found ? wordCount(found.deadline.words) : 0);
  return /^dinh ky/.test(folded) ? beside <= 2 : wordCount(text) <= 22;
}

function reportsOf(segment: Segment, context: DeadlineContext): FoundDeadline[] {
  const folded = fold(segment.text);
  if (!REPORT.test(folded) || /^(?:xem xet|tham tra|thao luan|cho y kien)(?![\p{L}])/u.test(folded)) return [];
  return findDeadlines(segment.text, context).filter((one) => one.deadline.type === 'cadence');
}

function cutAt(segment: Segment, at: number, from: number): [Segment, Segment] {
  return [
    { ...segment, text: segment.text.slice(0, at), end: segment.start + at },
    { ...segment, text: segment.text.slice(from), start: segment.start + from, after: 'semicolon' }
  ];
}

/** "… , yêu cầu UBND báo cáo tiến độ hằng quý": the reporter is someone else than the sentence's subject. */
function splitDemand(segment: Segment): Segment[] {
  const match = /,\s*(?:yeu cau|de nghi)\s+(?=\S)/.exec(fold(segment.text));
  if (!match || match.index < 20) return [segment];
  const after = match.index + match[0].length;
  return ownersOf(segment.text.slice(after)).opens ? cutAt(segment, match.index, after) : [segment];
}

/** Doings that begin a task of their own inside a sentence, when a due time stands with them. */
const DOING =
  '(?:dinh ky|hang(?: thang| quy| nam| tuan)?|moi(?: thang| quy| nam)?|cuoi moi|so ket|tong ket|danh gia|bao cao|gui|trinh|hoan thanh|ban hanh|to chuc|tong hop|cong bo|nop|thong bao|niem yet|bao dam|dam bao|chuan bi|cap nhat|lap|xay dung|tham muu|ra soat|cong khai|giao ban|kiem tra|dang tai|tra loi|giai trinh|khao sat|giam sat)';
/** Where a new task may begin inside a sentence: a rhythm, a doing with a result, or a body with its own verb. */
const NEXT_TASK = new RegExp(`[,.]\\s*(?:va |dong thoi )?(?=${DOING}(?![\\p{L}]))|,\\s*(?:va |dong thoi )?(?=\\p{L})`, 'gu');
const VERB_NEXT = new RegExp(`^${DOING}(?![\\p{L}])`, 'u');

/** "… trước ngày 15/01/2026, định kỳ 6 tháng đánh giá …", "sơ kết vào tháng 7, tổng kết vào tháng 12": a second due time is a task of its own. */
function splitRhythm(segment: Segment, context: DeadlineContext): Piece[] {
  if (!segment.text.includes(', ') || !findDeadlines(segment.text, context).some((one) => one.rank >= 6)) return [segment];
  const folded = fold(segment.text);
  for (const match of folded.matchAll(NEXT_TASK)) {
    const after = match.index + match[0].length;
    const rest = segment.text.slice(after);
    if (wordCount(segment.text.slice(0, match.index)) < 3 || wordCount(rest) < 4) continue;
    // "tiếp xúc trước kỳ họp giữa năm (xong trước 15/6), trước kỳ họp cuối năm (xong trước 20/11)": each bracket dates its own.
    const bracketed =
      /\)$/.test(folded.slice(0, match.index)) &&
      /^(?:truoc|sau|tai|dot|lan|ky|quy|cuoi|giua)[^();]*\([^()]*\)[\s.]*$/.test(folded.slice(after));
    const begins = bracketed || VERB_NEXT.test(folded.slice(after)) || hasPredicate(rest);
    if (!begins && !/^(?!trước|trong|cho|để|nhằm|theo|với|của|từ|đến|các|những|chậm|xong|và|nhưng|riêng)\p{Ll}/u.test(rest)) continue;
    const first = surest(findDeadlines(segment.text.slice(0, match.index), context));
    const second = surest(findDeadlines(rest, context));
    // "đăng ký trước ngày 31/01, tự chấm điểm gửi về Văn phòng trước ngày 25/11": two days part two doings, whatever the verb.
    if (!begins && !(first?.deadline.type === 'date' && second?.deadline.type === 'date' && first.rank >= 8 && second.rank >= 8)) continue;
    if (!first || !second || first.rank < 6 || second.rank < 6 || sameDue(first, second)) continue;
    // "hằng năm, ban hành trong tháng 01": the month of that rhythm.
    if (first.deadline.type === 'cadence' && second.yearless && !hasPredicate(rest)) continue;
    // Several rhythms of reports in one sentence are told apart later, each with its own day.
    if (first.deadline.type === 'cadence' && second.deadline.type === 'cadence' && !hasPredicate(rest)) continue;
    const [one, two] = cutAt(segment, match.index, after);
    return [one, ...splitRhythm(two, context).map((piece): Piece => ({ ...piece, rhythm: true }))];
  }
  return [segment];
}

/** "giám sát quản lý chợ (tháng 4) và quỹ đất công ích (tháng 10)", "… (chợ: tháng 4; quỹ đất: tháng 10)": each with its own time in brackets. */
function splitBrackets(segment: Segment, context: DeadlineContext): Segment[] {
  const dated = (text: string): boolean =>
    wordCount(text) <= 10 && findDeadlines(text, context, true).some((one) => one.rank >= 6 && one.deadline.type !== 'cadence');
  const times = [...segment.text.matchAll(/\(([^()]+)\)/g)].filter(
    (match) => /^(?:thang|quy|truoc|xong|hoan thanh|trong|ngay|\d)/.test(fold(match[1]!)) && dated(match[1]!)
  );
  // Brackets behind rhythms ("06 tháng (trước ngày 10/6), năm (trước ngày 30/11)") are days of reports, told apart later.
  if (!segment.text.includes('(') || findDeadlines(segment.text, context).some((one) => one.deadline.type === 'cadence')) return [segment];
  const cuts: { at: number; from: number }[] = [];
  for (const match of times.slice(0, -1)) {
    const at = match.index + match[0].length;
    const glue = /^\s*(?:,|;|và)\s+(?=\p{L})/u.exec(segment.text.slice(at));
    if (glue) cuts.push({ at, from: at + glue[0].length });
  }
  const inside = /\(([^()]+;[^()]+)\)[\s.]*$/.exec(segment.text);
  if (inside && times.length === 0 && inside[1]!.split(';').every(dated))
    for (const stop of segment.text.slice(inside.index).matchAll(/;\s+/g))
      cuts.push({ at: inside.index + stop.index, from: inside.index + stop.index + stop[0].length });
  const out: Segment[] = [];
  let rest = segment;
  let gone = 0;
  for (const { at, from } of cuts) {
    const [one, two] = cutAt(rest, at - gone, from - gone);
    out.push(one);
    rest = two;
    gone = from;
  }
  return [...out, rest];
}

/** "Tổ trưởng tổng hợp gửi …": a body and what it does. */
function hasPredicate(text: string): boolean {
  const subject = subjectOf(text);
  return subject !== null && subject.start < 4 && wordCount(text.slice(subject.end)) >= 3;
}

function sameBodies(a: readonly Body[], b: readonly Body[]): boolean {
  return a.length === b.length && a.every((body) => b.some((other) => other.name === body.name));
}

function sameDue({ deadline: a }: FoundDeadline, { deadline: b }: FoundDeadline): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'cadence' && b.type === 'cadence')
    return a.cadence === b.cadence && (a.day === b.day || a.day === undefined || b.day === undefined);
  if (a.type === 'event' && b.type === 'event') return a.days === b.days;
  return 'date' in a && 'date' in b ? a.date === b.date : true;
}

/** The same rhythm told twice keeps what each telling adds (a day, a month). */
function joined(first: FoundDeadline, second: FoundDeadline): FoundDeadline {
  const [a, b] = [first.deadline, second.deadline];
  return a.type === 'cadence' && b.type === 'cadence' && a.cadence === b.cadence ? { ...first, deadline: { ...b, ...a } } : first;
}

/** The tasks of one item, in order. `lead` are the owners it inherits. */
export function draftsOf(text: string, inherited: { lead: Body[] }, context: DeadlineContext): Draft[] {
  const drafts: Draft[] = [];
  const pieces: Piece[] = segments(text)
    .flatMap(splitDemand)
    .flatMap((segment) => splitBrackets(segment, context))
    .flatMap((segment) => splitRhythm(segment, context));
  for (const [index, segment] of pieces.entries()) {
    // "Về kinh tế. Ban … giám sát …": a field named in front, no task.
    if (index === 0 && pieces.length > 1 && /^ve\s/.test(fold(segment.text)) && wordCount(segment.text) <= 8) continue;
    if (/^[\p{L} ,]{2,60} la (?:nguoi|co quan) (?:dai dien|quyen luc)/u.test(fold(segment.text))) continue; // What a body is, not what it must do.
    // "… chịu trách nhiệm thi hành Quyết định này": the formula that closes a decision.
    if (/chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|nghi quyet|ke hoach|chi thi|thong bao) nay[\s./]*$/.test(fold(segment.text)))
      continue;
    const owners = ownersOf(segment.text);
    const current = drafts.at(-1);
    const found = yearly(surest(findDeadlines(segment.text, context)), current) ?? dayOfRhythm(segment.text, current);
    const lead = owners.lead.length > 0 ? owners.lead : (current?.lead ?? inherited.lead);
    if (current && index === pieces.length - 1 && closesAll(segment, drafts, owners, found)) continue;
    if (current && !segment.rhythm && belongsTo(segment, current, owners, found)) continue;
    const reports = reportsOf(segment, context);
    if (reports.length > 1) {
      drafts.push(
        ...reports.map((report, i) => ({
          text: reportWords(segment.text, reports, i),
          lead,
          ownLead: owners.opens,
          coord: owners.coord,
          found: report
        }))
      );
    } else if (!current || segment.rhythm || startsNew(segment, current, owners, found, reports.length > 0)) {
      drafts.push({ text: segment.text, lead, ownLead: owners.opens, coord: owners.coord, found });
    } else {
      current.text += `${segment.after === 'semicolon' ? ';' : '.'} ${segment.text}`;
      if (current.lead.length === 0 && owners.lead.length > 0) current.lead = owners.lead;
      current.coord = distinct([...current.coord, ...owners.coord]);
      if (found && (!current.found || found.rank > current.found.rank)) current.found = found;
      else if (found && current.found) current.found = joined(current.found, found);
      mergeStart(current, segment.text);
    }
  }
  return drafts;
}

/** "cuối mỗi năm đại biểu tự đánh giá, … xếp loại trước ngày 20/12": a day without its year behind a yearly rhythm is one of every year. */
function yearly(found: FoundDeadline | null, before: Draft | undefined): FoundDeadline | null {
  const rhythm = before?.found?.deadline;
  if (!found?.yearless || found.deadline.type !== 'date' || rhythm?.type !== 'cadence' || rhythm.cadence !== 'yearly') return found;
  const [, month, day] = found.deadline.date.split('-').map(Number);
  const strict = found.deadline.strict_before ? { strict_before: true } : {};
  return { ...found, deadline: { type: 'cadence', cadence: 'yearly', words: found.deadline.words, day: day!, month: month!, ...strict } };
}

/** "Hằng tháng, trước ngày 22, các Tổ gửi …; Văn phòng tổng hợp trước ngày 25": a bare day goes on with the rhythm told before. */
function dayOfRhythm(text: string, before: Draft | undefined): FoundDeadline | null {
  const rhythm = before?.found;
  if (rhythm?.deadline.type !== 'cadence' || rhythm.deadline.day === undefined) return null;
  const day = /(truoc|cham nhat(?: la| vao)?|vao) ngay (\d{1,2})(?![\d/-]|\.\d)(?! (?:thang|ngay))/.exec(fold(text));
  if (!day || Number(day[2]) > 31) return null;
  const { strict_before: _strict, ...rest } = rhythm.deadline;
  const strict = day[1] === 'truoc' ? { strict_before: true } : {};
  return { ...rhythm, start: day.index, end: day.index + day[0].length, deadline: { ...rest, day: Number(day[2]), ...strict } };
}

function startsNew(segment: Segment, current: Draft, owners: Owners, found: FoundDeadline | null, reports: boolean): boolean {
  const timed =
    found !== null && found.rank >= 6 && current.found === null && current.lead.length > 0 && !/(?:^|\s)được\s/.test(segment.text);
  if (owners.opens && !sameBodies(owners.lead, current.lead) && (segment.after === 'stop' || current.ownLead || timed)) return true;
  if (owners.opens && segment.after === 'stop' && timed) return true;
  if (reports && current.found?.deadline.type !== 'cadence') return true;
  // "mở 02 đợt cao điểm trong năm; hằng quý rà soát …": a rhythm that opens its clause begins a task beside one of another time.
  if (found?.deadline.type === 'cadence' && found.start < 9 && current.found !== null && !sameDue(found, current.found)) return true;
  return found !== null && current.found !== null && found.rank >= 6 && current.found.rank >= 6 && !sameDue(found, current.found);
}

/** "Ban Xây dựng Đảng chủ trì tham mưu.": a sentence that only names who does what stands before it. */
const ONLY_NAMES =
  /^\s*(?:la co quan )?(?:chu tri|thuc hien|chiu trach nhiem|phu trach|tham muu|dau moi)(?:,? (?:tham muu|thuc hien|theo doi|phoi hop [\p{L} ,&-]{3,80}))*[\s.]*$/u;

/** A note in brackets or of a time alone completes the draft before it. True when it was taken in. */
function belongsTo(segment: Segment, current: Draft, owners: Owners, found: FoundDeadline | null): boolean {
  const subject = found ? null : subjectOf(segment.text);
  if (subject && !current.ownLead && ONLY_NAMES.test(fold(segment.text).slice(subject.end))) {
    current.lead = owners.lead;
    current.coord = distinct([...current.coord, ...owners.coord]);
    return true;
  }
  if (subject && /^\s*(?:cung )?phoi hop(?: thuc hien| tham gia)?[\s.]*$/.test(fold(segment.text).slice(subject.end))) {
    current.coord = distinct([...current.coord, ...owners.lead]);
    return true;
  }
  const bracketed = /^\([^()]*\)[\s.]*$/.test(segment.text);
  if (!bracketed && (owners.opens || !isTimeNote(segment.text, found))) return false;
  const named = bracketed ? bodiesOfCell(segment.text.replace(/^\(|\)[\s.]*$/g, '')) : owners;
  if (found && (!current.found || found.rank >= current.found.rank)) current.found = found;
  if (!current.ownLead && named.lead.length > 0) current.lead = named.lead;
  current.coord = distinct([...current.coord, ...named.coord]);
  mergeStart(current, segment.text);
  return true;
}

/** "Ban A giám sát …; Ban B giám sát …; báo cáo kết quả trước ngày 15/11": the closing due time holds for every body before it. */
function closesAll(segment: Segment, drafts: readonly Draft[], owners: Owners, found: FoundDeadline | null): boolean {
  if (drafts.length < 2 || owners.lead.length > 0 || !found || found.rank < 6) return false;
  if (!drafts.every((draft) => draft.found === null) || !/^(?:bao cao|gui|hoan thanh|xong|tong hop|trinh|nop)/.test(fold(segment.text)))
    return false;
  for (const draft of drafts) draft.found = found;
  return true;
}

/** The words of one report among several in a sentence. */
function reportWords(text: string, reports: readonly FoundDeadline[], i: number): string {
  const report = reports[i]!;
  const from = i === 0 ? 0 : cadenceHead(text, reports[i - 1]!.end, report.start);
  const to = i + 1 < reports.length ? cadenceHead(text, report.end, reports[i + 1]!.start) : text.length;
  const part = withoutClosing(text.slice(from, to))
    .replace(/^\s*(?:và|,)\s+/u, '')
    .trim();
  const colon = part.lastIndexOf(': ', part.length);
  const named = colon > 0 && REPORT.test(fold(part.slice(colon))) ? part.slice(colon + 2).trim() : part;
  return wordCount(named) >= 4 && REPORT.test(fold(named)) ? named : text;
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
