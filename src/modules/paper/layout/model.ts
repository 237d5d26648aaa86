/**
 * One official paper, told once and drawn three ways (DOCX, PDF, screen) in the layout of Nghị định 30/2020/NĐ-CP (law table DOC-01..16).
 * Everything is plain data: it can be stored as JSON and sent to the browser.
 */
import type { PaperKind } from './kinds.ts';

/** A stretch of text of one look. `figure` is the id of a figure the screen makes open; `gap` marks words still to be written. Paper ignores `figure`. */
export type Run = {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly figure?: string;
  readonly gap?: boolean;
};

/** Text with or without looks. A "\n" is a line break inside the paragraph. */
export type Text = string | Run | readonly (string | Run)[];

export type Align = 'left' | 'center' | 'right' | 'justify';

/**
 * A heading. Labels count themselves: level 1 "I.", level 2 "1.", level 3 "a)"; `label` says another one, '' none.
 * Level 1 is set in capitals.
 */
export type Heading = { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: Text; readonly label?: string };

/** A paragraph: justified with its first line indented, unless `align` says otherwise; then it is not indented. */
export type Paragraph = { readonly type: 'paragraph'; readonly text: Text; readonly align?: Align; readonly keepWithNext?: boolean };

/** A list. Marks stand as text ("- ", "1. ", "a) "), as official papers write them. */
export type List = { readonly type: 'list'; readonly mark: 'dash' | 'number' | 'letter'; readonly items: readonly Text[] };

/** An article of a resolution or decision: "Điều 1." counts itself through the paper; `title` is set bold behind it. */
export type Article = { readonly type: 'article'; readonly title?: Text; readonly text?: Text };

/** `width` is a share of the table's width; the shares need not add up to anything. `align` is that of the rows below the head. */
export type TableColumn = { readonly width: number; readonly align?: Align };

/** `across` columns and `down` rows the cell covers (1 unless told). */
export type Cell = {
  readonly text: Text;
  readonly across?: number;
  readonly down?: number;
  readonly align?: Align;
  readonly bold?: boolean;
};

/** A cell told shortly: plain text covers one place. */
export type CellLike = string | Cell;

/** A table: `head` rows repeat on each page, rows do not break. `size` in points (12 unless told). `caption` stands above, `note` ("Đơn vị tính: …") at its right. */
export type Table = {
  readonly type: 'table';
  readonly columns: readonly TableColumn[];
  readonly head: readonly (readonly CellLike[])[];
  readonly rows: readonly (readonly CellLike[])[];
  readonly caption?: Text;
  readonly note?: Text;
  readonly size?: 10 | 11 | 12 | 13 | 14;
};

export type PageBreak = { readonly type: 'page-break' };

export type Block = Heading | Paragraph | List | Article | Table | PageBreak;

/** Signing for a collective, for the head, by order, by delegation, acting (DOC-11, DOC-12). */
export const signingPrefixes = { TM: 'TM.', KT: 'KT.', TL: 'TL.', TUQ: 'TUQ.', Q: 'Q.' } as const;
export type SigningPrefix = keyof typeof signingPrefixes;

/** `lines` come before the title: { TM, "THƯỜNG TRỰC HĐND" }, { KT, "CHỦ TỊCH" }; `title` is the signer's own; `name` null leaves it out. */
export type Signature = {
  readonly lines: readonly { readonly prefix?: SigningPrefix; readonly text: string }[];
  readonly title: string;
  readonly name: string | null;
};

/** An annex on a new page with its own page numbers. Its label ("Phụ lục", "Phụ lục I") counts itself; `landscape` turns the sheet. */
export type Annex = { readonly title: string; readonly landscape?: boolean; readonly body: readonly Block[] };

/**
 * A paper. `number` null leaves room to write it at signing; `symbol` is what follows "/" ({@link symbolTail} of kinds.ts);
 * `date` is YYYY-MM-DD, or YYYY-MM or YYYY where day (and month) are written at signing, or null.
 * Names of bodies are told in ordinary case ("Hội đồng nhân dân", "xã Xuân Quế"); the layout sets its own capitals.
 * `issuerNote` is a line under the issuer's name, as "KHÓA XII, KỲ HỌP THỨ 2" (DOC-28). Secret papers have no place here (DOC-18).
 */
