/** Levels: "từ 90% trở lên", "ít nhất 02 cuộc/năm", "5 đến 7 cuộc", "≥ 95", "dưới 1%", with comparator, value, unit and own frequency. */
import { fold } from './fold.ts';
import { FIGURE, SMALL_WORDS, parseCount } from './numbers.ts';
import type { Comparator } from './plan-document.ts';

export interface Level {
  start: number;
  end: number;
  comparator: Comparator;
  value: number | [number, number];
  unit: string;
  unitWords: string;
  /** Said with the level itself: "/năm", "mỗi quý". */
  frequency: 'week' | 'month' | 'quarter' | 'year' | 'session' | 'term' | null;
  /** True when words such as "ít nhất" stand at the figure, which makes a bare count a level. */
  explicit: boolean;
  /** True when the comparing words stand directly before the figure. */
  attached: boolean;
}

/** Things councils count: folded words → unit of the contract. Order matters, longer first. */
const COUNTED: readonly [string, string][] = [
  ['cuoc giam sat', 'supervisions'],
  ['chuyen de giam sat', 'topics'],
  ['cuoc khao sat', 'surveys'],
  ['cuoc tiep xuc', 'meetings'],
  ['cuoc hop', 'meetings'],
  ['hoi nghi', 'meetings'],
  ['phien hop', 'meetings'],
  ['buoi', 'meetings'],
  ['ky hop', 'sessions'],
  ['phien', 'sessions'],
  ['chuyen de', 'topics'],
  ['cuoc', 'count'],
  ['ky', 'sessions'],
  ['chuyen', 'trips'],
  ['hoat dong', 'activities'],
  ['lop', 'trainings'],
  ['khoa tap huan', 'trainings'],
  ['khoa', 'trainings'],
  ['luot', 'times'],
  ['lan', 'times'],
  ['dot', 'times'],
  ['mo hinh', 'models'],
  ['sang kien', 'initiatives'],
  ['y kien', 'opinions'],
  ['kien nghi', 'petitions'],
  ['cau hoi', 'questions'],
  ['nghi quyet', 'resolutions'],
  ['bao cao', 'reports'],
  ['ban tin', 'digests'],
  ['tin bai', 'articles'],
  ['bai viet', 'articles'],
  ['tin, bai', 'articles'],
  ['bai', 'articles'],
  ['chuyen muc', 'articles'],
  ['dai bieu', 'delegates'],
  ['to dai bieu', 'groups'],
  ['to(?= (?:dat|duoc|hoan thanh|kieu mau))', 'groups'],
  ['de tai', 'topics'],
  ['noi dung', 'items'],
  ['van ban', 'papers'],
  ['ty dong', 'billion_vnd'],
  ['trieu dong', 'million_vnd'],
  ['dong', 'vnd'],
  ['phut', 'minutes'],
  ['gio', 'hours'],
  ['ngay lam viec', 'working_days'],
  ['ngay', 'days'],
  ['ho ', 'households'],
  ['dang vien', 'people'],
  ['doan vien', 'people'],
  ['hoi vien', 'people'],
  ['cong chuc', 'people'],
  ['ca nhan', 'people'],
  ['tap the', 'groups'],
  ['phieu', 'count'],
  ['nguoi', 'people'],
  ['cu tri', 'people'],
  ['hoi vien', 'people'],
  ['lao dong', 'people'],
  ['thon', 'villages'],
  ['to dan pho', 'villages'],
  ['truong hop', 'count'],
  ['truong', 'schools'],
  ['san pham', 'products'],
  ['du an', 'projects'],
  ['cong trinh', 'projects'],
  ['doanh nghiep', 'enterprises'],
  ['hop tac xa', 'cooperatives'],
  ['km', 'km'],
  ['ha', 'ha'],
  ['tan', 'tonnes'],
  ['dien dan', 'meetings'],
  ['toa dam', 'meetings'],
  ['hoi thao', 'meetings'],
  ['hoi thi', 'meetings'],
  ['cau lac bo', 'count'],
  ['chuyen trang', 'articles'],
  ['phong su', 'articles'],
  ['quy che', 'papers'],
  ['chuong trinh hanh dong', 'papers'],
  ['quy trinh', 'papers'],
  ['chi bo', 'count'],
  ['dong chi', 'people'],
  ['diem', 'points']
];

