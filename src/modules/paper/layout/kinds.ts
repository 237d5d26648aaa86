/**
 * The 29 kinds of administrative paper and their abbreviations.
 * Source: Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III (law table DOC-15, DOC-16).
 */

/** `name` as it reads in running text; `abbreviation` as it stands in the symbol, null where the paper carries no kind in it (công văn, thư công). */
export type PaperKindRow = { readonly name: string; readonly abbreviation: string | null };

/** Every kind, in the order of Điều 7. */
export const paperKinds = {
  resolution: { name: 'Nghị quyết', abbreviation: 'NQ' },
  decision: { name: 'Quyết định', abbreviation: 'QĐ' },
  directive: { name: 'Chỉ thị', abbreviation: 'CT' },
  regulation: { name: 'Quy chế', abbreviation: 'QC' },
  rules: { name: 'Quy định', abbreviation: 'QyĐ' },
  communique: { name: 'Thông cáo', abbreviation: 'TC' },
  notice: { name: 'Thông báo', abbreviation: 'TB' },
  guidance: { name: 'Hướng dẫn', abbreviation: 'HD' },
  programme: { name: 'Chương trình', abbreviation: 'CTr' },
  plan: { name: 'Kế hoạch', abbreviation: 'KH' },
  option: { name: 'Phương án', abbreviation: 'PA' },
  scheme: { name: 'Đề án', abbreviation: 'ĐA' },
  project: { name: 'Dự án', abbreviation: 'DA' },
  report: { name: 'Báo cáo', abbreviation: 'BC' },
  minutes: { name: 'Biên bản', abbreviation: 'BB' },
  proposal: { name: 'Tờ trình', abbreviation: 'TTr' },
  contract: { name: 'Hợp đồng', abbreviation: 'HĐ' },
  telegram: { name: 'Công điện', abbreviation: 'CĐ' },
  memorandum: { name: 'Bản ghi nhớ', abbreviation: 'BGN' },
  agreement: { name: 'Bản thỏa thuận', abbreviation: 'BTT' },
  authorisation: { name: 'Giấy ủy quyền', abbreviation: 'GUQ' },
  invitation: { name: 'Giấy mời', abbreviation: 'GM' },
  introduction: { name: 'Giấy giới thiệu', abbreviation: 'GGT' },
  'leave-permit': { name: 'Giấy nghỉ phép', abbreviation: 'GNP' },
  'sending-slip': { name: 'Phiếu gửi', abbreviation: 'PG' },
  'transfer-slip': { name: 'Phiếu chuyển', abbreviation: 'PC' },
  'notice-slip': { name: 'Phiếu báo', abbreviation: 'PB' },
  'public-letter': { name: 'Thư công', abbreviation: null },
  letter: { name: 'Công văn', abbreviation: null }
} as const satisfies Record<string, PaperKindRow>;

/** Code of a kind of paper. */
export type PaperKind = keyof typeof paperKinds;

/** Abbreviations of the three forms of copy (Phụ lục III): sao y, trích sao, sao lục. */
export const copyForms = { copy: 'SY', extract: 'TrS', duplicate: 'SL' } as const;

/** Non-breaking room left for a number given by hand at signing. */
export const NUMBER_BLANK = '\u00a0'.repeat(6);

/**
 * The number as written on paper: two digits at least ("05", "12", "120"; DOC-07), or room to write it when it is not given yet.
 * Throws RangeError for anything but a whole number from 1.
 */
export function paperNumber(number: number | null): string {
  if (number === null) return NUMBER_BLANK;
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`A paper's number is a whole number from 1, not ${number}`);
  return String(number).padStart(2, '0');
}

/** What follows the "/" in the symbol: "BC-HĐND"; for a công văn the issuer and drafting unit alone: "TTHĐND-VP" (DOC-07, DOC-16). */
export function symbolTail(kind: PaperKind, issuer: string): string {
  const { abbreviation } = paperKinds[kind];
  return abbreviation === null ? issuer : `${abbreviation}-${issuer}`;
}

/**
 * Number and symbol of a paper: `symbolOf(5, 'report', 'HĐND')` → "05/BC-HĐND".
 * Normative resolutions carry the year inside: `{ year: 2026 }` → "05/2026/NQ-HĐND" (DOC-27).
 *
 * The series restarts: numbers run from 01 on 1 January to 31 December, and one number with one symbol stands once in a year,
 * on paper and electronically alike (Điều 15.1; DOC-17). Which series a paper belongs to is {@link seriesOf}.
 */
export function symbolOf(number: number | null, kind: PaperKind, issuer: string, options: { year?: number } = {}): string {
  const year = options.year === undefined ? '' : `${options.year}/`;
  return `${paperNumber(number)}/${year}${symbolTail(kind, issuer)}`;
}

/**
 * Key of the yearly series a number is drawn from: the symbol with its year, e.g. "2026 BC-HĐND".
 * `date` is the day of issue, YYYY-MM-DD. Two papers with the same key and number would be the same paper (DOC-17).
 */
export function seriesOf(date: string, kind: PaperKind, issuer: string): string {
  return `${date.slice(0, 4)} ${symbolTail(kind, issuer)}`;
}
