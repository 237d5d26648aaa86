/** An official paper as a PDF: the layout of `docx.ts`, drawn by Typst compiled to WebAssembly, with Tinos in place of Times New Roman. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import type { TypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { loadFonts } from '@myriaddreamin/typst.ts';
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

const MAIN = '/paper.typ';
const PDF_FORMAT = 1;
const FONTS = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic'
];

const require = createRequire(import.meta.url);

async function startCompiler(): Promise<TypstCompiler> {
  const folder = path.dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
  const [wasm, ...fonts] = await Promise.all([
    readFile(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
    ...FONTS.map((name) => readFile(path.join(folder, `${name}.ttf`)))
  ]);
  const compiler = createTypstCompiler();
  await compiler.init({
    getModule: () => ({ module_or_path: wasm }) as unknown as BufferSource,
    beforeBuild: [
      loadFonts(
        fonts.map((font) => new Uint8Array(font)),
        { assets: false }
      )
    ]
  });
  compiler.addSource(MAIN, PAPER_TEMPLATE);
  return compiler;
}

/** One compiler for the process (it holds 30 MB and takes a second to start); made by the first paper, made again when its start failed. */
let starting: Promise<TypstCompiler> | null = null;
/** The compiler draws one paper at a time. */
let queue: Promise<unknown> = Promise.resolve();

function compiler(): Promise<TypstCompiler> {
  starting ??= startCompiler().catch((error: unknown) => {
    starting = null;
    throw error;
  });
  return starting;
}

/** Typst could not draw the paper: a fault of the template or the compiler, never of a person's text. */
export class PaperPdfError extends Error {
  override name = 'PaperPdfError';
}

/** Starts the compiler ahead of the first paper, for a server that has just started and nothing else to do. */
export async function warmPdf(): Promise<void> {
  await compiler();
}

/**
 * The paper as the bytes of a tagged PDF 1.7 with bookmarks and selectable text.
 * Throws what composePaper throws, and PaperPdfError with the compiler's own words.
 */
export async function paperPdf(paper: OfficialPaper): Promise<Uint8Array> {
  const inputs = { paper: JSON.stringify(dataOf(composePaper(paper))) };
  const drawn = queue.then(async () => {
    const typst = await compiler();
    return typst.compile({ mainFilePath: MAIN, format: PDF_FORMAT, diagnostics: 'full', inputs });
  });
  queue = drawn.catch(() => undefined);
  const { result, diagnostics } = await drawn;
  if (result === undefined) throw new PaperPdfError((diagnostics ?? []).map((item) => `${item.range} ${item.message}`).join('; '));
  return result;
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
