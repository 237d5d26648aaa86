/** One DOCX paragraph as pieces of text: runs, breaks, boxes and notes inside it. */
import { readLook, type DocxStyles, type RunLook } from './docx-styles.ts';
import { fromLegacy, legacyFont } from './legacy-letters.ts';
import { child, elements, value, type XmlElement } from './xml.ts';

/** What a paragraph holds, in order. */
export type ParagraphPiece =
  | { kind: 'text'; text: string; bold: boolean }
  | { kind: 'line-break' }
  /** `rendered`: where Word last broke the page, not where the author did. */
  | { kind: 'page-break'; rendered: boolean }
  /** A text box: its `w:txbxContent`, read as a body of its own. */
  | { kind: 'box'; content: XmlElement }
  | { kind: 'note'; id: string; end: boolean };

/** Things met on the way that a person should be told. */
export interface Findings {
  tracked: boolean;
  fonts: Set<string>;
}

/** Symbol-font characters that stand for plain signs. */
const SYMBOLS: Record<string, string> = {
  F02D: '-',
  F02B: '+',
  F03D: '=',
  F0B3: '≥',
  F0A3: '≤',
  F0B1: '±',
  F0B4: '×',
  F0B8: '÷',
  F0B0: '°',
  F0B7: '•',
  F0A7: '•',
  F0D8: '•',
  F0FC: '•'
};

/** Collects the pieces of a `w:p`. `base` is the paragraph style's look. */
export function readPieces(paragraph: XmlElement, styles: DocxStyles, base: RunLook, findings: Findings): ParagraphPiece[] {
  const pieces: ParagraphPiece[] = [];
  walk(paragraph, styles, base, findings, pieces);
  return pieces;
}

function walk(element: XmlElement, styles: DocxStyles, base: RunLook, findings: Findings, pieces: ParagraphPiece[]): void {
  for (const one of elements(element)) {
    switch (one.name) {
      case 'w:r':
        readRun(one, styles, base, findings, pieces);
        break;
      case 'w:del':
      case 'w:moveFrom':
        findings.tracked = true;
        break;
      case 'w:ins':
      case 'w:moveTo':
        findings.tracked = true;
        walk(one, styles, base, findings, pieces);
        break;
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:sdtEndPr':
      case 'w:rt':
        break;
      case 'mc:AlternateContent':
        walk(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one, styles, base, findings, pieces);
        break;
      case 'm:t':
        pieces.push({ kind: 'text', text: plain(one), bold: base.bold === true });
        break;
      default:
        // Hyperlinks, fields, smart tags, content controls, formulas: only what stands inside counts.
        walk(one, styles, base, findings, pieces);
    }
  }
}

function readRun(run: XmlElement, styles: DocxStyles, base: RunLook, findings: Findings, pieces: ParagraphPiece[]): void {
  const properties = child(run, 'w:rPr');
  const look: RunLook = { ...base, ...styles.run(value(properties, 'w:rStyle')), ...readLook(properties) };
  if (look.hidden) return;
  const bold = look.bold === true;
  const push = (text: string): void => {
    if (text === '') return;
    const legacy = legacyFont(look.font);
    if (legacy && look.font !== undefined) findings.fonts.add(look.font);
    const turned = legacy ? fromLegacy(text, legacy.system, legacy.capitals) : text;
    pieces.push({ kind: 'text', text: look.caps ? turned.toLocaleUpperCase('vi') : turned, bold });
  };
  readRunContent(run, push, pieces);
}

function readRunContent(holder: XmlElement, push: (text: string) => void, pieces: ParagraphPiece[]): void {
  for (const one of elements(holder)) {
    switch (one.name) {
      case 'w:t':
        push(plain(one));
        break;
      case 'w:tab':
      case 'w:ptab':
        push('\t');
        break;
      case 'w:br':
        pieces.push(one.attributes['w:type'] === 'page' ? { kind: 'page-break', rendered: false } : { kind: 'line-break' });
        break;
      case 'w:cr':
        pieces.push({ kind: 'line-break' });
        break;
      case 'w:noBreakHyphen':
        push('-');
        break;
      case 'w:sym':
        push(SYMBOLS[(one.attributes['w:char'] ?? '').toUpperCase()] ?? '');
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        pieces.push({ kind: 'note', id: one.attributes['w:id'] ?? '', end: one.name === 'w:endnoteReference' });
        break;
      case 'w:lastRenderedPageBreak':
        pieces.push({ kind: 'page-break', rendered: true });
        break;
      case 'mc:AlternateContent':
        readRunContent(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one, push, pieces);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        for (const content of boxes(one)) pieces.push({ kind: 'box', content });
        break;
      default:
        break;
    }
  }
}

/** Text boxes at any depth of a drawing; of alternates only the first is shown, so only it is read. */
function boxes(element: XmlElement): XmlElement[] {
  if (element.name === 'w:txbxContent') return [element];
  if (element.name === 'mc:AlternateContent') {
    const shown = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
    return shown ? boxes(shown) : [];
  }
  return elements(element).flatMap(boxes);
}

function plain(element: XmlElement): string {
  return element.children.filter((one) => typeof one === 'string').join('');
}
