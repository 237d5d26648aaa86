/** The outline of a plan's body: every paragraph under its headings, with the kind of section each stands in. */
import { capitalShare, fold, wordCount } from './fold.ts';
import { RANK, markerOf } from './marker.ts';
import type { Marker } from './marker.ts';
import type { Paragraph } from './paragraphs.ts';
import { subjectOf } from './subjects.ts';
import { bodiesOfHeading } from './units.ts';

export type SectionKind = 'purpose' | 'target' | 'task' | 'organisation';

export interface OutlineNode {
  /** Without its marker. */
  text: string;
  marker: Marker | null;
  /** A paragraph that ends with a colon and announces what follows. */
  announces: boolean;
  paragraph: Paragraph;
  parent: OutlineNode | null;
  children: OutlineNode[];
  /** What its section is for, own or inherited. */
  section: SectionKind;
  /** 1-based place among its siblings. */
  position: number;
}

/** What a heading says its section is for, or `null` when it does not say. */
export function sectionKindOf(heading: string): SectionKind | null {
  const folded = fold(heading).replace(/^[^\p{L}]+/u, '');
  const target =
    /(?:^|[\s,])(?:chi tieu|muc tieu|chi so|muc phan dau|phan dau|kpi|(?:ket qua|yeu cau|muc) can dat|dinh muc|cam ket|thuoc do|noi dung thi dua|tieu chuan thi dua|yeu cau ve (?:so luong|chat luong|muc|ket qua))(?![\p{L}])/u.test(
      folded.slice(0, 60)
    );
  const task = /(?:^|[\s,])(?:nhiem vu|giai phap|bien phap|cong viec|to chuc thuc hien)(?![\p{L}])/u.test(folded);
  // "Đánh giá, hiệu chỉnh Bộ chỉ số" does something to indicators and states none.
  const doing = /^(?:xay dung|danh gia|ban hanh|ap dung|ra soat|hieu chinh|cong khai|tong hop|cap nhat)(?![\p{L}])/u.test(folded);
  if (!doing && (target || /^(?:bo |cac |he thong )?tieu chi(?![\p{L}])/u.test(folded)) && !task) return 'target';
  if (
    /^(?:muc dich|yeu cau|quan diem|phuong cham|phuong chau|nguyen tac|su can thiet|co so|can cu|thuc trang|tinh hinh|khai quat|dac diem|ton tai|han che|nguyen nhan|bai hoc|ly do|boi canh|ket qua (?:dat duoc|hoat dong|cong tac|thuc hien)(?! can)|danh gia (?:tinh hinh|ket qua|chung|thuc trang)|pham vi|doi tuong|thang diem|xep loai|cach cham diem)(?![\p{L}])/u.test(
      folded
    )
  )
    return 'purpose';
  if (
    /^(?:to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem|che do (?:thong tin|bao cao)|thong tin,? bao cao|kinh phi|tien do|lo trinh)/.test(
      folded
    )
  )
    return 'organisation';
  if (task || /(?:^|[\s,])noi dung(?![\p{L}])/u.test(folded)) return 'task';
  return null;
}

/** "TỔ CHỨC THỰC HIỆN", "PHẦN THỨ HAI" without a number: a line in capitals heads a part of its own. */
function capitalHeading(text: string): Marker | null {
  const words = wordCount(text);
  return words >= 2 && words <= 30 && capitalShare(text) > 0.85 && !/[.;]\s*$/.test(text) && !/\d%/.test(text)
    ? { style: 'letter-upper', label: '', length: 0 }
    : null;
}

/** "Mục tiêu đến hết năm 2026" alone on its line, over a paragraph. */
function bareHeading(text: string, next: string | undefined): Marker | null {
  const heads =
    wordCount(text) <= 9 && /^\p{Lu}[^.;:,]*$/u.test(text) && next !== undefined && wordCount(next) >= 12 && sectionKindOf(text) !== null;
  return heads ? { style: 'letter-upper', label: '', length: 0 } : null;
}

function isHeadingLike(text: string): boolean {
  return wordCount(text) <= 30 && !/[.;]\s+\p{Lu}/u.test(text);
}

