/** Row numbers of recognised tables, mended by the order they stand in: “21” after “2” is “2.1”. */
import type { TextLine } from './text.ts';

type Place = readonly number[];

const NUMBER = /^\d{1,3}(?:\.\d{1,2}){0,3}\.?$/u;

/**
 * Mends the first cells of table rows on recognised pages, in place. A number is changed only when its digits are those
 * of a number that may follow the row above (a dot was missed), or when it is no number at all and the next row shows
 * which one it must have been.
 */
export function mendRowNumbers(lines: readonly TextLine[], recognised: ReadonlySet<number>): void {
  let above: Place | null = null;
  lines.forEach((line, index) => {
    const cell = line.cells?.[0];
    if (!line.cells || !cell) {
      above = null;
      return;
    }
    if (cell.text === '' || cell.merged) return;
    if (/^[IVXLC]+\.?$/u.test(cell.text)) {
      // Numbers begin anew under a Roman part.
      above = [0];
      return;
    }
    if (line.page !== null && recognised.has(line.page) && above) {
      const next = nextNumber(lines, index);
      const mended = mend(cell.text, followers(above), next);
      if (mended !== null && mended !== cell.text) {
        cell.text = mended;
        line.text = line.cells
          .map((one) => one.text)
          .join('\t')
          .trimEnd();
      }
    }
    above = toPlace(cell.text) ?? (/^stt\.?$/iu.test(cell.text) ? [0] : above);
  });
}

function toPlace(text: string): Place | null {
  return NUMBER.test(text) ? text.replace(/\.$/u, '').split('.').map(Number) : null;
}

/** Numbers that may follow one: its first child, then the next at each level above. */
function followers(place: Place): Place[] {
  const found: Place[] = place[0] === 0 ? [[1]] : [[...place, 1]];
  for (let level = place.length; level >= 1; level -= 1) {
    const next = place.slice(0, level);
    next[level - 1] = (next[level - 1] as number) + 1;
    found.push(next);
  }
  return found;
}

const write = (place: Place): string => place.join('.');
const digits = (text: string): string => text.replace(/\D/gu, '');

function mend(text: string, expected: Place[], next: string | null): string | null {
  if (expected.some((place) => write(place) === text.replace(/\.$/u, ''))) return null;
  if (!text.includes('.') || !NUMBER.test(text)) {
    const same = expected.filter((place) => write(place).includes('.') && digits(write(place)) === digits(text) && text.length <= 4);
    if (same.length === 1 && digits(text).length > 1) return write(same[0] as Place);
  }
  if (NUMBER.test(text) || text.length > 3 || next === null) return null;
  // No number at all: the one row number between the row above and the row below.
  const fits = expected.filter((place) =>
    followers(place).some((after) => write(after) === next || (write(after).includes('.') && digits(write(after)) === next))
  );
  const sameLevel = fits.filter((place) => place.length === next.split('.').length);
  const [only] = sameLevel.length > 0 ? sameLevel : fits;
  return only && (sameLevel.length === 1 || fits.length === 1) ? write(only) : null;
}

/** The number of the next row that has one. */
function nextNumber(lines: readonly TextLine[], index: number): string | null {
  for (let at = index + 1; at < lines.length && at < index + 6; at += 1) {
    const line = lines[at] as TextLine;
    if (!line.cells) return null;
    const text = line.cells[0]?.text ?? '';
    if (text !== '') return NUMBER.test(text) ? text.replace(/\.$/u, '') : null;
  }
  return null;
}
