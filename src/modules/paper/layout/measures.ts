/**
 * Measures of the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I (law table DOC-01..13), shared by every renderer.
 * Where the decree leaves a range one value stands here. Lengths in mm, type and gaps in points.
 */
import type { Align } from './model.ts';

/** A4 portrait and its margins (DOC-01, DOC-02). */
export const SHEET = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 } as const;

/** Landscape annex: the sheet turned, the binding edge still on the left. */
export const LANDSCAPE = { width: 297, height: 210, top: 20, bottom: 20, left: 30, right: 15 } as const;

/** Width of the text on a sheet, mm. */
export function textWidth(landscape: boolean): number {
  const sheet = landscape ? LANDSCAPE : SHEET;
  return sheet.width - sheet.left - sheet.right;
}

/** Distance of the page number from the upper edge, mm: middle of the top margin (DOC-04). */
export const PAGE_NUMBER_TOP = 10;

/** Line height as a multiple of the font's own (DOC-10: single to 1.5). */
export const LINE = 1.2;

/** Columns of the head table: issuer and number, national title and date, mm; together the text's width. */
export const HEAD_COLUMNS = [66, 99] as const;

/** Columns of the foot: recipients, signature, mm. */
export const FOOT_COLUMNS = [80, 85] as const;

/** Room for signature and seal between title and name, points. */
export const SIGNING_ROOM = 78;

/** Share of the issuer's last line that its rule takes (DOC-06: 1/3 to 1/2). */
export const ISSUER_RULE = 0.4;

/** Padding inside table cells, points: across, down. */
export const CELL_PADDING = { x: 4, y: 2.5 } as const;

/** Room under the head where no title follows, and under a title's rule, points. */
export const TITLE_ROOM = 12;

/** How one role looks. `before` and `after` in points; renderers add them up, so two neighbours never both have one. */
export type Style = {
  size: number;
  bold?: boolean;
  italic?: boolean;
  align: Align;
  /** First line, mm. */
  indent?: number;
  /** Whole paragraph from the left, mm; `hanging` takes the first line back. */
  left?: number;
  hanging?: number;
  before?: number;
  after?: number;
  keepNext?: boolean;
};

const FIRST_LINE = 12.7;

/** Look of each role a line of a paper can have. */
export const STYLES = {
  parent: { size: 13, align: 'center' },
  issuer: { size: 13, bold: true, align: 'center' },
  'issuer-note': { size: 13, align: 'center' },
  number: { size: 13, align: 'center' },
  about: { size: 12, align: 'center' },
  nation: { size: 13, bold: true, align: 'center' },
  motto: { size: 14, bold: true, align: 'center' },
  'place-date': { size: 14, italic: true, align: 'center' },
  kind: { size: 14, bold: true, align: 'center', before: 14, keepNext: true },
  subject: { size: 14, bold: true, align: 'center', keepNext: true },
  addressee: { size: 14, align: 'center', after: 10 },
  'addressee-head': { size: 14, align: 'left', left: 30, keepNext: true },
  'addressee-item': { size: 14, align: 'left', left: 52, hanging: 3, after: 2 },
  'addressee-last': { size: 14, align: 'left', left: 52, hanging: 3, after: 10 },
  base: { size: 14, italic: true, align: 'justify', indent: FIRST_LINE, after: 6 },
  body: { size: 14, align: 'justify', indent: FIRST_LINE, after: 6 },
  item: { size: 14, align: 'justify', indent: FIRST_LINE, after: 6 },
  heading1: { size: 14, bold: true, align: 'justify', indent: FIRST_LINE, after: 6, keepNext: true },
  heading2: { size: 14, bold: true, align: 'justify', indent: FIRST_LINE, after: 6, keepNext: true },
  heading3: { size: 14, bold: true, italic: true, align: 'justify', indent: FIRST_LINE, after: 6, keepNext: true },
  left: { size: 14, align: 'left', after: 6 },
  center: { size: 14, align: 'center', after: 6 },
  right: { size: 14, align: 'right', after: 6 },
  justify: { size: 14, align: 'justify', after: 6 },
  caption: { size: 13, bold: true, align: 'center', after: 4, keepNext: true },
  note: { size: 12, italic: true, align: 'right', after: 3, keepNext: true },
  'annex-label': { size: 14, bold: true, align: 'center', keepNext: true },
  'annex-title': { size: 14, bold: true, align: 'center', keepNext: true },
  'annex-reference': { size: 14, italic: true, align: 'center', after: 10, keepNext: true },
  'recipients-label': { size: 12, bold: true, italic: true, align: 'left' },
  recipient: { size: 11, align: 'left' },
  signing: { size: 14, bold: true, align: 'center' }
} as const satisfies Record<string, Style>;

/** Name of a role. */
export type Role = keyof typeof STYLES;

/** The look of a role, every field readable. */
export function styleOf(role: Role): Style {
  return STYLES[role];
}
