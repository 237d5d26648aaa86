/** The plan recogniser: a plan's text in, its targets and tasks out, each with the lines it comes from. */
import type { DocumentText } from '../../../core/documents/text.ts';
import { capitalShare, fold, wordCount } from './fold.ts';
import type { DeadlineContext } from './deadline.ts';
import { readItemsOfOutline } from './items.ts';
import { readLetterhead } from './letterhead.ts';
import type { SectionKind } from './outline.ts';
import { buildOutline, sectionKindOf } from './outline.ts';
import type { Block, Paragraph } from './paragraphs.ts';
import { readBlocks } from './paragraphs.ts';
import type { PlanDocument, PlanTarget, PlanTask, UnreadPassage } from './plan-document.ts';
import type { Head } from './table-head.ts';
import { readTable } from './tables.ts';

const RECIPIENTS = /^(?:noi nhan|noi gui)\s*:?/;
const CLOSING =
  /^(?:nghi quyet|ke hoach|chuong trinh|de an) nay (?:da )?duoc [^.;]{0,160}thong qua|^tren day la (?:toan bo )?(?:noi dung )?(?:ke hoach|chuong trinh|de an|nghi quyet|huong dan|noi dung|bao cao)/;
const SIGNATURE = /^(?:t\/?m\.?|kt\.|tl\.|tuq\.|q\.)\s|^(?:chu tich|bi thu|pho chu tich|truong ban)$/;
const APPENDIX = /^(?:phu luc|bieu(?: so| mau)?|danh muc|bang)(?: (?:so )?(?:\d+|[ivx]+))?(?![\p{L}])/u;

interface Part {
  /** "Phụ lục 1", empty for the body. */
  name: string;
  title: string;
  blocks: Block[];
}

