/** The head of an office paper: number, place and date, kind, title over several lines, issuer, and where the body begins. */
import { capitalShare, fold, foldMarks, wordCount } from './fold.ts';
import { isoDate } from './dates.ts';
import { markerOf } from './marker.ts';
import type { Block, Paragraph } from './paragraphs.ts';
import type { PlanKind } from './plan-document.ts';
import { bodyListAt } from './units.ts';

export interface Letterhead {
  number: string | null;
  issuedOn: string | null;
  kind: PlanKind;
  title: string | null;
  issuer: string | null;
  /** The year the plan is for, else the year of issue. */
  year: number | null;
  /** `year 2026`, `term 2026-2031` or `program`: the period of targets that state none. */
  period: string;
  /** Index in the blocks of the first one of the body. */
  bodyStart: number;
  warnings: string[];
}

const KINDS: readonly [RegExp, PlanKind][] = [
  [/^chuong trinh hanh dong/, 'action-programme'],
  [/^chuong trinh (?:cong tac|giam sat|lam viec|hoat dong)/, 'work-programme'],
  [/^chuong trinh/, 'programme'],
  [/^(?:ban )?ke hoach/, 'plan'],
  [/^de an/, 'scheme'],
  [/^nghi quyet/, 'resolution'],
  [/^chi thi/, 'directive'],
  [/^huong dan/, 'guidance'],
  [/^thong bao/, 'notice']
];

/** Papers that may carry a plan inside: named only where no plan is. */
const CARRIERS = /^(?:bao cao|quyet dinh|ket luan)$/;

function kindOf(text: string): PlanKind | null {
  const folded = fold(text).trim();
  for (const [pattern, kind] of KINDS) if (pattern.test(folded)) return kind;
  return null;
}

const HEAD_LIMIT = 40;
const BASIS =
  /^[-\s]*(?:can cu|xet|theo (?:de nghi|nghi quyet|ke hoach)|thuc hien (?:nghi quyet|ke hoach|luat|chuong trinh|de an|cong van|chi thi|ket luan|huong dan|quyet dinh|su chi dao)|tiep tuc thuc hien|nham |de (?:thuc hien|trien khai|cu the hoa))/;

/** Letterhead tables (DOCX) read as lines, so that one search serves both. */
function headLines(blocks: readonly Block[]): { text: string; index: number; paragraph: Paragraph | null }[] {
  const out: { text: string; index: number; paragraph: Paragraph | null }[] = [];
  for (let index = 0; index < Math.min(blocks.length, HEAD_LIMIT); index += 1) {
    const block = blocks[index]!;
    if (block.kind === 'paragraph') out.push({ text: block.text, index, paragraph: block });
    else if (index < 6 && block.rows.length <= 6)
      for (const row of block.rows) for (const cell of row.cells) out.push({ text: cell.text, index, paragraph: null });
  }
  return out;
}

function readNumber(lines: readonly { text: string }[]): { number: string | null; symbol: string | null; blank: boolean } {
  for (const { text } of lines.slice(0, 16)) {
    const match =
      /(?:^|\s)S[oO]\s*:\s*(\d{1,4}[A-Za-z]?)?\s*[.…_]*\s*((?:\/\s*\d{4}\s*)?[/-]\s*[A-Z][\w&.]*(?:\s?[-/]\s?[A-Z][\w&.]*)*)/.exec(
        foldMarks(text)
      );
    if (!match) continue;
    const at = match.index + match[0].length - match[2]!.length;
    const symbol = text.slice(at, at + match[2]!.length).replace(/\s+/g, '');
    return { number: match[1] ? `${match[1]}${symbol}` : null, symbol, blank: match[1] === undefined };
  }
  return { number: null, symbol: null, blank: false };
}

function readDate(lines: readonly { text: string }[]): {
  issuedOn: string | null;
  year: number | null;
  place: string | null;
  blank: boolean;
} {
  for (const { text } of lines.slice(0, 16)) {
    const folded = fold(text);
    const match = /(?:^|[^\p{L}])(?:([\p{L} ]{2,40}),\s*)?ngay\s*(\d{0,2})[\s.…_]*thang\s*(\d{0,2})[\s.…_]*nam\s*(\d{4})/u.exec(folded);
    if (!match || wordCount(text) > 30 || /^\s*can cu|\bso\s+\d+.*,? ngay/.test(folded)) continue;
    const placeAt = match[1] ? folded.indexOf(match[1], match.index) : -1;
    const place = placeAt < 0 ? null : text.slice(placeAt, placeAt + match[1]!.length).trim();
    const year = Number(match[4]);
    const issuedOn = match[2] && match[3] ? isoDate(year, Number(match[3]), Number(match[2])) : null;
    return { issuedOn, year, place, blank: issuedOn === null };
  }
  return { issuedOn: null, year: null, place: null, blank: false };
}

