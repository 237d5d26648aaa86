/** Reader of PDF documents: text where there is text, recognition of the picture where there is none. */
import { PDF, PdfArray, PdfDict, PdfName, PdfStream, type PDFPage, type PdfObject } from '@libpdf/core';
import type { PlacedPage } from './layout-model.ts';
import { readPages } from './layout-pages.ts';
import { fill, vi } from './messages.ts';
import { mendRowNumbers } from './ocr-numbers.ts';
import { drawnRules, type FormLookup } from './pdf-rules.ts';
import { pageWords } from './pdf-words.ts';
import { checkStopped, DocumentRefused, limits } from './refusals.ts';
import { recognisePages } from './scan.ts';
import type { DocumentText } from './text.ts';
import type { ReadOptions } from './read-options.ts';
import { plausibility } from './vietnamese.ts';

/** Below this share of Vietnamese syllables a page's letters are scrambled; see `plausibility`. */
const READABLE = 0.6;

/**
 * Reads a PDF. Pages without text, or with letters that do not read as Vietnamese, are recognised from their picture.
 * Throws `DocumentRefused` (`encrypted`, `damaged`, `tooManyPages`, `stopped`, `ocrMissing`).
 */
export async function readPdf(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<DocumentText> {
  const pdf = await open(bytes, name);
  const count = pdf.getPageCount();
  if (count === 0) throw new DocumentRefused('damaged', { name });
  if (count > limits.pages) throw new DocumentRefused('tooManyPages', { name, pages: count, limit: limits.pages });

  const placed: PlacedPage[] = [];
  const pictured: number[] = [];
  const fonts = new Set<string>();
  for (const [index, page] of pdf.getPages().entries()) {
    checkStopped(options.signal, name);
    const read = readPage(pdf, page, index + 1, fonts);
    placed.push(read);
    if (needsPicture(pdf, page, read)) pictured.push(index + 1);
    options.onProgress?.(index + 1, count, fill(vi.stepRead, { page: index + 1, pages: count }));
    // Other work of the server gets its turn between pages.
    if (index % 4 === 3) await new Promise((resolve) => setImmediate(resolve));
  }

  const warnings: string[] = [];
  for (const font of fonts) warnings.push(fill(vi.warnLegacyFont, { font }));
  if (pictured.length > 0) {
    const recognised = await recognisePages(bytes, name, pictured, options);
    for (const page of recognised.pages) placed[page.number - 1] = page;
    warnings.push(...(pictured.length === count ? [vi.warnOcrAll] : pictured.map((page) => fill(vi.warnOcrPage, { page }))));
    warnings.push(...recognised.warnings);
  }
  const lines = readPages(placed);
  mendRowNumbers(lines, new Set(pictured));
  return { kind: pictured.length * 2 > count ? 'scan' : 'pdf', lines, pages: count, warnings };
}

async function open(bytes: Uint8Array, name: string): Promise<PDF> {
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch (cause) {
    const locked = cause instanceof Error && /password|encrypt|authenticat/iu.test(`${cause.name} ${cause.message}`);
    throw new DocumentRefused(locked ? 'encrypted' : 'damaged', { name }, { cause });
  }
  // Papers locked only against change open without a password; they may be read.
  if (pdf.isEncrypted && !pdf.isAuthenticated) throw new DocumentRefused('encrypted', { name });
  return pdf;
}

function readPage(pdf: PDF, page: PDFPage, number: number, fonts: Set<string>): PlacedPage {
  const box = page.getMediaBox();
  const left = Math.min(box.x, box.x + box.width);
  const top = Math.max(box.y, box.y + box.height);
  const { words, fonts: met } = pageWords(page.extractText(), top, left);
  for (const font of met) fonts.add(font);
  const rules = drawnRules(contentOf(pdf, page.dict), formsOf(pdf, resourcesOf(pdf, page.dict)));
  const flip = (y: number): number => top - y;
  return {
    number,
    width: Math.abs(box.width),
    height: Math.abs(box.height),
    words,
    horizontal: rules.horizontal.map((rule) => ({ at: flip(rule.at), from: rule.from - left, to: rule.to - left })),
    vertical: rules.vertical.map((rule) => ({ at: rule.at - left, from: flip(rule.to), to: flip(rule.from) }))
  };
}

/** No words though something is drawn or pictured, or words that are not Vietnamese. */
function needsPicture(pdf: PDF, page: PDFPage, read: PlacedPage): boolean {
  const text = read.words.map((word) => word.text).join(' ');
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  if (letters < 12) return hasPicture(pdf, resourcesOf(pdf, page.dict), 0);
  const seen = plausibility(text);
  return seen.words >= 12 && seen.share < READABLE;
}

function look(pdf: PDF, dict: PdfDict | undefined, key: string): PdfObject | undefined {
  return dict?.get(key, (ref) => pdf.getObject(ref)) ?? undefined;
}

function nameAt(pdf: PDF, dict: PdfDict, key: string): string | undefined {
  const found = look(pdf, dict, key);
  return found instanceof PdfName ? found.value : undefined;
}

function contentOf(pdf: PDF, page: PdfDict): Uint8Array {
  const contents = look(pdf, page, 'Contents');
  const parts: Uint8Array[] = [];
  if (contents instanceof PdfStream) parts.push(contents.getDecodedData());
  if (contents instanceof PdfArray) {
    for (let index = 0; index < contents.length; index += 1) {
      const part = contents.at(index, (ref) => pdf.getObject(ref));
      if (part instanceof PdfStream) parts.push(part.getDecodedData());
    }
  }
  return Buffer.concat(parts.flatMap((part) => [part, new Uint8Array([10])]));
}

/** A page's resources, or those of the folder of pages it stands in. */
function resourcesOf(pdf: PDF, page: PdfDict): PdfDict | undefined {
  let at: PdfDict | undefined = page;
  for (let depth = 0; at && depth < 20; depth += 1) {
    const own = look(pdf, at, 'Resources');
    if (own instanceof PdfDict) return own;
    const above: PdfObject | undefined = look(pdf, at, 'Parent');
    at = above instanceof PdfDict ? above : undefined;
  }
  return undefined;
}

function formsOf(pdf: PDF, resources: PdfDict | undefined): FormLookup {
  const objects = look(pdf, resources, 'XObject');
  return (name) => {
    const form = objects instanceof PdfDict ? look(pdf, objects, name) : undefined;
    if (!(form instanceof PdfStream) || nameAt(pdf, form, 'Subtype') !== 'Form') return null;
    const matrix = look(pdf, form, 'Matrix');
    const own = look(pdf, form, 'Resources');
    return {
      bytes: form.getDecodedData(),
      matrix:
        matrix instanceof PdfArray && matrix.length === 6
          ? (Array.from({ length: 6 }, (_, index) => numberAt(matrix, index)) as [number, number, number, number, number, number])
          : [1, 0, 0, 1, 0, 0],
      forms: formsOf(pdf, own instanceof PdfDict ? own : resources)
    };
  };
}

function numberAt(list: PdfArray, index: number): number {
  const item = list.at(index);
  return item && 'value' in item && typeof item.value === 'number' ? item.value : 0;
}

/** A picture among the page's objects, or inside a form of it. */
function hasPicture(pdf: PDF, resources: PdfDict | undefined, depth: number): boolean {
  const objects = look(pdf, resources, 'XObject');
  if (!(objects instanceof PdfDict) || depth > 4) return false;
  for (const key of objects.keys()) {
    const object = look(pdf, objects, key.value);
    if (!(object instanceof PdfStream)) continue;
    const kind = nameAt(pdf, object, 'Subtype');
    if (kind === 'Image') return true;
    const own = look(pdf, object, 'Resources');
    if (kind === 'Form' && own instanceof PdfDict && hasPicture(pdf, own, depth + 1)) return true;
  }
  return false;
}