/** Trailing lines that give a time or an owner to the items before them, and so stand in no place of their own. */
export function isTrailingNote(text: string): boolean {
  return /^\(?\s*(?:(?:tat ca )?(?:cac|nhung) (?:noi dung|nhiem vu|cong viec|viec|quy trinh|san pham|van ban)[^.;]{0,30}(?:tren|neu tren|noi tren|tai)|noi dung (?:nay|tren)|thoi gian|thoi han|han hoan thanh|hoan thanh,? (?:truoc|trong|cham nhat|vao|xong|den|muon nhat)|xong truoc|tien do|bat dau (?:tu|thuc hien)|(?:don vi|co quan|bo phan|chu tri|phoi hop|san pham|ket qua|nguoi thuc hien|phan cong|thanh phan)[^.:;]{0,30}:|trinh [^.;]{0,60} truoc)(?![\p{L}])/u.test(
    fold(text)
  );
}

/** Builds the outline of consecutive paragraphs. `base` is the section kind of what has no heading of its own. */
export function buildOutline(paragraphs: readonly Paragraph[], base: SectionKind): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const stack: OutlineNode[] = [];
  /** Which bullet stands over which in this paper ("+>-"). */
  const over = new Set<string>();
  // A paper that numbers nothing heads its parts by short lines of their own.
  const unnumbered = !paragraphs.some(({ text }) => RANK[markerOf(text)?.style ?? 'dot'] <= RANK.dec1);
  paragraphs.forEach((paragraph, index) => {
    if (/^\(\s*(?:chi tiet|co phu luc|kem theo|theo phu luc|xem phu luc)/.test(fold(paragraph.text))) return;
    const marker =
      markerOf(paragraph.text) ??
      capitalHeading(paragraph.text) ??
      (unnumbered ? bareHeading(paragraph.text, paragraphs[index + 1]?.text) : null);
    const text = marker ? paragraph.text.slice(marker.length).trim() : paragraph.text;
    const colon = /:\s*$/.test(text) && !isTrailingNote(text);
    const next = paragraphs[index + 1];
    const nextMarker = next ? markerOf(next.text) : null;
    const bullet = marker !== null && RANK[marker.style] === 8;
    const announces =
      (marker === null && headsBullets(text, nextMarker)) || (colon && (marker === null || (bullet && nextMarker?.style === marker.style)));
    place(stack, marker, announces, text, over);
    const parent = !marker && isTrailingNote(text) ? noteParent(stack) : (stack.at(-1) ?? null);
    const siblings = parent ? parent.children : roots;
    const node: OutlineNode = { text, marker, announces, paragraph, parent, children: [], section: base, position: siblings.length + 1 };
    siblings.push(node);
    node.section = ownSection(node) ?? inheritedSection(node, base);
    if (marker && parent?.marker && isBullet(parent)) over.add(`${parent.marker.style}>${marker.style}`);
    if (marker || announces) stack.push(node);
  });
  return roots;
}

/** "Tháng 7", "Ban Kinh tế - Ngân sách" alone on a line, with numbered or bulleted lines behind it: their time or their owner. */
function headsBullets(text: string, next: Marker | null): boolean {
  if (next === null || RANK[next.style] < 6 || wordCount(text) > 12 || /[.;,:]\s*$/.test(text)) return false;
  if (/^(?:trong |cac )?(?:thang|quy|tuan|nam 20\d\d|0?6 thang|nhiem vu thuong xuyen)(?![\p{L}])/u.test(fold(text)))
    return wordCount(text) <= 6;
  const heading = bodiesOfHeading(text);
  return heading !== null && /^[\s.:]*$/.test(heading.rest);
}

/** Leaves on the stack only what the next paragraph stands under. */
function place(stack: OutlineNode[], marker: Marker | null, announces: boolean, text: string, over: ReadonlySet<string>): void {
  if (!marker) {
    if (isTrailingNote(text) && !announces) return;
    while (
      stack.length > 0 &&
      (stack.at(-1)!.announces || (isBullet(stack.at(-1)!) && !isBareHeading(stack.at(-1)!)) || isFullItem(stack.at(-1)!))
    )
      stack.pop();
    return;
  }
  const same = stack.findLastIndex((node) => node.marker?.style === marker.style && !(node.announces && RANK[marker.style] === 8));
  const announcing = stack.findLastIndex((node) => node.announces);
  if (announces && RANK[marker.style] === 8) {
    const first = stack.findIndex((node) => node.marker?.style === marker.style);
    if (first >= 0) stack.length = first;
    return;
  }
  if (same >= 0 && same > announcing) {
    stack.length = same;
    return;
  }
  if (same >= 0 && RANK[marker.style] < 8) {
    stack.length = same;
    return;
  }
  while (
    stack.length > 0 &&
    isBullet(stack.at(-1)!) &&
    RANK[marker.style] === 8 &&
    over.has(`${marker.style}>${stack.at(-1)!.marker!.style}`)
  )
    stack.pop();
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    if (top.announces && (RANK[marker.style] >= 2 || stack.length === 0)) {
      const above = stack.slice(0, -1).findLast((node) => node.marker);
      if (above?.marker && RANK[above.marker.style] > RANK[marker.style]) stack.pop();
      else break;
    } else if (top.marker && RANK[top.marker.style] > RANK[marker.style]) stack.pop();
    else if (!top.marker && RANK[marker.style] < 2) stack.pop();
    else break;
  }
}

