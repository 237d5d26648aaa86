/** An official paper as a PDF: the layout of `docx.ts`, drawn by Typst compiled to WebAssembly, with Tinos in place of Times New Roman. */
import { composePaper, MOTTO, NATION } from '../layout/compose.ts';
import type { Composed } from '../layout/compose.ts';
import {
  CELL_PADDING,
  FOOT_COLUMNS,
  HEAD_COLUMNS,
  ISSUER_RULE,
  LINE,
  PAGE_NUMBER_TOP,
  SHEET,
  SIGNING_ROOM,
  STYLES,
  textWidth,
  TITLE_ROOM
} from '../layout/measures.ts';
import type { OfficialPaper } from '../layout/model.ts';
import { plainText } from '../layout/model.ts';
import { lineWidth } from '../layout/widths.ts';
import { PAPER_TEMPLATE } from './paper-template.ts';
import { typstDrawer } from './typst-worker.ts';

/** A paper that uses every part of the template, to warm it with. */
const example: OfficialPaper = {
  kind: 'report',
  issuer: ['Hội đồng nhân dân'],
  number: null,
  symbol: 'BC-HĐND',
  place: 'Xã',
  date: null,
  subject: 'Kết quả',
  bases: ['Căn cứ'],
  body: [
    { type: 'heading', level: 1, text: 'Kết quả' },
    { type: 'paragraph', text: ['Kết quả ', { text: '1', bold: true, italic: true }] },
    { type: 'table', columns: [{ width: 1 }, { width: 1 }], head: [['Stt', 'Nội dung']], rows: [['1', 'Kết quả']] }
  ],
  signature: { lines: [], title: 'Chủ tịch', name: null },
  recipients: [],
  annexes: [{ title: 'Biểu', landscape: true, body: [] }]
};

/** One for the process: a compiler takes 0,2 s to start, a second to warm and 150 MB to hold. Nothing starts before the first paper. */
const drawer = typstDrawer(PAPER_TEMPLATE, JSON.stringify(dataOf(composePaper(example))));

/** Starts the compiler ahead of the first paper, for a server that has just started and has nothing else to do. */
export async function warmPdf(): Promise<void> {
  await drawer.warm();
}

/**
 * The paper as the bytes of a tagged PDF 1.7 with bookmarks and selectable text, drawn in a thread of its own.
 * Throws what composePaper throws, and TypstError when the compiler fails.
 */
export async function paperPdf(paper: OfficialPaper): Promise<Uint8Array> {
  return drawer.draw(JSON.stringify(dataOf(composePaper(paper))));
}

/** What the template reads: the composed paper and the measures. */
function dataOf(composed: Composed): object {
  return {
    ...composed,
    nation: NATION,
    motto: MOTTO,
    sections: composed.sections.map((section) => ({
      ...section,
      flow: section.flow.map((flow) => {
        if (flow.type !== 'table') return flow;
        const breaks = (cells: (typeof flow.rows)[number]) =>
          cells.map((cell) => {
            const width =
              flow.widths.slice(cell.column, cell.column + cell.across).reduce((sum, share) => sum + share, 0) *
              textWidth(section.landscape) *
              (72 / 25.4);
            return { ...cell, breaks: tallerThanHalf(plainText(cell.runs), width - 2 * CELL_PADDING.x, flow.size, section.landscape) };
          });
        return { ...flow, rows: flow.rows.map(breaks) };
      })
    })),
    measures: {
      styles: STYLES,
      sheet: SHEET,
      head: HEAD_COLUMNS,
      foot: FOOT_COLUMNS,
      line: LINE,
      padding: CELL_PADDING,
      issuerRule: ISSUER_RULE,
      signingRoom: SIGNING_ROOM,
      titleRoom: TITLE_ROOM,
      numberTop: PAGE_NUMBER_TOP
    }
  };
}

/** A row is kept whole unless one of its cells would take more than half a page: then it must be let break, or its end would fall off the sheet. */
function tallerThanHalf(text: string, width: number, size: number, landscape: boolean): boolean {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((lineWidth(line, size, true) * 1.1) / width), 0);
  const page = ((landscape ? SHEET.width : SHEET.height) - SHEET.top - SHEET.bottom) * (72 / 25.4);
  return lines * size * 1.15 > page / 2;
}
