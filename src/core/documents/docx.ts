/** Reader of Word documents (DOCX, DOCM, DOTX). */
import { numberLines } from './clean-line.ts';
import { BodyReader } from './docx-body.ts';
import { openPackage } from './docx-package.ts';
import { readStyles } from './docx-styles.ts';
import { readBorderedStyles } from './docx-table.ts';
import { fill, vi } from './messages.ts';
import { readNumbering } from './numbering.ts';
import type { DocumentText } from './text.ts';
import { child, elements, type XmlElement } from './xml.ts';

/**
 * Reads a DOCX: automatic numbers written out, deleted text left out, tables row by row.
 * Throws `DocumentRefused` (`damaged`, `bomb`, `encrypted`).
 */
export function readDocx(bytes: Uint8Array, name: string): DocumentText {
  const opened = openPackage(bytes, name);
  const main = opened.part(opened.main);
  const stylesPart = opened.part(opened.related('styles') ?? 'word/styles.xml');
  const styles = readStyles(stylesPart);
  const numbering = readNumbering(opened.part(opened.related('numbering') ?? 'word/numbering.xml'), styles.lists);
  const paged = mentions(main, 'w:lastRenderedPageBreak');
  const reader = new BodyReader({
    styles,
    numbering,
    notes: {
      foot: notesById(opened.part(opened.related('footnotes')), 'w:footnote'),
      end: notesById(opened.part(opened.related('endnotes')), 'w:endnote')
    },
    borderedStyles: readBorderedStyles(stylesPart),
    paged
  });
  const lines = numberLines(reader.read(child(main, 'w:body')));

  const warnings: string[] = [];
  if (opened.macros) warnings.push(vi.warnMacro);
  if (reader.findings.tracked) warnings.push(vi.warnTracked);
  for (const font of reader.findings.fonts) warnings.push(fill(vi.warnLegacyFont, { font }));
  const last = lines[lines.length - 1];
  return { kind: 'docx', lines, pages: paged ? (last?.page ?? null) : null, warnings };
}

function notesById(part: XmlElement | undefined, name: string): Map<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const note of elements(part, name)) {
    // The separators above the notes are kept as notes with a type.
    const type = note.attributes['w:type'];
    if (type === undefined || type === 'normal') notes.set(note.attributes['w:id'] ?? '', note);
  }
  return notes;
}

function mentions(element: XmlElement | undefined, name: string): boolean {
  if (!element) return false;
  return element.name === name || element.children.some((one) => typeof one !== 'string' && mentions(one, name));
}
