/**
 * Words of an official paper in their order, with every label, number and punctuation already set, so that the renderers differ in drawing only.
 */
import { formatDayLong } from '#core/format.ts';
import { paperKinds, paperNumber } from './kinds.ts';
import type { Align, Block, OfficialPaper, PlacedCell, Run, Text } from './model.ts';
import { placeCells, plainText, printable, runsOf, signingPrefixes } from './model.ts';
import { FOOT_COLUMNS, HEAD_COLUMNS, STYLES, textWidth } from './measures.ts';
import type { Role } from './measures.ts';
import { balance } from './widths.ts';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** One paragraph. `outline` 1–3 puts it among the bookmarks. */
export type Line = { type: 'line'; role: Role; runs: Run[]; outline?: 1 | 2 | 3; keepNext?: boolean };

/** A table with placed cells; `widths` are shares adding up to 1; `align` per column for the rows below the head. */
export type ComposedTable = { type: 'table'; widths: number[]; align: Align[]; head: PlacedCell[][]; rows: PlacedCell[][]; size: number };

export type Flow = Line | ComposedTable | { type: 'page-break' };

/** Main text (`annex` null) or one annex, each beginning on a new page with its own page numbers. */
export type Section = { annex: string | null; landscape: boolean; head: Line[]; flow: Flow[] };

export type Composed = {
  /** Title for the file's properties: "05/BC-HĐND Báo cáo …". */
  title: string;
  /** Issuer in one line, for the file's properties. */
  author: string;
  issuer: Line[];
  number: string;
  about: string | null;
  placeDate: string;
  /** Kind and subject, then addressees: null parts are left out. The rule stands under the last line of `heading`. */
  heading: Line[];
  addressees: Line[];
  sections: Section[];
  signing: string[];
  signer: string | null;
  recipients: string[];
};

const points = (mm: number) => (mm * 72) / 25.4;

/** Capitals or a title in even lines for a place `room` mm wide. */
function even(role: 'parent' | 'issuer' | 'about' | 'subject' | 'signing', text: string, room: number): string {
  const style = STYLES[role];
  return balance(printable(text), style.size, 'bold' in style, points(room));
}

const capitals = (text: string) => text.toLocaleUpperCase('vi');

const line = (role: Role, text: Text, more: Partial<Pick<Line, 'outline' | 'keepNext'>> = {}): Line => ({
  type: 'line',
  role,
  runs: runsOf(text),
  ...more
});

