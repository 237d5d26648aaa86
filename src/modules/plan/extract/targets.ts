/** Targets in running text: which levels are promises, whose, and for which period. */
import type { Level } from './comparator.ts';
import { findLevels } from './comparator.ts';
import { fold, wordCount } from './fold.ts';
import { findCadences } from './cadence.ts';
import type { PlanTarget } from './plan-document.ts';
import { rankMeasures } from './measure-binding.ts';
import type { SectionKind } from './outline.ts';
import { segments, withoutClosing } from './sentences.ts';
import { subjectOf } from './subjects.ts';
import { timesLevels, zeroLevels } from './worded-levels.ts';

/** What surrounds a passage: where it stands and what it inherits. */
export interface Setting {
  section: SectionKind;
  path: string;
  lines: [number, number];
  page: number | null;
  /** Period of targets that say none. */
  period: string;
  /** Names of inherited leads and the lines that gave them. */
  lead: string[];
  leadLines: [number, number] | null;
  /** Words of headings and rows above, to bind a measure when the sentence alone does not say what is counted. */
  context: string;
}

const MONEY = new Set([
  'billion_vnd',
  'million_vnd',
  'vnd',
  'ha',
  'km',
  'tonnes',
  'households',
  'people',
  'schools',
  'enterprises',
  'cooperatives',
  'villages',
  'projects',
  'products',
  'points',
  'models'
]);
const TIME = new Set(['days', 'working_days', 'hours', 'minutes']);

