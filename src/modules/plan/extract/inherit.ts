/** What headings hand down to the items under them: owners, due times, periods; and the attribute lines that complete an item. */
import { fold, wordCount } from './fold.ts';
import type { DeadlineContext } from './deadline.ts';
import { findDeadlines, readDeadlineCell, surest } from './deadline.ts';
import type { OutlineNode } from './outline.ts';
import type { Body, Deadline } from './plan-document.ts';
import { segments } from './sentences.ts';
import { coordinatorsOf, ownersOf } from './subjects.ts';
import { periodOf } from './target-period.ts';
import type { Inherited } from './tasks.ts';
import { bodiesOfCell, bodiesOfHeading, distinct } from './units.ts';

export interface Handed extends Inherited {
  period: string;
  context: string;
}

/** "Đơn vị chủ trì: …", "Thời gian: …", "Kết quả: …": words that complete the item above them or before them. */
const LABEL =
  '(?:(?:don vi|co quan|nguoi|bo phan|lanh dao|dong chi|can bo)?\\s*(?<role>chu tri|phoi hop|thuc hien|phu trach|tham muu|dau moi)(?: thuc hien| chinh| tham muu)?|phan cong(?: thuc hien)?|giao|don vi|co quan|thanh phan thuc hien|(?<time>thoi gian|thoi han|thoi diem|tien do|han(?: hoan thanh| chot| cuoi)?|ky han|moc(?: thoi gian| hoan thanh)?|hoan thanh)(?: thuc hien| hoan thanh| du kien| to chuc)?(?: (?:cac|nhung) (?:noi dung|nhiem vu|cong viec)[\\p{L} ]{0,14})?|(?<result>ket qua|san pham)(?: dau ra| can dat| du kien| hoan thanh)?)\\s*:\\s*(?=\\S)';
const ATTRIBUTE = new RegExp(`(?:^[\\s(]*|[.;,(]\\s*|\\s-\\s+)${LABEL}`, 'gu');

export type Attribute = { kind: 'lead' | 'coord' | 'time' | 'result'; value: string };

interface FoundAttribute extends Attribute {
  start: number;
}

function findAttributes(text: string): FoundAttribute[] {
  const matches = [...fold(text).matchAll(ATTRIBUTE)];
  return matches.flatMap((match, i): FoundAttribute[] => {
    const { role, time, result } = match.groups ?? {};
    const kind = time ? 'time' : result ? 'result' : role === 'phoi hop' ? 'coord' : 'lead';
    const value = text.slice(match.index + match[0].length, matches[i + 1]?.index ?? text.length).replace(/[\s.;,)]+$/u, '');
    // "thời gian: tháng 7 - 8/2026; Ban A chủ trì, Hội B phối hợp": the owner stands behind the time without a label.
    const behind = kind === 'time' ? /;\s*/.exec(value) : null;
    const rest = behind ? value.slice(behind.index + behind[0].length) : '';
    // "Phụ trách: Văn phòng; xong trong tháng 5": the time stands behind the owner without a label.
    const due = kind === 'lead' ? /[;,]\s*(?=(?:xong|hoàn thành|trước|trong|chậm nhất|tháng|quý|ngày)\s)/iu.exec(value) : null;
    if (due)
      return [
        { kind, value: value.slice(0, due.index), start: match.index },
        { kind: 'time', value: value.slice(due.index + due[0].length), start: match.index + 1 }
      ];
    if (behind && ownersOf(rest).lead.length > 0)
      return [
        { kind, value: value.slice(0, behind.index), start: match.index },
        { kind: 'lead', value: rest, start: match.index + 1 }
      ];
    return [{ kind, value, start: match.index }];
  });
}

/** The attributes a line states, or `null` when it is an ordinary line. */
export function attributesOf(text: string): Attribute[] | null {
  const found = findAttributes(text);
  return found.length > 0 && found[0]!.start === 0 ? found : null;
}