const COUNTED_PATTERN = COUNTED.map(([words]) => words.trim()).join('|');
const NUMBER = `(?:${FIGURE})`;
const WORD_NUMBER = `(?:${SMALL_WORDS})`;
const BEFORE = [
  'it nhat(?: la)?(?: dat)?(?: tu)?',
  'toi thieu(?: la)?(?: dat)?(?: tu)?',
  'khong (?:duoc )?(?:duoi|thap hon|it hon)',
  'khong (?:qua|vuot qua|nhieu hon|cao hon)',
  'toi da(?: la)?',
  'nhieu nhat(?: la)?',
  'thap nhat(?: la)?',
  '(?:dat|hoan thanh)(?:,| va) vuot(?: muc)?',
  'vuot(?: muc)?',
  'tren',
  'hon',
  'cao hon',
  'duoi(?: muc)?',
  'thap hon',
  'con duoi',
  'phan dau(?: dat)?(?: ty le)?',
  'dat(?: ty le)?(?: tu)?',
  'tu',
  'dat muc',
  'len',
  'con',
  '[≥>]=?',
  '[≤<]=?',
  '=',
  'bang(?= 0(?![\\d/]|[.,]\\d))'
].join('|');
const FREQUENCY =
  '(?:\\s*(?:moi |/ ?(?!nam|quy|thang|tuan|ky hop|nhiem ky)[\\p{L}]+(?: [\\p{L}]+){0,2} ?(?=/))?\\s*(?:/|tren|mot|moi|trong)\\s*(?:mot )?(nam(?! 20\\d\\d)|quy(?! (?:[1-4]|i{1,3}|iv)\\b)|thang(?! \\d)|tuan|ky hop|nhiem ky)\\b)?';

const LEVEL = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(${BEFORE})\\s*:?\\s*)?(?<![\\p{L}\\p{N}./,-])(${NUMBER}|(?<=(?:nhat|thieu|da|dat|(?:moi|mot|hang) (?:nam|quy|thang|tuan|ky hop)|to chuc|tien hanh|thuc hien|giam sat|khao sat|co|them|du)(?: tu| la| duoc)? )${WORD_NUMBER}(?= (?:${COUNTED_PATTERN})(?![\\p{L}])))` +
    `(?:\\s*(%|phan tram)(?!\\s*(?:-|den|toi|~)\\s*\\d)` +
    `|(?:\\s*%)?(?:\\s*(?:-|den|toi|~)\\s*(${NUMBER}|${WORD_NUMBER}))?\\s*(%|phan tram|/?\\s*(?:${COUNTED_PATTERN})(?![\\p{L}])|(?:[\\p{L}]+ ){0,3}[\\p{L}]+(?=\\s?/\\s?(?:nam|quy|thang|ky hop|nhiem ky)(?![\\p{L}])))?)` +
    `${FREQUENCY}`,
  'gu'
);

const WORDED = new RegExp(` ${WORD_NUMBER} (?:${COUNTED_PATTERN})`);
const SHARE_COUNT = /(?<![\p{L}\p{N}])((?:it nhat|toi thieu|tren|khong duoi)\s+)(\d{2})\/(\d{2})(?=\s+\p{L})/gu;
const FRACTION = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(${BEFORE})\\s*)?(?<![\\d/.,-])([1-9])/([2-9]|10)(?=\\s+(?:tong )?(?:so |thoi (?:gian|luong)|dai bieu|thanh vien|ho )|(?<=(?:tren|nhat|thieu|hon|dat) [1-9]/(?:[2-9]|10))\\s+\\p{L})`,
  'gu'
);

