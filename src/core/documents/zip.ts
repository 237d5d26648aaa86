/** Entries of a zip read from its central directory and unpacked under limits, whatever sizes the directory claims. */
import { Inflate } from 'fflate';
import { DocumentRefused, limits } from './refusals.ts';

/** One entry as the central directory has it. Offsets and sizes in bytes. */
export interface ZipEntry {
  path: string;
  method: number;
  encrypted: boolean;
  packed: number;
  offset: number;
}

const utf8 = new TextDecoder('utf-8');

/** Lists the entries; null when there is no whole central directory (cut off, or not a zip). */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lowest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const entries: ZipEntry[] = [];
    let entry = view.getUint32(at + 16, true);
    for (let left = view.getUint16(at + 10, true); left > 0; left -= 1) {
      if (entry + 46 > bytes.length || view.getUint32(entry, true) !== 0x02014b50) return null;
      const nameLength = view.getUint16(entry + 28, true);
      entries.push({
        path: utf8.decode(bytes.subarray(entry + 46, entry + 46 + nameLength)).replaceAll('\\', '/'),
        method: view.getUint16(entry + 10, true),
        encrypted: (view.getUint16(entry + 8, true) & 1) === 1,
        packed: view.getUint32(entry + 20, true),
        offset: view.getUint32(entry + 42, true)
      });
      entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
    return entries;
  }
  return null;
}

/** Unpacks entries one by one, keeping count of what all of them have unpacked to. */
export class ZipReader {
  readonly #bytes: Uint8Array;
  readonly #name: string;
  readonly entries: ZipEntry[];
  #total = 0;

  /** Throws `damaged` without a central directory, `bomb` for too many entries, `encrypted` for locked ones. */
  constructor(bytes: Uint8Array, name: string) {
    const entries = zipEntries(bytes);
    if (!entries) throw new DocumentRefused('damaged', { name });
    if (entries.length > limits.entries) throw new DocumentRefused('bomb', { name });
    if (entries.some((entry) => entry.encrypted)) throw new DocumentRefused('encrypted', { name });
    this.#bytes = bytes;
    this.#name = name;
    this.entries = entries;
  }

  /** The bytes of an entry, or undefined when there is none. Throws `bomb` or `damaged`. */
  read(path: string): Uint8Array | undefined {
    const entry = this.entries.find((one) => one.path === path);
    if (!entry) return undefined;
    const bytes = this.#bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw this.#damaged();
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > bytes.length) throw this.#damaged();
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw this.#damaged();
    return this.#inflate(packed);
  }

  #inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let whole = false;
    const inflate = new Inflate((chunk, final) => {
      size += chunk.length;
      this.#total += chunk.length;
      if (size > limits.part || this.#total > limits.unpacked || (size > limits.ratioFloor && size > packed.length * limits.ratio)) {
        throw new DocumentRefused('bomb', { name: this.#name });
      }
      chunks.push(chunk);
      whole ||= final;
    });
    try {
      // Small steps, so that a bomb is noticed soon.
      for (let at = 0; at < packed.length; at += 16_384) inflate.push(packed.subarray(at, at + 16_384), at + 16_384 >= packed.length);
    } catch (cause) {
      if (cause instanceof DocumentRefused) throw cause;
      throw this.#damaged(cause);
    }
    if (!whole) throw this.#damaged();
    if (chunks.length === 1) return chunks[0] as Uint8Array;
    const joined = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      joined.set(chunk, at);
      at += chunk.length;
    }
    return joined;
  }

  #damaged(cause?: unknown): DocumentRefused {
    return new DocumentRefused('damaged', { name: this.#name }, { cause });
  }
}
