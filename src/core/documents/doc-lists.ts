/** List tables of a Word 97 document ([MS-DOC] 2.9.131–150) as the list uses the counter takes. */
import type { ListLevel, ListUse } from './list-counter.ts';
import { WORD97_FORMATS } from './number-format.ts';

/** Reads list definitions and their uses; the key is the 1-based use (`ilfo`) as text. */
export function readDocLists(
  table: DataView,
  lists: { at: number; size: number },
  uses: { at: number; size: number }
): Map<string, ListUse> {
  const found = new Map<string, ListUse>();
  if (lists.size < 2 || uses.size < 4) return found;
  const definitions = readDefinitions(table, lists.at, lists.at + lists.size);

  const count = table.getInt32(uses.at, true);
  let data = uses.at + 4 + count * 16;
  for (let index = 0; index < count; index += 1) {
    const at = uses.at + 4 + index * 16;
    const id = table.getInt32(at, true);
    const overrides = table.getUint8(at + 12);
    const levels = [...(definitions.get(id) ?? [])];
    const restartAt = new Map<number, number>();
    data += 4;
    for (let one = 0; one < overrides; one += 1) {
      const start = table.getInt32(data, true);
      const flags = table.getUint32(data + 4, true);
      data += 8;
      const level = flags & 15;
      if (flags & 32) {
        const read = readLevel(table, data);
        levels[level] = read.level;
        data = read.next;
        if (flags & 16) restartAt.set(level, read.level.start);
      } else if (flags & 16) restartAt.set(level, start);
    }
    found.set(String(index + 1), { definition: String(id), levels, restartAt });
  }
  return found;
}

function readDefinitions(table: DataView, from: number, levelsAt: number): Map<number, ListLevel[]> {
  const definitions = new Map<number, ListLevel[]>();
  const count = table.getInt16(from, true);
  let at = levelsAt;
  for (let index = 0; index < count; index += 1) {
    const head = from + 2 + index * 28;
    const simple = (table.getUint8(head + 26) & 1) === 1;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (simple ? 1 : 9); level += 1) {
      const read = readLevel(table, at);
      levels.push(read.level);
      at = read.next;
    }
    definitions.set(table.getInt32(head, true), levels);
  }
  return definitions;
}

/** One level (`LVL`): 28 bytes, two runs of properties, then the text whose signs 0–8 stand for numbers. */
function readLevel(table: DataView, at: number): { level: ListLevel; next: number } {
  const format = WORD97_FORMATS[table.getUint8(at + 4)] ?? 'decimal';
  const flags = table.getUint8(at + 5);
  const text = at + 28 + table.getUint8(at + 24) + table.getUint8(at + 25);
  const length = table.getUint16(text, true);
  let written = '';
  for (let index = 0; index < length; index += 1) {
    const sign = table.getUint16(text + 2 + index * 2, true);
    written += sign < 9 ? `%${sign + 1}` : String.fromCharCode(sign);
  }
  const limit = table.getUint8(at + 26);
  return {
    level: {
      start: table.getInt32(at, true),
      format,
      text: written,
      legal: (flags & 4) !== 0,
      restart: (flags & 8) !== 0 ? limit : null
    },
    next: text + 2 + length * 2
  };
}