/** True when a level is something to reach, not a figure told in passing. */
export function isPromise(level: Level, text: string, section: SectionKind): boolean {
  const folded = fold(text);
  const before = folded.slice(Math.max(0, level.start - 70), level.start);
  const after = folded.slice(level.end, level.end + 60);
  // Here the marks count: "đã" tells what was done, "đa" does not.
  const clause = text
    .slice(Math.max(0, level.start - 70), level.start)
    .toLowerCase()
    .split(/[,;(]\s*/)
    .pop()!;
  if (
    /(?:^|[\s(])(?:đã|(?<!thực |thể |biểu )hiện(?: nay| tại)?|năm trước|thực tế)\s+(?:\p{L}+\s+){0,6}$/u.test(clause) &&
    !/phấn đấu|mục tiêu/.test(clause)
  )
    return false;
  // "từ 85% năm 2025 lên 90%", "(năm 2025: 85%)": where it stands now, not where it must go.
  if (/^\s*(?:\(?\s*(?:nam )?20\d\d\s*\)?\s*)?len\s/.test(after) || /\((?:nam 20\d\d|ket qua|thuc hien nam)[^)]*$/.test(before))
    return false;
  if (level.unit === 'percent') {
    if (
      /^\s*(?:\p{L}+\s+){0,2}?(?:kinh phi|von|hoc phi|muc luong|chi phi|tien)(?![\p{L}])/u.test(after) &&
      /(?:ho tro|cap|bo tri|thanh toan|chi|mien|giam|dong gop)\s*$/.test(before)
    )
      return false;
    if (
      /qua ban|(?:co|duoc) (?:it nhat|tren|tu)?\s*$/.test(before) &&
      /^\s*(?:tong so|so) dai bieu[^,;]{0,30}(?:bieu quyet tan thanh|co mat thi)/.test(after)
    )
      return false;
    return true;
  }
  if (
    !(section === 'target' && level.attached) &&
    (/^\s*(?:chi tieu|muc tieu|nhiem vu|nhom|giai phap|noi dung|linh vuc|tieu chi|cap)(?![\p{L}])/u.test(after) ||
      /(?:chi tieu|muc tieu|nhiem vu)\b/.test(folded.slice(level.start, level.end)))
  )
    return false;
  // "(không quá 05 trang/báo cáo)": what a paper looks like, not what the plan reaches.
  if (level.unitWords === '' && level.unit === 'count' && section !== 'target' && /\([^)]*$/.test(folded.slice(0, level.start))) return false;
  if (TIME.has(level.unit) && level.attached && /(?:moi|hang) (?:thang|quy|nam)(?: \p{L}+){0,3}\s*$/u.test(before)) return true;
  if (TIME.has(level.unit))
    return (
      level.explicit &&
      section === 'target' &&
      !/ke tu|truoc|sau/.test(after.slice(0, 14)) &&
      !/(?:trong|sau|truoc|cham nhat)(?: thoi han| vong| [\p{L} ]{2,40})?(?: la)?\s*$/u.test(before)
    );
  if (/(?:giua|(?<!tong )so|thu|lan thu|khoa|dieu|khoan|tai|cua|trong so|phu luc|muc|ngay|cac|[-/])\s*$/.test(before) && !level.attached)
    return false;
  if (isCountedHeading(text, level.start)) return true;
  if (MONEY.has(level.unit)) return section === 'target' || (level.explicit && level.attached && /projects|models|products/.test(level.unit));
  const yearly =
    level.frequency !== null ||
    /(?:hang|hanh|moi|trong|mot) (?:nam|quy|thang|tuan|ky hop|nhiem ky)/.test(folded.slice(Math.max(0, level.start - 160), level.end + 30));
  // "01 lần/năm" beside a verb is how often a task recurs, not a level.
  if (level.unit === 'times' && !level.attached && section !== 'target') return false;
  if (level.explicit)
    return (
      section === 'target' ||
      yearly ||
      /(?:it nhat|toi thieu|phan dau|khong duoi|khong qua|toi da|[≥≤])/.test(folded.slice(Math.max(0, level.start - 40), level.end))
    );
  // "Mỗi quý tái giám sát 01 nội dung": a rhythm at the head of the clause makes a count a level anywhere.
  const head = before.split(/[,;:.]\s/).pop() ?? '';
  if (section === 'task' && level.unit !== 'times' && /^\s*(?:dinh ky )?(?:hang|moi) (?:nam|quy|thang)(?![\p{L}])/u.test(head)) return true;
  // "Thường trực HĐND 02 cuộc": in a list of targets a count that follows its body at once, or opens the line.
  if (section === 'target' && (folded.slice(0, level.start).trim() === '' || bodyJustBefore(text, level.start))) return true;
  return (
    section === 'target' &&
    (yearly || /(?:to chuc|thuc hien|ban hanh|tien hanh|xay dung|co|hoan thanh|giam sat|khao sat|them|duoc|dat|tong so)\s*$/.test(before))
  );
}

function bodyJustBefore(text: string, at: number): boolean {
  const from = Math.max(0, ...[...text.slice(0, at).matchAll(/[,;:]\s+/g)].map((cut) => cut.index + cut[0].length));
  const clause = text.slice(from, at);
  // With a verb behind it, since a body alone opens nothing.
  const subject = subjectOf(`${clause.trimEnd()} có`);
  return subject !== null && /^(?:\s*mỗi (?:ban|tổ|đại biểu))?[\s:]*$/iu.test(clause.slice(subject.end));
}

/** A quantity announced after a colon or in brackets: "Giám sát chuyên đề: 02 cuộc", "Khảo sát (03 cuộc)". */
export function isCountedHeading(text: string, at: number): boolean {
  return (
    /[:(]\s*$/.test(text.slice(0, at)) && /^\d{1,2}\s+(?:cuoc|phien|chuyen de|ky hop|lop|hoi nghi|dot|buoi)/.test(fold(text.slice(at)))
  );
}

const PERIOD_WORDS: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/(?:den|het|trong|cuoi|vao|dat|tu)\s*(?:het\s*)?nam (20\d\d)(?!\s*-\s*\d)/, (match) => `year ${match[1]}`],
  [/(?:^|[,(:]\s*)nam (20\d\d)(?!\s*-\s*\d)/, (match) => `year ${match[1]}`],
  [/(?:hang|hanh|moi|mot|trong 0?1) nam|\/\s*nam(?![\p{L}])|trong nam(?!\s*\d)/u, () => 'year'],
  [/(?:hang|hanh|moi|mot) quy|\/\s*quy(?![\p{L}])/u, () => 'quarter'],
  [/(?:hang|hanh|moi|mot) thang|\/\s*thang(?![\p{L}])/u, () => 'month'],
  [/(?:moi|tung) ky hop|\/\s*ky hop/, () => 'session']
];

/** The period a clause states, or `null`. `whole` is the default of the plan, which says which year "trong năm" is. */
export function periodOf(clause: string, whole: string): string | null {
  const folded = fold(clause).replace(/\((?:nam 20\d\d|hien|ket qua|thuc hien nam)[^)]*\)?/g, ' ');
  for (const [pattern, name] of PERIOD_WORDS.slice(0, 2)) {
    const match = pattern.exec(folded);
    if (match) return name(match);
  }
  if (/trong nam(?!\s*\d)(?![\p{L}])/u.test(folded) && whole.startsWith('year ')) return whole;
  const term = /(?:^|trong |den het |het |ca |(?:muc|chi) tieu )(?:nhiem ky|giai doan)\s*(\d{4})\s*-\s*(\d{4})/.exec(folded);
  if (term) return `term ${term[1]}-${term[2]}`;
  for (const [pattern, name] of PERIOD_WORDS.slice(2)) {
    const match = pattern.exec(folded);
    if (match) return name(match);
  }
  if (/(?:^|[\s,(])(?:trong|ca|moi|mot|toan|het|\/) ?nhiem ky(?!\s*\d)/.test(folded)) return whole.startsWith('term') ? whole : 'term';
  return null;
}

/** Cuts a segment so that each level has its own clause. */
function clauses(text: string, levels: readonly Level[]): { text: string; level: Level }[] {
  const folded = fold(text);
  let from = 0;
  return levels.map((level, i) => {
    const next = levels[i + 1];
    let to = text.length;
    if (next) {
      const between = folded.slice(level.end, next.start);
      const cuts = [...between.matchAll(/,\s|\s(?=va\s)|;\s?|\s(?=\()/g)];
      const last = cuts.at(-1);
      to = last ? level.end + last.index + (last[0].trim() === '' ? 0 : last[0].length) : next.start;
    }
    const clause = {
      text: withoutClosing(text.slice(from, to))
        .replace(/^\s*(?:và|va|,)\s+/u, '')
        .trim(),
      level
    };
    from = to;
    return clause;
  });
}

const PER_YEAR: Partial<Record<string, number>> = { weekly: 52, monthly: 12, quarterly: 4, 'half-yearly': 2 };

/** Binds a target's words, and failing that its words with what stands above them. */
export function bindWithContext(
  text: string,
  context: string,
  unit: string,
  period: string,
  lead: readonly string[]
): Pick<PlanTarget, 'measure' | 'also_measures'> {
  const own = rankMeasures(text, unit, period, lead);
  const ranked = own.length > 0 ? own : rankMeasures(`${context} ${text}`, unit, period, lead);
  const [best, ...others] = ranked;
  if (!best) return { measure: null, also_measures: [] };
  return {
    measure: best.id,
    also_measures: own.length > 0 ? others.filter((other) => other.score >= best.score - 0.12).map((other) => other.id) : []
  };
}

/** Targets of one paragraph. Places of `quote` are within the paragraph. */
export function targetsOf(paragraph: string, setting: Setting): PlanTarget[] {
  const out: PlanTarget[] = [];
  if (setting.section === 'purpose') return out;
  const headPeriod = periodOf(paragraph.slice(0, Math.min(60, findLevels(paragraph)[0]?.start ?? 60)), setting.period);
  // "Mục tiêu năm 2026: 100% …; …": a label speaks for every level behind it.
  const label = /^[^:;.]{0,60}:/.exec(paragraph)?.[0] ?? '';
  const labelYear = /(?:^|\s)nam (20\d\d)\s*:$/.exec(fold(label));
  const labelPeriod = labelYear ? `year ${labelYear[1]}` : null;
  let previousText = '';
  let told: string | null = null;
  for (const segment of segments(paragraph)) {
    const found = promises(segment.text, setting.section);
    const levels = withoutDefinitions(setting.section === 'target' ? withWorded(segment.text, found) : found, segment.text);
    let carried: Level | null = null;
    let doer: ReturnType<typeof subjectOf> = null;
    if (!/^trong do/.test(fold(segment.text))) told = null;
    for (const { text, level } of clauses(segment.text, levels)) {
      const own = subjectOf(text) ?? subjectOf(withoutLabel(text)) ?? (text.startsWith(segment.text.slice(0, 12)) ? subjectOf(segment.text) : null);
      // "Thường trực giám sát 03 chuyên đề, tổ chức 01 phiên giải trình": the second clause goes on with the same doer.
      const subject: ReturnType<typeof subjectOf> = own ?? (GOES_ON.test(fold(text)) ? doer : null);
      doer = subject;
      // "ít nhất 02 cuộc giám sát và 01 cuộc khảo sát": the comparator holds for both.
      if (!level.explicit && carried && carried.comparator !== 'range' && (level.unit !== 'percent' || nextYear(segment.text, carried, level)))
        level.comparator = carried.comparator;
      carried = level;
      const lead = subject ? subject.bodies.map((body) => body.name) : setting.lead;
      const stated = statedPeriod(text, level, segment.text, setting.period);
      const goesOn = level.unit === 'percent' ? null : told;
      told = stated ?? told;
      const period = stated ?? goesOn ?? labelPeriod ?? (headPeriod !== null && level.unit !== 'percent' ? headPeriod : setting.period);
      out.push({
        text,
        comparator: level.comparator,
        value: level.value,
        unit: level.unit,
        unit_words: level.unitWords,
        period,
        lead,
        ...bindLevel(text, level, segment.text, `${setting.context} ${previousText}`, period, lead),
        lines: setting.lines,
        page: setting.page,
        quote: segment.text,
        section: setting.path,
        confidence: confidence(level, setting.section),
        basis: !subject && setting.leadLines ? { lead: setting.leadLines } : {}
      });
    }
    if (levels.length === 0 && setting.section === 'target') out.push(...frequencyTargets(segment.text, setting));
    previousText = segment.text;
  }
  return out;
}

const GOES_ON =
  /^(?:to chuc|thuc hien|tien hanh|giam sat|khao sat|chu tri|tham gia|tiep|phat bieu|ban hanh|co|xay dung|hoan thanh|hop|gui|viet|dang|tu|it nhat|toi thieu|khong (?:it|duoi)|\d+ (?:cuoc|phien|lan|buoi|chuyen de|hoi nghi|dot|lop))(?![\p{L}])/u;

/** "Về giám sát: mỗi Ban …": what stands behind a label. */
function withoutLabel(text: string): string {
  return text.replace(/^[^:;.]{2,60}:\s+/u, '');
}

/** Levels that promise, and counts set beside one of them ("01 hội nghị với thanh niên và 01 hội nghị với hộ kinh doanh"). */
function promises(text: string, section: SectionKind): Level[] {
  const folded = fold(text);
  const out: Level[] = [];
  for (const level of findLevels(text)) {
    const before = out.at(-1);
    const beside =
      before !== undefined &&
      section === 'target' &&
      before.unit !== 'percent' &&
      !TIME.has(level.unit) &&
      (level.unit === before.unit || (!MONEY.has(level.unit) && level.unit !== 'percent')) &&
      /^[^;.:]{0,90}(?:,|\sva)\s*$/.test(folded.slice(before.end, level.start));
    if (isPromise(level, text, section) || beside) out.push(level);
  }
  return out;
}

/** "92% vào năm 2028 và 95% vào năm 2031": the same promise, a later year. */
function nextYear(text: string, before: Level, level: Level): boolean {
  return /^\s*,?\s*(?:vao |den |trong |cuoi |het )*nam 20\d\d\s*(?:,|va|;)?\s*$/.test(fold(text.slice(before.end, level.start)));
}

function withWorded(text: string, levels: readonly Level[]): Level[] {
  const zeros = [...zeroLevels(text), ...timesLevels(text)].filter((zero) => !levels.some((level) => level.start < zero.end + 24 && zero.start < level.end));
  return [...levels, ...zeros].sort((a, b) => a.start - b.start);
}

/** "Tỷ lệ đại biểu tham gia ít nhất một cuộc giám sát đạt 85%": the count says who is meant, the share is what must be reached. */
function withoutDefinitions(levels: readonly Level[], text: string): Level[] {
  const folded = fold(text);
  return levels.filter((level, i) => {
    const before = levels[i - 1];
    // "100% đại biểu tiếp công dân ít nhất 01 lần/quý", "không quá 2% kiến nghị phải nhắc lại từ 02 lần trở lên": which are counted, no level of its own.
    if (before?.unit === 'percent' && level.unit !== 'percent' && level.value !== 0 && !/[,;:]\s|\sva\s/.test(folded.slice(before.end, level.start)))
      return false;
    const next = levels[i + 1];
    if (!next || level.unit === 'percent' || next.unit !== 'percent') return true;
    const clause = Math.max(0, ...[...folded.slice(0, level.start).matchAll(/[,;:]\s+/g)].map((cut) => cut.index + cut[0].length));
    return !/^(?:phan dau )?ty le\s/.test(folded.slice(clause)) || /[,;]\s/.test(folded.slice(level.end, next.start));
  });
}

/** The period said with a level ("02 cuộc/năm"), right behind it ("88% năm 2026"), or in its clause. */
function statedPeriod(clause: string, level: Level, segment: string, whole: string): string | null {
  if (level.frequency && level.frequency !== 'week') return level.frequency;
  const behind = /^\s*(?:vao |trong |den |tu |cuoi |het )*nam (20\d\d)(?!\s*-\s*\d)/.exec(fold(segment.slice(level.end)));
  return behind ? `year ${behind[1]}` : periodOf(near(clause, level, segment), whole);
}

/** The words that can tell a level's period: in a long clause only its head and what stands at the figure ("… đánh giá mức độ hoàn thành nhiệm vụ hàng năm" tells none). */
function near(clause: string, level: Level, segment: string): string {
  if (wordCount(clause) <= 24) return clause;
  const from = Math.max(0, level.start - 60);
  return `${clause.slice(0, 60)} , ${segment.slice(from, level.end + 60)}`;
}

/** "…, bảo đảm trên 90% kiến nghị sau giám sát được thực hiện": what is measured stands behind the figure, so that part is tried first. */
function bindLevel(
  text: string,
  level: Level,
  segment: string,
  context: string,
  period: string,
  lead: readonly string[]
): Pick<PlanTarget, 'measure' | 'also_measures'> {
  const comma = segment.lastIndexOf(', ', level.start);
  const between = comma < 0 ? '' : segment.slice(comma + 2, level.start);
  if (comma > 20 && wordCount(between) <= 4 && !/^\s*(?:tong )?so\s/.test(fold(segment.slice(level.end)))) {
    const core = segment.slice(level.start);
    const own = wordCount(core) >= 5 ? bindWithContext(core, '', level.unit, period, lead) : null;
    if (own?.measure) return own;
  }
  return bindWithContext(text, context, level.unit, period, lead);
}

function confidence(level: Level, section: SectionKind): number {
  const sure = (section === 'target' ? 0.9 : 0.75) + (level.unit === 'percent' || level.frequency ? 0.06 : 0);
  return Math.round(Math.min(0.98, sure + (level.explicit ? 0.02 : 0)) * 100) / 100;
}

/** "Định kỳ sáu tháng, Thường trực HĐND tổ chức giao ban": in a list of targets a rhythm is a level, twice a year. */
function frequencyTargets(segment: string, setting: Setting): PlanTarget[] {
  const subject = subjectOf(segment);
  const cadence = findCadences(segment)[0];
  const times = cadence ? PER_YEAR[cadence.deadline.cadence] : undefined;
  if (
    !subject ||
    !cadence ||
    times === undefined ||
    !/(?:to chuc|hop|giao ban|hoi nghi|tiep|nghe)/.test(fold(segment)) ||
    wordCount(segment) > 60
  )
    return [];
  const lead = subject.bodies.map((body) => body.name);
  return [
    {
      text: withoutClosing(segment),
      comparator: '=',
      value: times,
      unit: 'times',
      unit_words: cadence.deadline.words,
      period: 'year',
      lead,
      ...bindWithContext(segment, setting.context, 'times', 'year', lead),
      lines: setting.lines,
      page: setting.page,
      quote: segment,
      section: setting.path,
      confidence: 0.7,
      basis: {}
    }
  ];
}