function unitOf(words: string): string {
  const bare = words.replace(/^\/?\s*/, '');
  if (bare === '%' || bare.startsWith('phan tram')) return 'percent';
  for (const [key, unit] of COUNTED) if (bare.startsWith(key.trim())) return unit;
  return 'count';
}

const FREQUENCY_NAMES: Record<string, Level['frequency']> = {
  nam: 'year',
  quy: 'quarter',
  thang: 'month',
  tuan: 'week',
  'ky hop': 'session',
  'nhiem ky': 'term'
};

function comparatorOf(
  before: string,
  folded: string,
  start: number,
  end: number,
  unit: string,
  value: number
): { comparator: Comparator; explicit: boolean } {
  const after = folded.slice(end, end + 40);
  if (/^\s*(?:[\p{L}]+\s+){0,5}?(?:tro len|tro di)\b/u.test(after) || /^\s*\+/.test(after)) return { comparator: '>=', explicit: true };
  if (/^\s*(?:[\p{L}]+\s+){0,5}?tro xuong\b/u.test(after)) return { comparator: '<=', explicit: true };
  if (/^(?:it nhat|toi thieu|thap nhat|khong (?:duoc )?(?:duoi|thap hon|it hon)|≥|>=)/.test(before))
    return { comparator: '>=', explicit: true };
  if (/^(?:khong (?:qua|vuot|nhieu|cao)|toi da|nhieu nhat|≤|<=)/.test(before)) return { comparator: '<=', explicit: true };
  if (/^(?:dat|hoan thanh)(?:,| va) vuot/.test(before)) return { comparator: '>=', explicit: true };
  if (/^con$/.test(before) && /(?:xuong|giam|rut ngan)(?:\s+\p{L}+){0,8}\s*$/u.test(folded.slice(Math.max(0, start - 60), start)))
    return { comparator: '<=', explicit: true };
  if (/^(?:tren|hon|cao hon|vuot|>)/.test(before)) return { comparator: '>', explicit: true };
  if (/^(?:duoi|thap hon|con duoi|<)/.test(before)) return { comparator: '<', explicit: true };
  if (before === '=' || before === 'bang') return { comparator: '=', explicit: true };
  if (/^(?:dat|tu|len|phan dau)/.test(before)) return { comparator: unit === 'percent' && value === 100 ? '=' : '>=', explicit: true };
  const clause =
    folded
      .slice(Math.max(0, start - 160), start)
      .split(/[;,.](?=\s)/)
      .pop() ?? '';
  const near = clause.slice(-90);
  if (/(?:it nhat|toi thieu|khong duoi)(?:\s+\p{L}+){1,5}\s*$/u.test(near)) return { comparator: '>=', explicit: true };
  if (/(?:khong qua|toi da)(?:\s+\p{L}+){1,4}\s*$/u.test(near)) return { comparator: '<=', explicit: true };
  // "phấn đấu tổ chức 01 cuộc": the aim stands a few words before the figure.
  if (/phan dau/.test(near)) return { comparator: '>=', explicit: true };
  return { comparator: '=', explicit: false };
}

/**
 * Every level in a text, in order; places are those of the text given. Figures of citations, dates and numbering come back too when they
 * carry a counted noun: `targets.ts` decides which levels are promises.
 */
