/** Tables of a DOCX: rows, spans and merges; and which tables only place text on the page. */
import { child, elements, value, type XmlElement } from './xml.ts';

/** One cell of a row. */
export interface DocxCell {
  element: XmlElement;
  /** Columns covered (`w:gridSpan`). */
  span: number;
  /** The cell goes on from the one above (`w:vMerge`). */
  continues: boolean;
}

/** One row; `before` columns are left out at its start. */
export interface DocxRow {
  cells: DocxCell[];
  before: number;
}

/** Rows of a `w:tbl`; rows deleted under change tracking are left out. */
export function readRows(table: XmlElement): DocxRow[] {
  return unwrap(table, 'w:tr').flatMap((row) => {
    const properties = child(row, 'w:trPr');
    if (child(properties, 'w:del')) return [];
    const cells = unwrap(row, 'w:tc').map((element): DocxCell => {
      const own = child(element, 'w:tcPr');
      const merge = child(own, 'w:vMerge');
      return {
        element,
        span: Math.min(Math.max(Number(value(own, 'w:gridSpan') ?? 1), 1), 63),
        continues: merge !== undefined && merge.attributes['w:val'] !== 'restart'
      };
    });
    return [{ cells, before: Math.min(Number(value(properties, 'w:gridBefore') ?? 0), 63) }];
  });
}

/** Children of that name, also inside content controls and custom XML. */
function unwrap(holder: XmlElement, name: string): XmlElement[] {
  return elements(holder).flatMap((one) => {
    if (one.name === name) return [one];
    if (one.name === 'w:sdt') return unwrap(child(one, 'w:sdtContent') ?? one, name);
    if (one.name === 'w:customXml' || one.name === 'w:ins' || one.name === 'w:moveTo') return unwrap(one, name);
    return [];
  });
}

const SIDES = ['w:top', 'w:left', 'w:start', 'w:bottom', 'w:right', 'w:end', 'w:insideH', 'w:insideV'];

function draws(borders: XmlElement | undefined): boolean {
  return SIDES.some((side) => {
    const kind = value(borders, side);
    return kind !== undefined && kind !== 'nil' && kind !== 'none';
  });
}

/** Ids of table styles that draw lines, themselves or by the style they are based on. */
export function readBorderedStyles(styles: XmlElement | undefined): Set<string> {
  const tables = elements(styles, 'w:style').filter((style) => style.attributes['w:type'] === 'table');
  const bordered = new Set<string>();
  // As many rounds as a chain of styles can be long.
  for (let round = 0; round < 10; round += 1) {
    for (const style of tables) {
      const own = draws(child(child(style, 'w:tblPr'), 'w:tblBorders'));
      if (own || bordered.has(value(style, 'w:basedOn') ?? '')) bordered.add(style.attributes['w:styleId'] ?? '');
    }
  }
  return bordered;
}

/** True when any line of the table is drawn, by its cells, itself or its style. */
export function hasVisibleBorders(table: XmlElement, borderedStyles: Set<string>): boolean {
  const properties = child(table, 'w:tblPr');
  const own = child(properties, 'w:tblBorders');
  const cells = unwrap(table, 'w:tr').flatMap((row) => unwrap(row, 'w:tc'));
  if (cells.filter((cell) => draws(child(child(cell, 'w:tcPr'), 'w:tcBorders'))).length > 1) return true;
  if (own && SIDES.some((side) => child(own, side))) return draws(own);
  return borderedStyles.has(value(properties, 'w:tblStyle') ?? '');
}

/** All text inside an element, a line a paragraph. */
export function allText(element: XmlElement): string {
  let text = '';
  for (const one of element.children) {
    if (typeof one === 'string') text += one;
    else text += allText(one);
    if (typeof one !== 'string' && one.name === 'w:p') text += '\n';
  }
  return text;
}