/** Cuts "Xây dựng Quy chế. Chủ trì: Văn phòng; thời hạn: quý II" into the item and its attributes; `null` when it has none behind it. */
export function trailingAttributes(text: string): { text: string; attributes: Attribute[] } | null {
  const found = findAttributes(text);
  const [first] = found;
  if (!first || first.start === 0 || wordCount(text.slice(0, first.start)) < 3) return null;
  return { text: text.slice(0, first.start).replace(/[\s(,;-]+$/u, ''), attributes: found };
}

/** A heading that is a stretch of time ("Quý I năm 2027", "Tháng 3"). */
function periodHeading(text: string, context: DeadlineContext): Deadline | null {
  if (wordCount(text) > 8 || !/^(?:trong |thang|quy|6 thang|sau thang|hang|hanh|dinh ky|thuong xuyen|nam 20)/.test(fold(text))) return null;
  const deadline = readDeadlineCell(text.replace(/[:.]\s*$/, ''), context);
  return deadline && deadline.type !== 'event' ? deadline : null;
}

/** What a heading hands to everything under it. */
export function handDown(node: OutlineNode, from: Handed, context: DeadlineContext): Handed {
  const lines = node.paragraph.lines;
  const out: Handed = { ...from, firm: false, context: `${node.text.slice(0, 160)} ${from.context}`.slice(0, 320) };
  const last = node.announces || /:\s*$/.test(node.text) ? (segments(node.text).at(-1)?.text ?? node.text) : node.text;
  const owner = ownerOfHeading(last, node);
  if (owner) {
    out.lead = owner.lead;
    out.leadLines = lines;
    out.coord = owner.coord;
  }
  const whole = periodHeading(node.text, context) ?? headingDeadline(last, node, context);
  if (whole) {
    out.deadline = whole;
    out.deadlineLines = lines;
  }
  const period =
    node.announces || wordCount(node.text) < 30
      ? (periodOf(last, from.period) ??
        /^(?:giai doan|nhiem ky)\s*(\d{4})\s*-\s*(\d{4})/
          .exec(fold(last))
          ?.slice(1)
          .reduce((a, b) => `term ${a}-${b}`))
      : null;
  if (period) out.period = period;
  return out;
}

function ownerOfHeading(text: string, node: OutlineNode): { lead: Body[]; coord: Body[] } | null {
  const heading = bodiesOfHeading(text);
  if (heading) {
    const rest = fold(heading.rest);
    if (
      /^[\s:.]*$/.test(rest) ||
      /^\([^)]*\)[\s:.]*$/.test(rest) ||
      /^(?:chu tri|co trach nhiem|chiu trach nhiem|thuc hien|tham muu|tap trung|can|phai)/.test(rest)
    ) {
      return { lead: heading.bodies, coord: coordinatorsOf(text, heading.bodies) };
    }
  }
  // "1. Nhóm nhiệm vụ về giám sát (Ban Kinh tế - Ngân sách chủ trì)": the brackets of a heading name who does what stands under it.
  if (node.announces || /:\s*$/.test(text) || /\([^()]*(?:chủ trì|thực hiện|tham mưu|phụ trách)[^()]*\)[\s.:]*$/iu.test(text)) {
    const owners = ownersOf(text);
    if (owners.lead.length > 0) return { lead: owners.lead, coord: owners.coord };
  }
  return null;
}

function headingDeadline(text: string, node: OutlineNode, context: DeadlineContext): Deadline | null {
  // "Chặng 1 - 30 ngày đầu (01/4 - 30/4/2026): Ổn định": the bracket before a colon dates what stands below as well.
  const bracket = /\(([^)]+)\)\s*(?:[:.]?\s*$|:\s)/.exec(text);
  // "2. Nhóm việc thực hiện trong quý IV/2026": a heading of things to do that closes with their time.
  const closing =
    /^(?:cac |nhung )?(?:nhom|viec|nhiem vu|noi dung|cong viec)(?![\p{L}])/u.test(fold(text)) &&
    /(?:trong|xong|truoc|den het) [^,;]{3,24}[\s.:]*$/.test(fold(text));
  const words = bracket ? bracket[1]! : node.announces || (closing && wordCount(text) <= 14) ? text : '';
  const found = words === '' ? null : surest(findDeadlines(words, context));
  return found && (bracket || found.rank >= 6) ? found.deadline : null;
}

/** What is handed down, completed by attribute lines. */
export function apply(attributes: readonly Attribute[], to: Handed, lines: [number, number], context: DeadlineContext): Handed {
  const out = { ...to };
  for (const { kind, value } of attributes) {
    if (kind === 'time') {
      out.deadline = readDeadlineCell(value, context);
      out.deadlineLines = lines;
      if (out.deadline?.type === 'period' && /^\d{4}$/.test(out.deadline.period)) out.period = `year ${out.deadline.period}`;
    } else if (kind === 'result') out.result = value.replace(/[.;\s]+$/, '');
    else {
      const { lead, coord } = bodiesOfCell(value);
      if (kind === 'coord') out.coord = distinct([...lead, ...coord]);
      else {
        out.lead = lead;
        out.firm = lead.length > 0;
        out.leadLines = lines;
        out.coord = distinct([...out.coord, ...coord]);
      }
    }
  }
  return out;
}