export function findLevels(text: string): Level[] {
  const folded = fold(text);
  const out: Level[] = [];
  if (!/\d/.test(folded) && !WORDED.test(folded)) return out;
  for (const match of folded.matchAll(LEVEL)) {
    const [whole, beforeRaw, lowText, lowPercent, highText, unitText, frequency] = match;
    const unitRaw = unitText ?? lowPercent;
    const before = (beforeRaw ?? '').trim();
    const bound =
      /^(?:it nhat|toi thieu|khong (?:duoi|it hon|qua)|toi da)/.test(before) ||
      (!/^\s*(?:chi tieu|muc tieu|nhiem vu|giai phap)/.test(folded.slice(match.index + whole.trimEnd().length)) &&
        /phan dau(?: (?!nam(?![\p{L}]))\p{L}+){0,4}\s*$/u.test(folded.slice(Math.max(0, match.index - 50), match.index + before.length)));
    const symbol = /^(?:[≥≤<>=]|bang$)/.test(before);
    // "ít nhất 02 chi hội": a bound with any noun behind it counts that noun; a stretch of time is none.
    const noun = /^\s+(?!(?:nam|thang|tuan|ngay|gio|phut|lan|tro)(?![\p{L}]))\p{L}{2,}/u.test(
      folded.slice(match.index + whole.trimEnd().length)
    );
    // "ít nhất 03 chợ, 02 bến cá": a count set beside one with a bound.
    const last = out.at(-1);
    const beside =
      last?.attached === true && last.unit !== 'percent' && /^(?: \p{L}+){0,3}(?:,| va) *$/u.test(folded.slice(last.end, match.index));
    if (unitRaw === undefined && !symbol && !((bound || beside) && noun)) continue;
    const low = parseCount(lowText ?? '');
    const high = highText === undefined ? null : parseCount(highText);
    if (low === null) continue;
    const at = match.index + whole.indexOf(lowText!, before.length);
    const end = match.index + whole.trimEnd().length;
    const unit = unitRaw === undefined ? 'count' : unitOf(unitRaw.trim());
    const found = comparatorOf(before, folded, match.index, end, unit, low);
    const range = high !== null && high > low;
    out.push({
      start: before === '' ? at : match.index,
      end,
      comparator: range ? 'range' : found.comparator,
      value: range ? [low, high] : low,
      unit,
      unitWords: unitRaw === undefined ? '' : text.slice(end - (whole.trimEnd().length - whole.lastIndexOf(unitRaw)), end).trim(),
      frequency: frequency === undefined ? null : (FREQUENCY_NAMES[frequency] ?? null),
      explicit: found.explicit || range || frequency !== undefined,
      attached: before !== ''
    });
  }
  out.push(...fractions(text, folded, out));
  return out.sort((a, b) => a.start - b.start);
}

/** "ít nhất 2/3 số đại biểu": a share written as a fraction, in percent with two decimals. */
function fractions(text: string, folded: string, taken: readonly Level[]): Level[] {
  const out: Level[] = [];
  for (const match of folded.matchAll(FRACTION)) {
    const [whole, beforeRaw, top, bottom] = match;
    if (Number(top) >= Number(bottom) || taken.some((level) => level.start < match.index + whole.length && match.index < level.end))
      continue;
    const before = (beforeRaw ?? '').trim();
    const end = match.index + whole.length;
    const value = Math.round((Number(top) / Number(bottom)) * 10_000) / 100;
    out.push({
      start: match.index,
      end,
      ...comparatorOf(before, folded, match.index, end, 'percent', value),
      value,
      unit: 'percent',
      unitWords: text.slice(end - top!.length - bottom!.length - 1, end),
      frequency: null,
      attached: before !== ''
    });
  }
  for (const match of folded.matchAll(SHARE_COUNT)) {
    // "ít nhất 04/07 Tổ": how many of how many, as a count.
    const [whole, beforeRaw, part, of] = match;
    if (Number(part) > Number(of) || taken.some((level) => level.start < match.index + whole.length && match.index < level.end)) continue;
    const end = match.index + whole.length;
    out.push({
      start: match.index,
      end,
      ...comparatorOf(beforeRaw!.trim(), folded, match.index, end, 'count', Number(part)),
      value: Number(part),
      unit: 'count',
      unitWords: text.slice(end - of!.length - part!.length - 1, end),
      frequency: null,
      attached: true
    });
  }
  return out;
}
