/** From the outline to items: which paragraphs are headings, which are items, and what headings and trailing notes hand down. */
import { fold, wordCount } from './fold.ts';
import type { DeadlineContext } from './deadline.ts';
import { findDeadlines, surest } from './deadline.ts';
import { RANK } from './marker.ts';
import type { OutlineNode } from './outline.ts';
import { isTrailingNote, sectionPath } from './outline.ts';
import type { Paragraph } from './paragraphs.ts';
import type { PlanTarget, PlanTask, UnreadPassage } from './plan-document.ts';
import { segments } from './sentences.ts';
import type { Attribute, Handed } from './inherit.ts';
import { apply, attributesOf, handDown, trailingAttributes } from './inherit.ts';
import { subjectOf } from './subjects.ts';
import type { Setting } from './targets.ts';
import { isCountedHeading } from './promise.ts';
import { targetsOf } from './targets.ts';
import { labelOf, tasksOf } from './tasks.ts';
import { findLevels } from './comparator.ts';

export interface OutlineSetting {
  /** "Phụ lục 1", or empty for the body. */
  prefix: string;
  period: string;
  deadlines: DeadlineContext;
  /** The last paragraph before a table: when short, it is the table's title. */
  tail?: Paragraph | null;
}

export interface OutlineResult {
  targets: PlanTarget[];
  tasks: PlanTask[];
  unread: UnreadPassage[];
}

/** The attributes a node states; in a list of targets "Kết quả: 100% …" is a target, no attribute. */
function ownAttributes(node: OutlineNode): Attribute[] | null {
  const found = attributesOf(node.text);
  return found && node.section === 'target' && found.every((one) => one.kind === 'result') ? null : found;
}

/** "Nội dung: …" beside lines of owner and time tells what the item above is, no item of its own. */
function isDescription(node: OutlineNode): boolean {
  return (
    /^(?:noi dung|mo ta|cach lam)(?: (?:cong viec|thuc hien|chu yeu|cu the))?\s*:\s*\S/.test(fold(node.text)) &&
    (node.parent?.children.some((child) => ownAttributes(child) !== null) ?? false)
  );
}

/** True when a node has things under it that are not mere attributes or notes. */
function hasItems(node: OutlineNode): boolean {
  return node.children.some((child) => ownAttributes(child) === null && !isNote(child) && !isDescription(child));
}

function isNote(node: OutlineNode): boolean {
  return (
    isTrailingNote(node.text) &&
    (!node.marker || RANK[node.marker.style] === 8) &&
    attributesOf(node.text) === null &&
    !node.announces &&
    isDueNote(node.text)
  );
}

/** "Địa điểm: …", "Thành phần: …": where and with whom, never a task. */
function isParticular(text: string): boolean {
  return (
    /^(?:muc dich|nguyen tac|pham vi|dia diem|thanh phan(?: tham (?:du|gia))?|hinh thuc|doi tuong|so luong)\s*:\s*\S/.test(fold(text)) &&
    wordCount(text) <= 60
  );
}