function isTitleEnd(text: string): boolean {
  return (
    /[.;:]\s*$/.test(text) ||
    /^\s*can cu/.test(fold(text)) ||
    text.length > 420 ||
    (markerOf(text) !== null && !/^\s*-/.test(text)) ||
    /^\(?kem theo|^---/.test(fold(text))
  );
}

const BODY_IN_SYMBOL: readonly [RegExp, string][] = [
  [/TTHDND|TT\.?HDND/, 'Thường trực HĐND'],
  [/BKT-?NS|BKTNS/, 'Ban Kinh tế - Ngân sách HĐND'],
  [/BVH-?XH|BVHXH/, 'Ban Văn hóa - Xã hội HĐND'],
  [/HDND/, 'HĐND'],
  [/UBND/, 'UBND'],
  [/MTTQ|BTT/, 'Ủy ban MTTQ'],
  [/-?[/-]DU|DU$/, 'Đảng ủy']
];

function readIssuer(
  lines: readonly { text: string }[],
  blocks: readonly Block[],
  bodyStart: number,
  symbol: string | null,
  place: string | null
): string | null {
  const localise = (name: string): string =>
    place && !/xã|phường|tỉnh|thành phố|đặc khu/iu.test(name) ? `${name} ${levelOf(lines, blocks)}${place}` : name;
  // "Thường trực HĐND xã xây dựng Kế hoạch …": the sentence that leads into the body names who adopts the plan.
  for (const block of blocks.slice(0, bodyStart + 1).reverse()) {
    if (block.kind !== 'paragraph') continue;
    const folded = fold(block.text);
    for (const match of folded.matchAll(
      /(?:xay dung|ban hanh|de ra|lap|trien khai)\s+(?:va (?:ban hanh|trien khai) )?(?:ke hoach|chuong trinh|de an|nghi quyet)/g
    )) {
      for (let from = Math.max(0, match.index - 70); from < match.index; from += 1) {
        const list = bodyListAt(block.text, folded, from);
        if (list && match.index - list.end <= 2 && list.bodies.length === 1)
          return localise(withOwnPlace(block.text.slice(list.start, list.end), list.bodies[0]!.name));
      }
    }
  }
  if (symbol) for (const [pattern, name] of BODY_IN_SYMBOL) if (pattern.test(foldMarks(symbol))) return localise(name);
  for (const block of blocks) {
    const match =
      block.kind === 'paragraph'
        ? /^\s*T\/?M\.?\s*(.{3,60}?)(?:\s+(?:KT\.|CHU TICH|BI THU|TRUONG BAN|PHO))?$/.exec(foldMarks(block.text))
        : null;
    if (!match || block.kind !== 'paragraph') continue;
    const at = block.text.length - match[0].length + match[0].indexOf(match[1]!);
    const words = block.text.slice(at, at + match[1]!.length);
    const list = bodyListAt(words, fold(words), 0);
    if (list) return localise(list.bodies[0]!.name);
  }
  return null;
}

/** The commune's own name stays with the issuer ("HĐND xã Bằng Lang"). */
function withOwnPlace(words: string, name: string): string {
  const level = /\b(?:xã|phường|đặc khu)(?:\s+\p{Lu}\p{Ll}+){1,4}/u.exec(words);
  return level ? `${name} ${level[0]}` : name;
}

function levelOf(lines: readonly { text: string }[], blocks: readonly Block[]): string {
  const text = fold(
    [...lines.map((line) => line.text), ...blocks.slice(0, 60).map((block) => (block.kind === 'paragraph' ? block.text : ''))].join(' ')
  );
  const count = (word: RegExp): number => [...text.matchAll(word)].length;
  const [commune, ward, zone] = [count(/\bxa (?!hoi)/g), count(/\bphuong (?!(?:thuc|phap|an|cham|tien|huong))/g), count(/\bdac khu /g)];
  if (zone > commune && zone > ward) return 'đặc khu ';
  return ward > commune ? 'phường ' : 'xã ';
}

function readPeriod(title: string, lead: string, issued: number | null): { period: string; year: number | null } {
  const folded = fold(title.replace(/[“"][^”"]*[”"]/g, ' '));
  const year = /(?:^|\s)nam (\d{4})(?!\s*-\s*\d)/.exec(
    folded.replace(/ngay \S+(?: thang \S+)? nam \d{4}|luat[^,;]{0,60}? nam \d{4}/g, ' ')
  );
  // "Kết quả năm 2026 và kế hoạch công tác năm 2027": the plan is for the year it is told with.
  const planned = /(?:ke hoach|phuong huong|nhiem vu|chuong trinh)[^,;]{0,60}? nam (20\d\d)(?!\s*-\s*\d)(?!.* nam 20\d\d)/.exec(folded);
  const whole = planned ?? year;
  if (whole) return { period: `year ${whole[1]}`, year: Number(whole[1]) };
  for (const text of [fold(title), fold(lead)]) {
    const term = /(?:nhiem ky|giai doan)\s*(\d{4})\s*-\s*(\d{4})/.exec(text);
    if (term) return { period: `term ${term[1]}-${term[2]}`, year: issued };
  }
  return { period: 'program', year: issued };
}

/** Reads the letterhead and says where the body begins (after title, legal bases and the sentence "… như sau:"). */
export function readLetterhead(blocks: readonly Block[]): Letterhead {
  const lines = headLines(blocks);
  const { number, symbol, blank: numberBlank } = readNumber(lines);
  const date = readDate(lines);
  const warnings: string[] = [];
  if (numberBlank) warnings.push('Số văn bản còn để trống.');
  if (date.blank) warnings.push('Ngày ban hành còn để trống.');

  let kind: PlanKind | null = null;
  let titleFrom = 0;
  let title: string | null = null;
  const kindAt = lines.findIndex(
    ({ text, paragraph }) =>
      paragraph !== null &&
      kindOf(text) !== null &&
      (capitalShare(text.slice(0, 24)) > 0.6 || (wordCount(text) <= 5 && !/[;.:]$/.test(text)))
  );
  const titleAt = kindAt >= 0 ? kindAt : lines.findIndex(({ text, paragraph }) => paragraph !== null && CARRIERS.test(fold(text).trim()));
  if (titleAt >= 0) {
    kind = kindOf(lines[titleAt]!.text);
    const parts = [lines[titleAt]!.text];
    let at = titleAt + 1;
    while (
      at < lines.length &&
      parts.length < 8 &&
      lines[at]!.paragraph !== null &&
      !isTitleEnd(lines[at]!.text) &&
      !/^\s*so\s*:|ngay\s*\d*\s*thang\s*\d*\s*nam \d{4}\s*$/.test(fold(lines[at]!.text).slice(0, 80))
    ) {
      parts.push(lines[at]!.text);
      at += 1;
    }
    title = parts.join(' ').replace(/\s+/g, ' ').trim();
    titleFrom = at < lines.length ? lines[at]!.index : blocks.length;
  }
  const bodyStart = findBodyStart(blocks, titleFrom);
  const lead = blocks
    .slice(titleFrom, bodyStart)
    .map((block) => (block.kind === 'paragraph' ? block.text : ''))
    .join(' ');
  const { period, year } = readPeriod(title ?? '', '', date.year);
  const issuer = readIssuer(lines, blocks, bodyStart, symbol, date.place ?? placeIn(`${title ?? ''} ${lead}`));
  if (title === null) warnings.push('Không thấy tên loại văn bản và tiêu đề.');
  return {
    number,
    issuedOn: date.issuedOn,
    kind: kind ?? 'other',
    title,
    issuer,
    year: year ?? latestYear(lead),
    period,
    bodyStart,
    warnings
  };
}

/** "xã Cao Minh" in a title gives the commune when the date line is missing. */
function placeIn(text: string): string | null {
  const match = /\b(?:xã|phường|đặc khu)\s+((?:\p{Lu}\p{Ll}+)(?:\s+\p{Lu}\p{Ll}+){0,3})/u.exec(text);
  return match ? match[1]! : null;
}

function latestYear(text: string): number | null {
  // The end of a term ("2026 - 2031") is not the year a plan begins.
  const years = [...text.matchAll(/(?<!\d{4}\s*[-–]\s*)\b(20\d{2})\b/g)].map((match) => Number(match[1]));
  return years.length === 0 ? null : Math.max(...years);
}

function findBodyStart(blocks: readonly Block[], from: number): number {
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index]!;
    if (block.kind === 'table') return index;
    const folded = fold(block.text);
    const marker = markerOf(block.text);
    if (marker && !BASIS.test(folded.slice(marker.length))) return index;
    if (/(?:nhu sau|sau day|noi dung sau|cu the)\s*:\s*$/.test(folded)) return index + 1;
    if (index - from > 30) break;
  }
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index]!;
    if (block.kind === 'table' || !/^\s*can cu/.test(fold(block.text))) return index;
  }
  return blocks.length;
}