function isAppendixHead(paragraph: Paragraph, inEnd: boolean, next: Block | undefined): boolean {
  const folded = fold(paragraph.text).replace(/^[\s(*]+/, '');
  if (!APPENDIX.test(folded) || wordCount(paragraph.text) > 40 || /[;]$/.test(paragraph.text)) return false;
  if (/^phu luc/.test(folded)) return capitalShare(paragraph.text.slice(0, 10)) > 0.6 || wordCount(paragraph.text) <= 14;
  return (inEnd || next?.kind === 'table') && (capitalShare(paragraph.text) > 0.6 || next?.kind === 'table');
}

/** Body and appendices; legal bases, closing, recipients and signature left out. */
function partsOf(blocks: readonly Block[], bodyStart: number): Part[] {
  const parts: Part[] = [{ name: '', title: '', blocks: [] }];
  let skipping: 'no' | 'closing' | 'end' = 'no';
  let titling = false;
  blocks.slice(bodyStart).forEach((block, i, all) => {
    const part = parts.at(-1)!;
    if (block.kind === 'table') {
      titling = false;
      if (isSignatureTable(block)) skipping = 'end';
      else part.blocks.push(block);
      return;
    }
    const folded = fold(block.text).replace(/^[\s*_]+/, '');
    if (isAppendixHead(block, skipping === 'end', all[i + 1])) {
      const name = /^(phụ\s+lục|biểu(?:\s+mẫu)?|danh\s+mục|bảng)\s*(?:số\s*)?([\divxl]+)?/iu.exec(block.text);
      const label = name
        ? `${name[1]!.charAt(0).toUpperCase()}${name[1]!.slice(1).toLowerCase()}${name[2] ? ` ${name[2].toUpperCase()}` : ''}`
        : 'Phụ lục';
      parts.push({ name: label, title: block.text, blocks: [] });
      skipping = 'no';
      titling = true;
      return;
    }
    if (titling) {
      if (/^\(?\s*(?:kem theo|ban hanh kem|dinh kem)/.test(folded)) return;
      if (capitalShare(block.text) > 0.7 || (part.blocks.length === 0 && all[i + 1]?.kind === 'table' && wordCount(block.text) <= 40)) {
        part.title += ` ${block.text}`;
        return;
      }
      titling = false;
    }
    if (RECIPIENTS.test(folded)) skipping = 'end';
    else if (SIGNATURE.test(folded) && (capitalShare(block.text) > 0.6 || skipping !== 'no')) skipping = 'end';
    else if (CLOSING.test(folded)) skipping = skipping === 'end' ? 'end' : 'closing';
    else if (skipping === 'closing' && sectionKindOf(block.text) !== null && /^[ivx]+[.)]/.test(folded)) skipping = 'no';
    if (skipping === 'no') part.blocks.push(block);
  });
  return parts;
}

function isSignatureTable(block: Extract<Block, { kind: 'table' }>): boolean {
  return (
    block.rows.length <= 4 &&
    block.rows.some((row) => row.cells.some((cell) => RECIPIENTS.test(fold(cell.text)) || /^t\/?m\.?\s/.test(fold(cell.text))))
  );
}

function kindOfPart(part: Part): SectionKind {
  const kind = part.title === '' ? null : sectionKindOf(part.title.replace(/^[^:–-]{0,24}[:–-]\s*/u, ''));
  if (kind) return kind;
  if (/chi tieu|muc tieu|kpi|chi so/.test(fold(part.title)) && !/nhiem vu/.test(fold(part.title))) return 'target';
  return 'task';
}

/** An appendix that is a blank form or an outline for someone else to fill. */
function isForm(part: Part): boolean {
  return /(?:^|\s)(?:mau|bieu mau|de cuong|phieu)(?![\p{L}])/u.test(fold(part.title)) && !/nhiem vu|chi tieu/.test(fold(part.title));
}

/** In a Board's own plan "Ban" is that Board. */
function nameOwnBoard(issuer: string | null, items: readonly { lead: string[] }[]): void {
  const own =
    issuer === null ? null : /^Ban (?:Kinh tế - Ngân sách|Văn hóa - Xã hội|Pháp chế|Đô thị|Dân tộc)/u.exec(issuer.normalize('NFC'));
  if (own) for (const item of items) item.lead = item.lead.map((name) => (name === 'Ban' ? own[0] : name));
}

/**
 * Recognises a plan. Pure: no clock, no files. Never throws on any text; what sounds like an obligation and could not be read stands in `unread`.
 * @param file name of the file, passed through.
 */
export function extractPlan(text: DocumentText, file: string): PlanDocument {
  const blocks = readBlocks(text);
  const head = readLetterhead(blocks);
  const context: DeadlineContext = { year: head.year, issuedOn: head.issuedOn, ofYear: head.period.startsWith('year ') };
  const targets: PlanTarget[] = [];
  const tasks: PlanTask[] = [];
  const unread: UnreadPassage[] = [];
  let lastHead: Head | null = null;
  for (const part of partsOf(blocks, head.bodyStart)) {
    if (isForm(part)) continue;
    let run: Paragraph[] = [];
    const flush = (beforeTable: boolean): void => {
      if (run.length === 0) return;
      const found = readItemsOfOutline(buildOutline(run, kindOfPart(part)), {
        prefix: part.name,
        period: head.period,
        deadlines: context,
        tail: beforeTable ? run.at(-1)! : null
      });
      targets.push(...found.targets);
      tasks.push(...found.tasks);
      unread.push(...found.unread);
      run = [];
    };
    for (const block of part.blocks) {
      if (block.kind === 'paragraph') {
        run.push(block);
        continue;
      }
      flush(true);
      const result = readTable(block, { path: part.name, title: part.title, period: head.period, deadlines: context }, lastHead);
      if (!result) continue;
      lastHead = result.head;
      targets.push(...result.targets);
      tasks.push(...result.tasks);
      unread.push(...result.unread);
    }
    flush(false);
  }
  nameOwnBoard(head.issuer, [...targets, ...tasks]);
  const warnings = [...text.warnings, ...head.warnings];
  if (targets.length === 0) warnings.push('Không tìm thấy chỉ tiêu nào trong văn bản.');
  if (tasks.length === 0) warnings.push('Không tìm thấy nhiệm vụ nào trong văn bản.');
  if (unread.length > 0) warnings.push(`Có ${unread.length} đoạn giống nhiệm vụ hoặc chỉ tiêu nhưng chưa hiểu được, cần người đọc lại.`);
  return {
    file,
    title: head.title,
    number: head.number,
    issuer: head.issuer,
    issued_on: head.issuedOn,
    kind: head.kind,
    targets,
    tasks,
    unread,
    warnings
  };
}
