/** Why a photo cannot be kept, as a message key. */
export class PhotoRefused extends Error {}

/** Kinds a phone sends; HEIC can be read by no part of the product and is told apart to say what to do. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'other';

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/** What the bytes are, whatever the name says. */
export function photoKind(bytes: Uint8Array): PhotoKind {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  // ISO base media file with a brand of HEIF (ISO/IEC 23008-12).
  if (ascii(bytes, 4, 4) === 'ftyp' && /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avif)/.test(ascii(bytes, 8, 4))) return 'heic';
  return 'other';
}

/**
 * The same picture without what it tells beside: place, time, device, maker's notes, comments, a film or second picture hung on. No pixel is touched; the turn of the camera and the
 * colour profile stay, since the picture is seen by them.
 * @throws PhotoRefused with a message key: HEIC, no picture, or one that breaks off
 */
export function stripPhoto(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kind = photoKind(bytes);
  if (kind === 'heic') throw new PhotoRefused('petition.photo-heic');
  if (kind === 'other') throw new PhotoRefused('petition.photo-kind');
  const stripped = kind === 'jpeg' ? stripJpeg(bytes) : kind === 'png' ? stripPng(bytes) : stripWebp(bytes);
  if (!stripped) throw new PhotoRefused('petition.photo-broken');
  return stripped;
}

/**
 * JPEG (ITU-T T.81, annex B): segments up to the end-of-image mark. Kept: JFIF, the colour profile, Adobe's colour transform and all that draws; a small Exif with nothing but the
 * orientation takes the place of the camera's. Whatever hangs behind the end goes.
 */
function stripJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let drawn = false;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const mark = bytes[at + 1];
    if (bytes[at] !== 0xff || mark === undefined) return null;
    if (mark === 0xd9) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (mark === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif') orientation = orientationOf(bytes.subarray(at + 10, end));
    else if (keepsSegment(bytes, at, mark)) kept.push(bytes.subarray(at, end));
    at = end;
    if (mark !== 0xda) continue;
    drawn = true;
    const begins = at;
    // Inside a scan FF is followed by 00 or a restart mark; anything else ends it.
    for (; at + 1 < bytes.length; at += 1) {
      if (bytes[at] !== 0xff) continue;
      const next = bytes[at + 1]!;
      if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) break;
    }
    if (at + 1 >= bytes.length) return null;
    kept.push(bytes.subarray(begins, at));
  }
  if (!drawn) return null;
  kept.push(Uint8Array.of(0xff, 0xd9));
  if (orientation !== 1) {
    const exif = Uint8Array.of(0x45, 0x78, 0x69, 0x66, 0, 0, ...exifOf(orientation));
    // Behind JFIF, which must come first where it is.
    kept.splice(kept[1]?.[1] === 0xe0 ? 2 : 1, 0, Uint8Array.of(0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff), exif);
  }
  return joined(kept);
}

function keepsSegment(bytes: Uint8Array, at: number, mark: number): boolean {
  if (mark === 0xe0) return ascii(bytes, at + 4, 4) === 'JFIF';
  if (mark === 0xe2) return ascii(bytes, at + 4, 11) === 'ICC_PROFILE';
  if (mark === 0xee) return ascii(bytes, at + 4, 5) === 'Adobe';
  return !(mark >= 0xe1 && mark <= 0xef) && mark !== 0xfe;
}

/** Tag 0x0112 of the first directory of a TIFF block (Exif 2.32, 4.6.4); 1, upright, when there is none. */
function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = ascii(tiff, 0, 2) === 'II';
  if (tiff.length < 14 || (!little && ascii(tiff, 0, 2) !== 'MM')) return 1;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return 1;
  const entries = view.getUint16(first, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = first + 2 + index * 12;
    if (entry + 12 > tiff.length) return 1;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF block with one entry: the orientation. */
function exifOf(orientation: number): number[] {
  return [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}

/** Chunks that draw or colour (PNG, third edition, 11); times, texts, Exif and private chunks go, and all behind IEND. */
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP', 'acTL', 'fcTL', 'fdAT']);

function stripPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = ascii(bytes, at + 4, 4);
    if (at === 8 && name !== 'IHDR') return null;
    if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** RFC 9649: chunks of a RIFF file; EXIF, XMP and unknown ones go, and the header no longer says they are there. */
function stripWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const riffEnd = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let header: Uint8Array | null = null;
  let drawn = false;
  for (let at = 12; at + 8 <= riffEnd; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size;
    if (end > riffEnd) return null;
    const name = ascii(bytes, at, 4);
    const padded = bytes.subarray(at, Math.min(end + (size & 1), riffEnd));
    if (name === 'EXIF') orientation = orientationOf(bytes.subarray(at + 8 + (ascii(bytes, at + 8, 4) === 'Exif' ? 6 : 0), end));
    else if (webpKept.has(name)) {
      const chunk = padded.length === 8 + size + (size & 1) ? padded.slice() : Uint8Array.of(...padded, 0);
      if (name === 'VP8X') {
        header = chunk;
        chunk[8] = (chunk[8] ?? 0) & ~0x0c;
      } else drawn = true;
      kept.push(chunk);
    }
    at = end + (size & 1);
  }
  if (!drawn) return null;
  if (orientation !== 1 && header) {
    const exif = exifOf(orientation);
    header[8] = (header[8] ?? 0) | 0x08;
    kept.push(Uint8Array.of(0x45, 0x58, 0x49, 0x46, exif.length, 0, 0, 0, ...exif));
  }
  const body = joined(kept);
  const out = new Uint8Array(12 + body.length);
  out.set(bytes.subarray(0, 12));
  out.set(body, 12);
  new DataView(out.buffer).setUint32(4, 4 + body.length, true);
  return out;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
