/** Recognition of letters in pictures: Tesseract in worker threads, all its parts from this machine. */
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Tesseract from 'tesseract.js';
import { crop, enlarge, framed, toPgm, FRAME, type Grey } from './picture.ts';
import { checkStopped, DocumentRefused } from './refusals.ts';

/** A recognised word; pixels of the picture. */
export interface OcrWord {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** 0–100. */
  confidence: number;
  /** y where its line's letters stand, at the word. */
  baseline: number;
  /** Height of its line's letters with their marks. */
  lineHeight: number;
  /** Which part of its page it was read in. */
  piece: number;
  /** It stands in a narrow column of numbers. */
  numbered?: boolean;
}

/** A part of a page to be recognised by itself. */
export interface OcrPiece {
  picture: Grey;
  /** Where the part lies on the page, in pixels. */
  x: number;
  y: number;
  /** `page`: find the blocks of text first; `block`: one column of lines. */
  layout: 'page' | 'block';
  /** Dots an inch. */
  dpi: number;
}

const require = createRequire(import.meta.url);

/** Where the Vietnamese letters learnt by Tesseract lie; null when they are not installed. */
function languageFolder(): string | null {
  try {
    return join(dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int');
  } catch {
    return null;
  }
}

/** Threads used for `jobs` pictures: half of the processors, at most four. */
export function threadsFor(jobs: number): number {
  return Math.max(1, Math.min(jobs, 4, Math.floor(availableParallelism() / 2)));
}

/**
 * Recognises pages one after another over a few threads. `next` gives the parts of a page when its turn comes, so that
 * only a few pages lie in memory; `done` takes the words read, in pixels of the page, and may give other parts to read
 * instead (a page turned round). Throws `stopped` at once when the signal says so, and
 * `ocrMissing` when the parts are not installed.
 */
export async function recogniseAll(
  count: number,
  next: (index: number) => Promise<OcrPiece[]>,
  done: (index: number, words: OcrWord[]) => OcrPiece[] | null,
  options: { name: string; signal?: AbortSignal | undefined }
): Promise<void> {
  const folder = languageFolder();
  if (!folder) throw new DocumentRefused('ocrMissing', { name: options.name });
  checkStopped(options.signal, options.name);
  const workers: Tesseract.Worker[] = [];
  let stop: ((cause: DocumentRefused) => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  stopped.catch(() => undefined);
  const onAbort = (): void => stop?.(new DocumentRefused('stopped', { name: options.name }));
  options.signal?.addEventListener('abort', onAbort, { once: true });

  let at = 0;
  const lane = async (): Promise<void> => {
    const worker = await openWorker(folder);
    workers.push(worker);
    while (at < count && !options.signal?.aborted) {
      const index = at;
      at += 1;
      let pieces: OcrPiece[] | null = await next(index);
      while (pieces) {
        const words: OcrWord[] = [];
        for (const [order, piece] of pieces.entries()) {
          if (options.signal?.aborted) return;
          const read = await recognisePiece(worker, piece, order);
          words.push(...(await readAgain(worker, piece, read)));
        }
        pieces = done(index, words);
      }
    }
  };
  try {
    await Promise.race([Promise.all(Array.from({ length: threadsFor(count) }, lane)), stopped]);
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function openWorker(folder: string): Promise<Tesseract.Worker> {
  const worker = await Tesseract.createWorker('vie', Tesseract.OEM.LSTM_ONLY, {
    langPath: folder,
    cachePath: tmpdir(),
    cacheMethod: 'none',
    gzip: true,
    // The library would otherwise throw outside of every promise.
    errorHandler: () => undefined
  });
  // Its remarks on odd pages are of no use to anybody.
  await worker.setParameters({ debug_file: '/dev/null' });
  return worker;
}

/**
 * Turns a picture file of any kind the recogniser reads (TIFF, BMP, WebP) into PNG.
 * Throws `ocrMissing`; rejects when the picture cannot be read.
 */
export async function toPng(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const folder = languageFolder();
  if (!folder) throw new DocumentRefused('ocrMissing', { name });
  const worker = await openWorker(folder);
  try {
    await worker.setParameters({ tessedit_pageseg_mode: Tesseract.PSM.AUTO_ONLY });
    const { data } = await worker.recognize(Buffer.from(bytes), {}, { text: false, imageGrey: true });
    const encoded = data.imageGrey?.split(',')[1];
    if (!encoded) throw new Error('no picture came back');
    return Buffer.from(encoded, 'base64');
  } finally {
    await worker.terminate();
  }
}

async function recognisePiece(worker: Tesseract.Worker, piece: OcrPiece, order: number): Promise<OcrWord[]> {
  const layout = piece.layout === 'page' ? Tesseract.PSM.AUTO : Tesseract.PSM.SINGLE_BLOCK;
  await worker.setParameters({ user_defined_dpi: String(piece.dpi), tessedit_pageseg_mode: layout });
  const { data } = await worker.recognize(Buffer.from(toPgm(piece.picture)), {}, { text: false, blocks: true });
  return toWords(data, piece, order);
}

/** A line with a word less sure than this is looked at once more by itself, larger. */
const UNSURE = 55;
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})[.,)]?$/u;
/** Lines looked at again on one part: a bad scan must not take for ever. */
const AGAIN = 12;

/** Reads unsure lines again, enlarged and alone, and keeps what was read with more confidence. */
async function readAgain(worker: Tesseract.Worker, piece: OcrPiece, words: OcrWord[]): Promise<OcrWord[]> {
  const lines: OcrWord[][] = [];
  for (const word of words) {
    const line = lines[lines.length - 1];
    if (line && Math.abs((line[0] as OcrWord).baseline - word.baseline) < word.lineHeight * 0.3) line.push(word);
    else lines.push([word]);
  }
  // A column of numbers (“Stt”): whatever else was read there was a number too.
  const numbers = words.filter((word) => NUMBER.test(word.text)).length;
  const narrow = piece.picture.width < piece.dpi * 0.65;
  const numbered = piece.layout === 'block' && narrow && words.length > 1 && numbers >= words.length * 0.5;
  const out: OcrWord[] = [];
  let tries = 0;
  for (const line of lines) {
    const unsure = line.some((word) => word.confidence < UNSURE || (numbered && !NUMBER.test(word.text)));
    if (!unsure || tries >= AGAIN) {
      out.push(...line);
      continue;
    }
    tries += 1;
    const better = await readLine(worker, piece, line, numbered ? '0123456789.,IVX' : '');
    const counts =
      numbered && better.length > 0 && better.every((word) => NUMBER.test(word.text)) && better.every((word) => word.confidence > 30);
    out.push(...(counts || sureness(better) > sureness(line) ? better : line));
  }
  return numbered ? out.map((word) => ({ ...word, numbered })) : out;
}

const LARGER = 1.6;

async function readLine(worker: Tesseract.Worker, piece: OcrPiece, line: OcrWord[], letters: string): Promise<OcrWord[]> {
  const height = Math.max(...line.map((word) => word.lineHeight));
  const baseline = (line[0] as OcrWord).baseline;
  const x0 = Math.min(...line.map((word) => word.x0)) - piece.x - height * 0.5;
  const x1 = Math.max(...line.map((word) => word.x1)) - piece.x + height * 0.5;
  const y0 = baseline - piece.y - height;
  const y1 = baseline - piece.y + height * 0.35;
  const [left, top] = [Math.max(0, Math.round(x0)), Math.max(0, Math.round(y0))];
  const cut = framed(enlarge(crop(piece.picture, left, top, Math.round(x1), Math.round(y1)), LARGER));
  await worker.setParameters({
    user_defined_dpi: String(Math.round(piece.dpi * LARGER)),
    tessedit_pageseg_mode: Tesseract.PSM.SINGLE_LINE,
    tessedit_char_whitelist: letters
  });
  const { data } = await worker.recognize(Buffer.from(toPgm(cut)), {}, { text: false, blocks: true });
  if (letters !== '') await worker.setParameters({ tessedit_char_whitelist: '' });
  const back = (place: number): number => Math.round((place - FRAME) / LARGER);
  return toWords(data, { ...piece, x: 0, y: 0 }, (line[0] as OcrWord).piece).map((word) => ({
    ...word,
    x0: back(word.x0) + left + piece.x,
    x1: back(word.x1) + left + piece.x,
    y0: back(word.y0) + top + piece.y,
    y1: back(word.y1) + top + piece.y,
    baseline,
    lineHeight: height
  }));
}

function sureness(words: readonly OcrWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}

function toWords(data: Tesseract.Page, piece: OcrPiece, order: number): OcrWord[] {
  const words: OcrWord[] = [];
  for (const block of data.blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        const { x0, x1, y0, y1 } = line.baseline;
        const slope = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
        for (const word of line.words) {
          const text = word.text.normalize('NFC').trim();
          if (text === '') continue;
          words.push({
            text,
            x0: word.bbox.x0 + piece.x,
            x1: word.bbox.x1 + piece.x,
            y0: word.bbox.y0 + piece.y,
            y1: word.bbox.y1 + piece.y,
            confidence: word.confidence,
            baseline: piece.y + y0 + slope * ((word.bbox.x0 + word.bbox.x1) / 2 - x0),
            lineHeight: line.rowAttributes?.rowHeight ?? line.bbox.y1 - line.bbox.y0,
            piece: order
          });
        }
      }
    }
  }
  return words;
}
