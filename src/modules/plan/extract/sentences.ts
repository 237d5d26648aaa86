/** Cuts a paragraph into sentences and clauses without losing the place of each in the paragraph. */
import { foldMarks } from './fold.ts';

export interface Segment {
  text: string;
  start: number;
  end: number;
  /** What closed the segment before this one: the paragraph's start, a full stop, or a semicolon. */
  after: 'start' | 'stop' | 'semicolon';
}

const ABBREVIATION = /(?:^|[\s(,])(?:TT|Tp|TP|TX|TS|ThS|PGS|GS|BS|KT|TM|TL|Q|P|VP|đ\/c|Đ\/c|v|VV|tr|Ths|stt)$/u;

/** True when the full stop at `i` ends a sentence rather than an abbreviation, a number or an ellipsis within one. */
function endsSentence(text: string, folded: string, i: number): boolean {
  if (text[i + 1] === '.' || text[i + 1] === '/') return false;
  const rest = folded.slice(i + 1);
  if (!/^["')\]]*\s+["'([]*[A-Z0-9*]/.test(rest)) return false;
  const before = text.slice(Math.max(0, i - 8), i);
  if (ABBREVIATION.test(before)) return false;
  // "1. ", "2.1. " at the head of a clause is numbering.
  if (/(?:^|\s)\(?\d{1,2}(?:\.\d{1,2})*$/.test(before) && /^\s+[A-Z]/.test(rest) && i < 6) return false;
  return true;
}

/**
 * Sentences and clauses of one paragraph, trimmed, empty ones left out. A semicolon inside parentheses or quotation marks does not cut.
 */
export function segments(paragraph: string): Segment[] {
  const folded = foldMarks(paragraph);
  const out: Segment[] = [];
  let from = 0;
  let depth = 0;
  let quoted = false;
  let after: Segment['after'] = 'start';
  const push = (to: number, next: Segment['after']): void => {
    const raw = paragraph.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    if (/[\p{L}\p{N}]/u.test(text)) {
      out.push({ text, start: from + lead, end: from + lead + text.length, after });
      after = next;
    }
    from = to;
  };
  for (let i = 0; i < paragraph.length; i += 1) {
    const unit = folded[i]!;
    if (unit === '(') depth += 1;
    else if (unit === ')') depth = Math.max(0, depth - 1);
    else if (unit === '"') quoted = !quoted;
    if (quoted && i - from > 400) quoted = false;
    if (unit === ';' && depth === 0 && !quoted) {
      push(i, 'semicolon');
      from = i + 1;
    } else if ((unit === '.' || unit === '!' || unit === '?') && depth === 0 && endsSentence(paragraph, folded, i)) {
      push(i, 'stop');
      from = i + 1;
      quoted = false;
    }
  }
  push(paragraph.length, 'stop');
  return out;
}

/** A text without the marks that close it (". ; : ./."). */
export function withoutClosing(text: string): string {
  return text.replace(/[\s.;:,/…]+$/u, '');
}
