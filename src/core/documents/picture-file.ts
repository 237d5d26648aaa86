/** Reader of picture files: each picture becomes a page of a PDF and is then read like any scan. */
import { PDF } from '@libpdf/core';
import { readPages } from './layout-pages.ts';
import { vi } from './messages.ts';
import { mendRowNumbers } from './ocr-numbers.ts';
import { toPng } from './ocr.ts';
import type { ReadOptions } from './read-options.ts';
import { checkStopped, DocumentRefused, limits } from './refusals.ts';
import { recognisePages } from './scan.ts';
import type { DocumentText } from './text.ts';

/** Long side of an A4 sheet in points: what the long side of a picture is taken for. */
const A4 = 842;

/**
 * Reads a picture (PNG, JPEG, TIFF of several pages, BMP, WebP) by recognition. Pictures taken sideways by a camera
 * that says so are turned. Throws `DocumentRefused` (`damaged`, `unsupported`, `tooManyPages`, `stopped`, `ocrMissing`).
 */
export async function readPicture(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<DocumentText> {
  checkStopped(options.signal, name);
  const pictures = await pagesOf(bytes, name);
  let pages: number[];
  let paged: Uint8Array;
  try {
    const pdf = PDF.create();
    pictures.forEach((picture) => {
      const image = pdf.embedImage(picture);
      const scale = A4 / Math.max(image.width, image.height);
      const [width, height] = [image.width * scale, image.height * scale];
      const page = pdf.addPage({ width, height });
      page.drawImage(image, { x: 0, y: 0, width, height });
      const turn = cameraTurn(picture);
      if (turn !== 0) page.setRotation(turn);
    });
    pages = pictures.map((_, index) => index + 1);
    paged = await pdf.save();
  } catch (cause) {
    throw new DocumentRefused('damaged', { name }, { cause });
  }
  const recognised = await recognisePages(paged, name, pages, options);
  const lines = readPages(recognised.pages);
  mendRowNumbers(lines, new Set(pages));
  return { kind: 'scan', lines, pages: pages.length, warnings: [vi.warnOcrAll, ...recognised.warnings] };
}

/** The pictures of a file as PNG or JPEG. */
async function pagesOf(bytes: Uint8Array, name: string): Promise<Uint8Array[]> {
  const png = bytes[0] === 0x89 && bytes[1] === 0x50;
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (png || jpeg) return [bytes];
  const frames = tiffFrames(bytes);
  if (frames.length > limits.scanPages) throw new DocumentRefused('tooManyPages', { name, pages: frames.length, limit: limits.scanPages });
  const pictures: Uint8Array[] = [];
  try {
    for (const frame of frames.length > 0 ? frames : [bytes]) pictures.push(await toPng(frame, name));
  } catch (cause) {
    if (cause instanceof DocumentRefused) throw cause;
    // The recogniser's own TIFF reader knows no Deflate and no JPEG inside.
    throw frames.length > 0
      ? new DocumentRefused('unsupported', { name }, { what: 'whatTiff', cause })
      : new DocumentRefused('damaged', { name }, { cause });
  }
  return pictures;
}

/** Each page of a TIFF as a file of its own: the same bytes, with that page named first (TIFF 6.0, section 2). */
function tiffFrames(bytes: Uint8Array): Uint8Array[] {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (order !== 'II' && order !== 'MM') return [];
  const little = order === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Uint8Array[] = [];
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at > 0 && at + 2 <= bytes.length && !seen.has(at) && frames.length <= limits.scanPages) {
    seen.add(at);
    const frame = bytes.slice();
    new DataView(frame.buffer).setUint32(4, at, little);
    frames.push(frame);
    const end = at + 2 + view.getUint16(at, little) * 12;
    at = end + 4 <= bytes.length ? view.getUint32(end, little) : 0;
  }
  return frames;
}

/** The turn a camera wrote into a JPEG (Exif orientation), in degrees clockwise. */
function cameraTurn(bytes: Uint8Array): 0 | 90 | 180 | 270 {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 10 < bytes.length && view.getUint8(at) === 0xff) {
    const size = view.getUint16(at + 2);
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      const base = at + 10;
      const little = view.getUint16(base) === 0x4949;
      const first = base + view.getUint32(base + 4, little);
      if (first + 2 > bytes.length) return 0;
      for (let entry = 0; entry < view.getUint16(first, little); entry += 1) {
        const place = first + 2 + entry * 12;
        if (place + 12 > bytes.length) return 0;
        if (view.getUint16(place, little) !== 0x0112) continue;
        const turn = view.getUint16(place + 8, little);
        return turn === 6 ? 90 : turn === 3 ? 180 : turn === 8 ? 270 : 0;
      }
      return 0;
    }
    at += 2 + size;
  }
  return 0;
}
