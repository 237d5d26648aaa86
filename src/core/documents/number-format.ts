/** How one automatic number is written. Names are those of ECMA-376 `ST_NumberFormat`; Word 97 codes map onto them. */

/** Writes `count` (1 or more; 0 is possible with a start of 0) in a format; unknown formats are written in digits. */
export function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperLetter':
      return letters(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'decimalEnclosedParen':
      return `(${count})`;
    case 'numberInDash':
      return `- ${count} -`;
    default:
      return String(count);
  }
}

/** A…Z, AA, BB… as Word counts: the letter is repeated, not combined. */
function letters(count: number): string {
  if (count < 1) return String(count);
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 30));
}

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I']
];

/** Roman capitals; numbers Roman writing has no sign for stay in digits. */
export function roman(count: number): string {
  if (count < 1 || count > 32_000) return String(count);
  let rest = count;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** Number formats of Word 97 (`nfc`, [MS-OSHARED] 2.2.1.3) by their names. */
export const WORD97_FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  57: 'numberInDash',
  255: 'none'
};

/** The marker written for a bullet glyph: dashes, plus and star keep their sign, every symbol becomes a dash. */
export function bulletMarker(glyph: string): string {
  const sign = glyph.trim();
  if (sign === '') return '';
  if (sign === '+' || sign === '\uFF0B') return '+';
  if (sign === '*') return '*';
  return '-';
}