/** A note after items stands beside them, so that it can speak of all of them. */
function noteParent(stack: readonly OutlineNode[]): OutlineNode | null {
  const top = stack.at(-1);
  if (!top) return null;
  return top.announces || top.children.length > 0 ? top : top.parent;
}

function isBullet(node: OutlineNode): boolean {
  return node.marker !== null && RANK[node.marker.style] >= 7;
}

/** "+ Đối với HĐND xã": a bullet that only names what the next paragraph is about. */
function isBareHeading(node: OutlineNode): boolean {
  return wordCount(node.text) <= 12 && !/[.;,]\s*$/.test(node.text) && node.children.length === 0;
}

/** A numbered sentence that is complete, so the unnumbered paragraph after it stands beside it. */
function isFullItem(node: OutlineNode): boolean {
  if (node.marker === null || !/[.;]\s*$/.test(node.text)) return false;
  if (RANK[node.marker.style] >= 3 && wordCount(node.text) > 30) return true;
  const subject = RANK[node.marker.style] >= 2 ? subjectOf(node.text) : null;
  return subject !== null && wordCount(node.text.slice(subject.end)) >= 4;
}

function ownSection(node: OutlineNode): SectionKind | null {
  const rank = node.marker ? RANK[node.marker.style] : 9;
  if (
    node.announces &&
    /(?:chi tieu|muc tieu)/.test(fold(node.text).slice(-140)) &&
    !/nhiem vu|giai phap/.test(fold(node.text).slice(-140))
  )
    return 'target';
  if ((rank <= 4 || (node.paragraph.strong && rank === 9)) && isHeadingLike(node.text)) {
    // "YÊU CẦU" alone behind the contents sets levels; beside "mục đích" it opens the paper.
    if (rank <= 1 && node.position > 1 && /^yeu cau\s*:?$/.test(fold(node.text).trim())) return 'target';
    const kind = sectionKindOf(node.text);
    // Inside a section of purposes only a heading may change the kind, and a plain requirement is none.
    const sentence = rank >= 2 && /[.;]\s*$/.test(node.text) && (node.parent?.section === 'purpose' || wordCount(node.text) > 8);
    if (sentence) return null;
    if (kind && (rank <= 2 || node.paragraph.strong || wordCount(node.text) <= 8)) return kind;
    // "PHẦN I. KẾT QUẢ NĂM QUA" with its own I, II, III: those headings tell of the past year too.
    if (
      rank <= 1 &&
      !(node.parent?.marker?.style === 'part' && node.parent.section === 'purpose') &&
      !(node.parent?.marker && RANK[node.parent.marker.style] < rank && node.parent.section === 'target')
    )
      return 'task';
  }
  return null;
}

function inheritedSection(node: OutlineNode, base: SectionKind): SectionKind {
  return node.parent ? node.parent.section : base;
}

/** "III.1.1.a", "II.2 – ý 3": where a node stands, for people. */
export function sectionPath(node: OutlineNode): string {
  const chain: OutlineNode[] = [];
  for (let at: OutlineNode | null = node; at; at = at.parent) if (at.marker) chain.unshift(at);
  let path = '';
  let last = '';
  for (const { marker, position } of chain) {
    if (!marker || marker.label === '') continue;
    if (RANK[marker.style] === 8) {
      path += `${path === '' ? '' : ' – '}ý ${position}`;
    } else if (last !== '' && marker.label.startsWith(`${last}.`)) {
      path += marker.label.slice(last.length);
      last = marker.label;
    } else {
      path += `${path === '' ? '' : '.'}${marker.label}`;
      last = /^\d/.test(marker.label) ? marker.label : '';
    }
  }
  return path;
}

/** All nodes in reading order. */
export function walk(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...walk(node.children)]);
}
