/** What a file really is, by its bytes; the name's extension is only compared with it. */
import { fileTypeFromBuffer } from 'file-type';
import type { DocumentWord } from './messages.ts';
import { DocumentRefused } from './refusals.ts';
import { zipEntries } from './zip.ts';

/** Kinds of bytes the readers take. */
export type RealKind = 'docx' | 'doc' | 'pdf' | 'picture' | 'text';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Finds the kind of a file. Throws `encrypted`, `damaged`, `mismatch` or `unsupported`. */
export async function sniff(bytes: Uint8Array, name: string): Promise<RealKind> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes, name);
  if (startsWith(bytes, OLE)) return oleKind(bytes, name);
  if (pdfStart(bytes) >= 0) return 'pdf';
  // The directory of a TIFF may lie anywhere, so its first signs must do.
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return 'picture';
  const found = await fileTypeFromBuffer(bytes.subarray(0, Math.min(bytes.length, 65_536)));
  if (found) {
    if (/^image\/(?:png|jpeg|tiff|bmp|webp)$/u.test(found.mime)) return 'picture';
    if (found.ext === 'rtf') throw unsupported(name, 'whatRtf');
    if (/^(?:exe|elf|macho|wasm)$/u.test(found.ext)) throw unsupported(name, 'whatProgram');
    if (found.mime !== 'application/xml' && !found.mime.startsWith('text/')) throw refuse(name, 'whatUnknown');
  }
  if (startsWith(bytes, [0xdb, 0xa5]) || startsWith(bytes, [0x31, 0xbe])) throw unsupported(name, 'whatWordOld');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  if (/^(?:\xEF\xBB\xBF)?\s*\{\\rtf/u.test(head)) throw unsupported(name, 'whatRtf');
  if (/^(?:\xEF\xBB\xBF)?\s*(?:<!doctype html|<html[\s>])/iu.test(head)) throw unsupported(name, 'whatWeb');
  if (looksBinary(bytes)) throw refuse(name, 'whatUnknown');
  return 'text';
}

function startsWith(bytes: Uint8Array, signs: number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

/** Where “%PDF-” stands in the first kilobyte; some makers write a few bytes before it. */
function pdfStart(bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).indexOf('%PDF-');
}

function zipKind(bytes: Uint8Array, name: string): RealKind {
  const entries = zipEntries(bytes);
  if (!entries) throw new DocumentRefused('damaged', { name });
  const has = (pattern: RegExp): boolean => entries.some((entry) => pattern.test(entry.path));
  if (has(/^word\/[^/]+\.xml$/u)) return 'docx';
  if (has(/^xl\//u)) throw unsupported(name, 'whatSheet');
  if (has(/^ppt\//u)) throw unsupported(name, 'whatSlides');
  if (has(/^content\.xml$/u) && has(/^mimetype$/u)) throw unsupported(name, 'whatOpenText');
  if (has(/^\[Content_Types\]\.xml$/u)) throw new DocumentRefused('damaged', { name });
  throw refuse(name, 'whatEmptyZip');
}

function oleKind(bytes: Uint8Array, name: string): RealKind {
  const has = (entry: string): boolean => indexOf(bytes, utf16(entry)) >= 0;
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new DocumentRefused('encrypted', { name });
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) throw unsupported(name, 'whatSheet');
  if (has('PowerPoint Document')) throw unsupported(name, 'whatSlides');
  // A Word file cut off before its directory still says its extension.
  if (/\.docx?$/iu.test(name)) throw new DocumentRefused('damaged', { name });
  throw unsupported(name, 'whatOle');
}

function utf16(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) out[at * 2] = text.charCodeAt(at);
  return out;
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(part);
}

/** Control bytes that no text has, many of them; UTF-16 has zeros on one side only. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 16_384);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return false;
  let odd = 0;
  let even = 0;
  let control = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0) {
      if (at % 2) odd += 1;
      else even += 1;
    } else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  if (control > length / 100) return true;
  return odd > 0 && even > 0;
}

function unsupported(name: string, what: DocumentWord): DocumentRefused {
  return new DocumentRefused('unsupported', { name }, { what });
}

/** Names one of our own kinds wrongly, or is simply not ours. */
function refuse(name: string, what: DocumentWord): DocumentRefused {
  const extension = /\.(docx?|pdf|txt|md)$/iu.exec(name)?.[1]?.toLowerCase();
  return extension === undefined ? unsupported(name, what) : new DocumentRefused('mismatch', { name, extension }, { what });
}
