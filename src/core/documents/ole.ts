/** Compound files ([MS-CFB]): the container of Word 97–2003 documents. Only what reading streams by name takes. */

const END = 0xfffffffe;
const HEADER = 512;

/** Streams of a compound file by name, root level only. Throws `RangeError` when the file is cut off or twisted. */
export function openCompound(bytes: Uint8Array): (name: string) => Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 1 << view.getUint16(0x1e, true);
  const miniSize = 1 << view.getUint16(0x20, true);
  if (sectorSize !== 512 && sectorSize !== 4096) throw new RangeError('sector size');
  const cutoff = view.getUint32(0x38, true);
  const table = readAllocation(view, sectorSize);

  const sector = (index: number): Uint8Array => {
    const start = HEADER + index * sectorSize + (sectorSize > HEADER ? sectorSize - HEADER : 0);
    if (start >= bytes.length) throw new RangeError('sector outside the file');
    return bytes.subarray(start, Math.min(start + sectorSize, bytes.length));
  };
  const chain = (first: number): Uint8Array => concat(follow(first, table).map(sector));

  const directory = readDirectory(chain(view.getUint32(0x30, true)));
  const root = directory.find((entry) => entry.type === 5);
  if (!root) throw new RangeError('no root entry');
  const miniTableBytes = view.getUint32(0x40, true) > 0 ? chain(view.getUint32(0x3c, true)) : new Uint8Array();
  const miniTable = toNumbers(miniTableBytes);
  let mini: Uint8Array | undefined;

  return (name) => {
    const entry = directory.find((one) => one.type === 2 && one.name === name);
    if (!entry) return undefined;
    if (entry.size >= cutoff) {
      const whole = chain(entry.start);
      if (whole.length < entry.size) throw new RangeError('stream cut off');
      return whole.subarray(0, entry.size);
    }
    mini ??= chain(root.start);
    const parts = follow(entry.start, miniTable).map((index) => (mini as Uint8Array).subarray(index * miniSize, (index + 1) * miniSize));
    return concat(parts).subarray(0, entry.size);
  };
}

/** The sector table, collected from the header's list and its continuation sectors. */
function readAllocation(view: DataView, sectorSize: number): Uint32Array {
  const at = (index: number): number => (index + 1) * sectorSize;
  const lists: number[] = [];
  for (let slot = 0; slot < 109; slot += 1) lists.push(view.getUint32(0x4c + slot * 4, true));
  let next = view.getUint32(0x44, true);
  for (let round = view.getUint32(0x48, true); round > 0 && next < END; round -= 1) {
    const slots = sectorSize / 4 - 1;
    for (let slot = 0; slot < slots; slot += 1) lists.push(view.getUint32(at(next) + slot * 4, true));
    next = view.getUint32(at(next) + slots * 4, true);
  }
  const sectors = lists.filter((index) => index < END);
  const table = new Uint32Array((sectors.length * sectorSize) / 4);
  sectors.forEach((index, order) => {
    for (let slot = 0; slot < sectorSize / 4; slot += 1)
      table[(order * sectorSize) / 4 + slot] = view.getUint32(at(index) + slot * 4, true);
  });
  return table;
}

function follow(first: number, table: Uint32Array): number[] {
  const path: number[] = [];
  for (let index = first; index < END; index = table[index] ?? END) {
    if (path.length > table.length) throw new RangeError('sectors run in a circle');
    path.push(index);
  }
  return path;
}

function readDirectory(bytes: Uint8Array): { name: string; type: number; start: number; size: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(view.getUint16(at + 0x40, true), 64);
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2)));
    entries.push({ name, type: bytes[at + 0x42] as number, start: view.getUint32(at + 0x74, true), size: view.getUint32(at + 0x78, true) });
  }
  return entries;
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