/** A trailing note must say when or who; "Kết quả giám sát được công khai" is an ordinary sentence. */
function isDueNote(text: string): boolean {
  const folded = fold(text);
  if (/^\(?\s*(?:don vi|co quan|chu tri|phoi hop|phan cong|san pham|ket qua)/.test(folded)) return false;
  return wordCount(text) <= 40 && findDeadlines(text, { year: 2000, issuedOn: null }).length > 0;
}

const VERB_NEEDED =
  /(?:^|[\s,;])(?:phai|can|co trach nhiem|chiu trach nhiem|yeu cau|giao|dinh ky|hang (?:nam|quy|thang|tuan)|truoc ngay|cham nhat|bao cao)(?![\p{L}])/u;

/** Reads every item of an outline. */
export function readItemsOfOutline(roots: readonly OutlineNode[], setting: OutlineSetting): OutlineResult {
  const result: OutlineResult = { targets: [], tasks: [], unread: [] };
  const top: Handed = {
    lead: [],
    leadLines: null,
    coord: [],
    deadline: null,
    deadlineLines: null,
    result: null,
    period: setting.period,
    context: ''
  };
  visit(roots, top, setting, result);
  return result;
}

function visit(nodes: readonly OutlineNode[], handed: Handed, setting: OutlineSetting, result: OutlineResult): void {
  /** Tasks since the last note of this group, for "Các nội dung trên, … trước ngày …". */
  let open: PlanTask[] = [];
  let current = handed;
  nodes.forEach((node, index) => {
    const attributes = ownAttributes(node);
    const before = result.tasks.length;
    if (attributes) {
      // "2.1. Thời gian: …" before the items of its group holds for them all; after an item it completes that item.
      const all = /^[^:]*(?:noi dung|nhiem vu|cong viec)[^:]*:/.test(fold(node.text));
      if (open.length > 0)
        for (const task of all ? open.filter((one) => one.deadline.type === 'ongoing') : open.slice(-1))
          complete(attributes, node, task, handed, setting);
      else current = apply(attributes, current, node.paragraph.lines, setting.deadlines);
      return;
    }
    if (isParticular(node.text)) return;
    if (isNote(node) && open.length > 0) {
      settleNote(node, open, setting);
      open = [];
      return;
    }
    const below = node.children;
    if (below.length > 0 && hasItems(node)) {
      const next = handDown(node, current, setting.deadlines);
      headingItems(node, current, setting, result);
      visit(below, next, { ...setting, deadlines: yearOfHeading(node, setting.deadlines) }, result);
    } else if (node.announces) {
      // An announcement with nothing under it hands its owner to what follows beside it.
      headingItems(node, current, setting, result);
      current = handDown(node, handed, setting.deadlines);
    } else {
      let own = current;
      for (const child of below) {
        const found = attributesOf(child.text);
        if (found) own = apply(found, own, child.paragraph.lines, setting.deadlines);
        else own = withNote(child, own, setting);
      }
      readItem(node, own, setting, result, index === nodes.length - 1);
    }
    open.push(...result.tasks.slice(before));
  });
}

/** Under "Năm 2027" a quarter or month without its year is one of 2027. */
function yearOfHeading(node: OutlineNode, context: DeadlineContext): DeadlineContext {
  const year = wordCount(node.text) <= 8 ? /(?:^|\s)nam (20\d\d)(?!\s*-\s*\d)/.exec(fold(node.text)) : null;
  return year ? { year: Number(year[1]), issuedOn: context.issuedOn, ofYear: true } : context;
}

function withNote(note: OutlineNode, handed: Handed, setting: OutlineSetting): Handed {
  const found = surest(findDeadlines(note.text, setting.deadlines));
  return found ? { ...handed, deadline: found.deadline, deadlineLines: note.paragraph.lines } : handed;
}

/** Attribute lines beside their item (not under it) complete the items before them. */
function complete(attributes: readonly Attribute[], node: OutlineNode, task: PlanTask, handed: Handed, setting: OutlineSetting): void {
  const filled = apply(
    attributes,
    { ...handed, lead: [], coord: [], deadline: null, result: null },
    node.paragraph.lines,
    setting.deadlines
  );
  if (filled.lead.length > 0)
    Object.assign(task, {
      lead: filled.lead.map((body) => body.name),
      lead_kinds: filled.lead.map((body) => body.kind),
      basis: { ...task.basis, lead: node.paragraph.lines }
    });
  if (filled.coord.length > 0) task.coord = filled.coord.map((body) => body.name);
  if (filled.deadline) Object.assign(task, { deadline: filled.deadline, basis: { ...task.basis, deadline: node.paragraph.lines } });
  if (filled.result !== null) task.expected_result = filled.result;
  task.missing = task.missing.filter(
    (one) =>
      !(one === 'lead' && task.lead.length > 0) &&
      !(one === 'deadline' && task.deadline.type !== 'ongoing') &&
      !(one === 'result' && task.expected_result !== null)
  );
  if (task.lead.length > 0 || task.deadline.type !== 'ongoing') delete task.weight;
}

/** Gives the note's due time to the tasks it speaks of: all of the group, or the one before it. */
function settleNote(node: OutlineNode, open: readonly PlanTask[], setting: OutlineSetting): void {
  const found = surest(findDeadlines(node.text, setting.deadlines));
  if (!found) return;
  const last = /^(?:noi dung (?:nay|tren)|viec nay|nhiem vu nay)/.test(fold(node.text));
  for (const task of last ? open.slice(-1) : open) {
    const weak = task.deadline.type === 'ongoing' || (task.deadline.type === 'cadence' && found.deadline.type === 'cadence');
    if (!weak && !(task.basis.deadline && found.rank >= 7)) continue;
    task.deadline = found.deadline;
    task.basis = { ...task.basis, deadline: node.paragraph.lines };
    task.missing = task.missing.filter((one) => one !== 'deadline');
    delete task.weight;
  }
}

/** Items that a heading itself states: what stands before its last, announcing sentence, and the levels it names. */
function headingItems(node: OutlineNode, handed: Handed, setting: OutlineSetting, result: OutlineResult): void {
  const parts = segments(node.text);
  const stops = parts.filter((part) => part.after === 'stop');
  const announcing = /:\s*$/.test(node.text);
  if (stops.length === 0 || wordCount(node.text) < 20) {
    // "1. Giám sát chuyên đề: 02 cuộc, gồm:" states how many of what stands below.
    if (
      node.section !== 'purpose' &&
      findLevels(node.text).some((level) => level.unit !== 'percent' && isCountedHeading(node.text, level.start))
    ) {
      const { lines, page } = node.paragraph;
      result.targets.push(
        ...targetsOf(node.text, {
          section: node.section,
          path: pathOf(node, setting),
          lines,
          page,
          period: handed.period,
          lead: handed.lead.map((body) => body.name),
          leadLines: handed.leadLines,
          context: handed.context
        })
      );
    }
    return;
  }
  const end = announcing ? stops.at(-1)!.start : node.text.length;
  const text = node.text.slice(0, end).trim();
  if (wordCount(text) >= 10) readItem({ ...node, text, children: [] }, handed, setting, result, false);
}

function pathOf(node: OutlineNode, setting: OutlineSetting): string {
  const path = sectionPath(node);
  return [setting.prefix, path].filter((part) => part !== '').join(', ') || `dòng ${node.paragraph.lines[0]}`;
}

function readItem(node: OutlineNode, handed: Handed, setting: OutlineSetting, result: OutlineResult, last: boolean): void {
  const { lines, page } = node.paragraph;
  const path = pathOf(node, setting);
  const { text } = node;
  const folded = fold(text);
  if (wordCount(text) < 3 || /^\(?(?:chi tiet|co phu luc|kem theo|theo (?:phu luc|bieu))/.test(folded)) return;
  if (
    /^can cu .*;$/.test(folded) ||
    /^(?:nghi quyet|ke hoach|chuong trinh|de an|quyet dinh) (?:nay (?:da duoc|duoc|thay the)|(?:nay )?co hieu luc)/.test(folded)
  )
    return;
  // "Yêu cầu các đơn vị nghiêm túc thực hiện./.": the bow at the end of a paper.
  if (
    /^(?:yeu cau|de nghi)\s.*\.\/\.?\s*$/.test(folded) &&
    !node.marker &&
    wordCount(text) <= 30 &&
    findDeadlines(text, setting.deadlines).length === 0
  )
    return;
  if (setting.tail === node.paragraph && wordCount(text) <= 14 && !/[.;]\s*$/.test(text) && subjectOf(text) === null) return;
  if (
    /^(?:tu nguon (?:kinh phi|ngan sach)|kinh phi (?:thuc hien )?(?:tu|trong|duoc|do ngan sach|du kien|khoang)|kinh phi[^.;]{0,30}:\s*\d)(?![\p{L}])/u.test(
      folded
    ) &&
    subjectOf(text) === null
  )
    return;
  if (orphan(node)) {
    result.unread.push({ lines, quote: text, reason: 'Đoạn bắt đầu giữa câu, có thể thiếu phần trước.' });
    return;
  }
  if (node.section === 'purpose') {
    if (tellsOfPast(node)) return;
    if (
      findLevels(text).some((level) => level.explicit) ||
      (/bao cao/.test(folded) && findDeadlines(text, setting.deadlines).some((one) => one.rank >= 6))
    ) {
      result.unread.push({ lines, quote: text, reason: 'Đoạn nằm trong phần mục đích, yêu cầu nhưng nêu mức hoặc thời hạn.' });
    }
    return;
  }
  const trailing = trailingAttributes(text);
  if (trailing) {
    const own = apply(trailing.attributes, handed, lines, setting.deadlines);
    readItem({ ...node, text: trailing.text }, own, setting, result, last);
    return;
  }
  const label = labelOf(text);
  const lead = label && label.bodies.length > 0 ? label.bodies : handed.lead;
  const targetSetting: Setting = {
    section: node.section,
    path,
    lines,
    page,
    period: handed.period,
    lead: lead.map((body) => body.name),
    leadLines: handed.leadLines,
    context: handed.context
  };
  const targets = targetsOf(text, targetSetting);
  result.targets.push(...targets);
  if (targets.length === 0 && isMereTitle(node, last)) {
    if (VERB_NEEDED.test(folded)) result.unread.push({ lines, quote: text, reason: 'Đề mục không có nội dung bên dưới.' });
    return;
  }
  if (node.section === 'target') {
    result.tasks.push(...tasksAmongTargets(node, targets, handed, setting, path));
    return;
  }
  result.tasks.push(...tasksOf(text, handed, { path, lines, page }, setting.deadlines));
}

/** A short, bold or capital line with nothing under it is a title, not a task. */
function isMereTitle(node: OutlineNode, last: boolean): boolean {
  if (node.marker && RANK[node.marker.style] >= 3) return false;
  // "**1. Ban hành hướng dẫn**" over lines of owner and time is what must be done.
  if (node.children.some((child) => ownAttributes(child) !== null)) return false;
  const bare = node.text.trim();
  if (node.marker && RANK[node.marker.style] <= 1 && wordCount(bare) <= 12 && !/[.;]$/.test(bare)) return true;
  if (bare === bare.toUpperCase() && wordCount(bare) <= 25) return true;
  if (!node.marker && !/[.;]$/.test(bare) && wordCount(bare) <= 16 && !last && subjectOf(bare) === null) return true;
  return node.paragraph.strong && wordCount(bare) <= 20 && !/[.;]$/.test(bare);
}

/** Under "Kết quả năm qua", "Thực trạng": what was, with nothing left to check. */
function tellsOfPast(node: OutlineNode): boolean {
  for (let at: OutlineNode | null = node; at; at = at.parent)
    if (
      /^(?:ket qua|thuc trang|tinh hinh|danh gia|ton tai|han che|nguyen nhan|su can thiet|dac diem|khai quat)(?![\p{L}])/u.test(
        fold(at.text)
      )
    )
      return true;
  return false;
}

function orphan(node: OutlineNode): boolean {
  if (node.marker) return false;
  const first = /\p{L}/u.exec(node.text);
  return first !== null && first.index <= 1 && first[0] === first[0].toLowerCase() && wordCount(node.text) > 4;
}

/** In a section of targets, a clause with no level is a task when it names a doer or a rhythm; an aim without either is none. */
function tasksAmongTargets(
  node: OutlineNode,
  targets: readonly PlanTarget[],
  handed: Handed,
  setting: OutlineSetting,
  path: string
): PlanTask[] {
  const { lines, page } = node.paragraph;
  const out: PlanTask[] = [];
  const measured = new Set(targets.map((target) => target.quote));
  for (const segment of segments(node.text)) {
    const rhythm = targets.some((target) => target.quote === segment.text && target.unit === 'times' && target.confidence === 0.7);
    if (measured.has(segment.text) && !rhythm) continue;
    const owner = subjectOf(segment.text);
    const due = findDeadlines(segment.text, setting.deadlines).filter(
      (one) => one.rank >= 6 && (one.deadline.type !== 'event' || one.deadline.days !== undefined)
    );
    const listed = node.marker !== null && /chi tieu/.test(fold(handed.context)) && measured.size === 0 && segment.after === 'start';
    if (!owner && due.length === 0 && !listed) continue;
    if (wordCount(segment.text) < 4) continue;
    out.push(...tasksOf(segment.text, { ...handed, lead: owner ? owner.bodies : handed.lead }, { path, lines, page }, setting.deadlines));
  }
  return out;
}