export type OfficialPaper = {
  readonly kind: PaperKind;
  /** Name of a form set by law ("Giấy biên nhận", Mẫu 02/TCD) in place of the kind's own. */
  readonly formName?: string;
  readonly issuerParent?: readonly string[];
  readonly issuer: readonly string[];
  readonly issuerNote?: string;
  readonly number: number | null;
  readonly symbol: string;
  readonly place: string;
  readonly date: string | null;
  readonly subject: string;
  readonly addressees?: readonly string[];
  readonly bases?: readonly string[];
  readonly body: readonly Block[];
  readonly signature: Signature;
  readonly recipients: readonly string[];
  readonly annexes?: readonly Annex[];
};

/* Controls XML and fonts have no form for, and halves of characters. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text fit for paper: composed marks (NFC), "\n" line ends, no control characters. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNPRINTABLE, '');
}

/** Text as runs, printable, without empty ones. */
export function runsOf(text: Text): Run[] {
  const parts = typeof text === 'string' || 'text' in text ? [text] : text;
  return parts
    .map((part) => (typeof part === 'string' ? { text: printable(part) } : { ...part, text: printable(part.text) }))
    .filter((run) => run.text !== '');
}

/** The words of a text without their looks. */
export function plainText(text: Text): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('');
}

/** A table whose spans do not fill its columns: a fault of the caller, never of a person's input. */
export class TableShapeError extends Error {
  override name = 'TableShapeError';
}

/** A cell with its place: `column` counts from 0. */
export type PlacedCell = { column: number; across: number; down: number; runs: Run[]; align: Align | null; bold: boolean };

/**
 * Cells of consecutive rows with their columns, spans resolved. Throws {@link TableShapeError} when a row has a hole, runs over
 * the last column, or a cell reaches below the last row: Word would offer to repair such a file.
 */
export function placeCells(rows: readonly (readonly CellLike[])[], columns: number): PlacedCell[][] {
  const open = new Array<number>(columns).fill(0);
  const placed = rows.map((row, index) => {
    const cells: PlacedCell[] = [];
    const below = open.map((left) => Math.max(0, left - 1));
    let column = 0;
    const skip = () => {
      while (column < columns && open[column]! > 0) column++;
    };
    for (const cell of row) {
      skip();
      const told: Cell = typeof cell === 'string' ? { text: cell } : cell;
      const { across = 1, down = 1 } = told;
      for (let c = column; c < column + across; c++) {
        if (c >= columns || open[c]! > 0)
          throw new TableShapeError(`Row ${index + 1} of a table has more cells than its ${columns} columns`);
        below[c] = down - 1;
      }
      if (across < 1 || down < 1) throw new TableShapeError(`Row ${index + 1} of a table has a cell of no size`);
      cells.push({ column, across, down, runs: runsOf(told.text), align: told.align ?? null, bold: told.bold ?? false });
      column += across;
    }
    skip();
    if (column < columns) throw new TableShapeError(`Row ${index + 1} of a table fills ${column} of its ${columns} columns`);
    open.splice(0, columns, ...below);
    return cells;
  });
  if (open.some((left) => left > 0)) throw new TableShapeError('A cell of a table reaches below its last row');
  return placed;
}

/** Gaps left in a paper, as words, in reading order: a paper with any is a draft and is not to be signed. */
export function gapsOf(paper: OfficialPaper): string[] {
  const texts = [...paper.body, ...(paper.annexes ?? []).flatMap((annex) => annex.body)].flatMap(textsOf);
  return texts.flatMap(runsOf).flatMap((run) => (run.gap === true ? [run.text.trim()] : []));
}

function textsOf(block: Block): Text[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'article':
      return [block.title ?? '', block.text ?? ''];
    case 'table':
      return [
        block.caption ?? '',
        block.note ?? '',
        ...[...block.head, ...block.rows].flat().map((cell) => (typeof cell === 'string' ? cell : cell.text))
      ];
    case 'page-break':
      return [];
  }
}