/** Everything a renderer needs. Throws TableShapeError for a table whose spans do not fit, RangeError for an impossible number or date. */
export function composePaper(paper: OfficialPaper): Composed {
  const kind = paperKinds[paper.kind];
  const letter = paper.kind === 'letter';
  const subject = printable(paper.subject);
  const annexes = paper.annexes ?? [];
  const number = `${paperNumber(paper.number)}/${printable(paper.symbol)}`;
  const issuer = [...(paper.issuerParent ?? []), ...paper.issuer].map(printable).join(' ');
  const main: Flow[] = [...basesOf(paper.bases ?? []), ...composeBlocks(paper.body)];
  const last = main.at(-1);
  // The signature never stands on a page alone: the last words go with it.
  if (last?.type === 'line') last.keepNext = true;
  return {
    title: [paper.number === null ? '' : number, kind.name, subject.replaceAll('\n', ' ')].filter(Boolean).join(' '),
    author: issuer,
    issuer: [
      ...(paper.issuerParent ?? []).map((text) => line('parent', even('parent', capitals(text), HEAD_COLUMNS[0]))),
      ...paper.issuer.map((text) => line('issuer', even('issuer', capitals(text), HEAD_COLUMNS[0]))),
      ...(paper.issuerNote === undefined ? [] : [line('issuer-note', capitals(paper.issuerNote))])
    ],
    number: `Số: ${number}`,
    about: letter ? even('about', `V/v ${subject}`, HEAD_COLUMNS[0] - 4) : null,
    placeDate: `${printable(paper.place)}, ${paperDate(paper.date)}`,
    heading: letter ? [] : [line('kind', capitals(paper.formName ?? kind.name)), line('subject', even('subject', subject, textWidth(false) - 15))],
    addressees: addresseesOf(paper.addressees ?? []),
    sections: [
      { annex: null, landscape: false, head: [], flow: main },
      ...annexes.map((annex, index): Section => {
        const label = annexes.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(index + 1)}`;
        return {
          annex: label,
          landscape: annex.landscape ?? false,
          head: [
            line('annex-label', label, { outline: 1 }),
            line('annex-title', capitals(annex.title)),
            line('annex-reference', referenceTo(paper, number))
          ],
          flow: composeBlocks(annex.body)
        };
      })
    ],
    signing: [
      ...paper.signature.lines.map(({ prefix, text }) => `${prefix === undefined ? '' : `${signingPrefixes[prefix]} `}${capitals(text)}`),
      capitals(paper.signature.title)
    ].map((text) => even('signing', text, FOOT_COLUMNS[1])),
    signer: paper.signature.name === null ? null : printable(paper.signature.name),
    recipients: recipientLines(paper.recipients)
  };
}

/**
 * Date of a paper as written: in full "ngày 05 tháng 6 năm 2026" (DOC-08), with room for the parts written at signing.
 * Throws RangeError for anything but YYYY, YYYY-MM, YYYY-MM-DD or null.
 */
export function paperDate(date: string | null): string {
  const room = '\u00a0'.repeat(6);
  if (date === null) return `ngày${room}tháng${room}năm${room}`;
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.exec(date);
  if (!match) throw new RangeError(`Not a date of a paper: ${date}`);
  if (date.length === 10) return formatDayLong(date);
  const [, year, month] = match;
  if (month === undefined) return `ngày${room}tháng${room}năm ${year}`;
  return formatDayLong(`${year}-${month}-01`).replace('ngày 01', `ngày${room.slice(1)}`);
}

/** Legal bases: each ends with ";", the last with "." (DOC-10). */
function basesOf(bases: readonly string[]): Line[] {
  return bases.map((base, index) => line('base', `${bare(base)}${index === bases.length - 1 ? '.' : ';'}`));
}

/** "Kính gửi: X" in one line, or a list under the colon when there are several (Phụ lục I). */
function addresseesOf(addressees: readonly string[]): Line[] {
  if (addressees.length === 0) return [];
  if (addressees.length === 1) return [line('addressee', `Kính gửi: ${bare(addressees[0]!)}.`)];
  return [
    line('addressee-head', 'Kính gửi:'),
    ...addressees.map((text, index) => {
      const last = index === addressees.length - 1;
      return line(last ? 'addressee-last' : 'addressee-item', `- ${bare(text)}${last ? '.' : ';'}`);
    })
  ];
}

/** Recipients with their marks: "- X;", the filing line "Lưu: …" last and closed by "." (DOC-13). Adds "Lưu: VT" when none is there. */
export function recipientLines(recipients: readonly string[]): string[] {
  const named = recipients.map(bare).filter((text) => text !== '');
  const filing = named.filter((text) => /^lưu\b/iu.test(text.normalize('NFC')));
  const others = named.filter((text) => !filing.includes(text));
  const lines = [...others, ...(filing.length > 0 ? filing : ['Lưu: VT'])];
  return lines.map((text, index) => `- ${text}${index === lines.length - 1 ? '.' : ';'}`);
}

/** "(Kèm theo Báo cáo số 05/BC-HĐND ngày 25 tháng 11 năm 2026 của Thường trực Hội đồng nhân dân xã …)". */
function referenceTo(paper: OfficialPaper, number: string): string {
  const issuer = [...paper.issuer, ...(paper.issuerParent ?? [])].map(printable).join(' ');
  return `(Kèm theo ${paperKinds[paper.kind].name} số ${number} ${paperDate(paper.date)} của ${issuer})`;
}

/** A line without the mark and dash it was typed with. */
function bare(text: string): string {
  return printable(text)
    .trim()
    .replace(/^[-–—+•]\s+/u, '')
    .replace(/[\s;.,]+$/u, '');
}

/** Blocks as lines and tables, with their labels counted. */
export function composeBlocks(blocks: readonly Block[]): Flow[] {
  const counts = [0, 0, 0];
  let articles = 0;
  return blocks.flatMap((block): Flow[] => {
    switch (block.type) {
      case 'heading': {
        const { level } = block;
        if (block.label === undefined) counts[level - 1]!++;
        counts.fill(0, level);
        const label = block.label ?? headingLabel(level, counts[level - 1]!);
        const runs = runsOf(block.text).map((run) => (level === 1 ? { ...run, text: capitals(run.text) } : run));
        return [line(`heading${level}`, label === '' ? runs : [`${label} `, ...runs], { outline: level })];
      }
      case 'paragraph':
        return [line(block.align ?? 'body', block.text, block.keepWithNext === true ? { keepNext: true } : {})];
      case 'list':
        return block.items.map((item, index) => line('item', [`${markOf(block.mark, index)} `, ...runsOf(item)]));
      case 'article': {
        const title = runsOf(block.title ?? '').map((run) => ({ ...run, bold: true }));
        const text = runsOf(block.text ?? '');
        const label: Run = { text: `Điều ${++articles}.`, bold: true };
        return [line('body', [label, ...(title.length > 0 ? [' ', ...title] : []), ...(text.length > 0 ? [' ', ...text] : [])])];
      }
      case 'table': {
        const total = block.columns.reduce((sum, column) => sum + column.width, 0);
        return [
          ...(block.caption === undefined ? [] : [line('caption', block.caption)]),
          ...(block.note === undefined ? [] : [line('note', block.note)]),
          {
            type: 'table',
            widths: block.columns.map((column) => column.width / total),
            align: block.columns.map((column) => column.align ?? 'left'),
            head: placeCells(block.head, block.columns.length),
            rows: placeCells(block.rows, block.columns.length),
            size: block.size ?? 12
          }
        ];
      }
      case 'page-break':
        return [{ type: 'page-break' }];
    }
  });
}

function headingLabel(level: 1 | 2 | 3, count: number): string {
  return level === 1 ? `${roman(count)}.` : level === 2 ? `${count}.` : `${letterOf(count)})`;
}

function markOf(mark: 'dash' | 'number' | 'letter', index: number): string {
  return mark === 'dash' ? '-' : mark === 'number' ? `${index + 1}.` : `${letterOf(index + 1)})`;
}

/* Points of a law text count a, b, c, d, đ, e, g …: the Vietnamese alphabet without its marked vowels, f, j, w, z (Nghị định 78/2025). */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** 1 → "a", 5 → "đ"; beyond the alphabet letters double ("aa"). */
export function letterOf(count: number): string {
  const index = (count - 1) % LETTERS.length;
  return LETTERS[index]!.repeat(Math.floor((count - 1) / LETTERS.length) + 1);
}

/** Roman numeral of a whole number from 1. */
export function roman(count: number): string {
  const table: [number, string][] = [
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
  let rest = count;
  return table
    .map(([value, mark]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return mark.repeat(times);
    })
    .join('');
}

/** Every word of a composed paper in reading order, for checking what a renderer drew. */
export function wordsOf(composed: Composed): string[] {
  const flowText = (flow: Flow): string[] =>
    flow.type === 'line'
      ? [plainText(flow.runs)]
      : flow.type === 'table'
        ? [...flow.head, ...flow.rows].flat().map((cell) => plainText(cell.runs))
        : [];
  const [main, ...annexes] = composed.sections;
  const texts = [
    ...composed.issuer.map((item) => plainText(item.runs)),
    composed.number,
    composed.about ?? '',
    NATION,
    MOTTO,
    composed.placeDate,
    ...[...composed.heading, ...composed.addressees].flatMap(flowText),
    ...(main?.flow ?? []).flatMap(flowText),
    'Nơi nhận:',
    ...composed.recipients,
    ...composed.signing,
    composed.signer ?? '',
    ...annexes.flatMap((section) => [...section.head, ...section.flow].flatMap(flowText))
  ];
  return texts
    .join(' ')
    .split(/[\s\u00a0]+/u)
    .filter(Boolean);
}
