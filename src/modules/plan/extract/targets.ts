/** Targets in running text: which levels are promises, whose, and for which period. */
import type { Level } from './comparator.ts';
import { findLevels } from './comparator.ts';
import { fold, wordCount } from './fold.ts';
import { findCadences } from './cadence.ts';
import type { PlanTarget } from './plan-document.ts';
import { rankMeasures } from './measure-binding.ts';
import type { SectionKind } from './outline.ts';
import { promisesOf } from './promise.ts';
import { segments, withoutClosing } from './sentences.ts';
import { subjectOf } from './subjects.ts';
import { periodOf, statedPeriod } from './target-period.ts';

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
  const labelTerm = /(?:giai doan|nhiem ky) (20\d\d)\s*-\s*(20\d\d)\s*:$/.exec(fold(label));
  const labelPeriod = labelYear ? `year ${labelYear[1]}` : labelTerm ? `term ${labelTerm[1]}-${labelTerm[2]}` : null;
  let previousText = '';
  let told: string | null = null;
  for (const segment of segments(paragraph)) {
    const levels = promisesOf(segment.text, setting.section);
    let carried: Level | null = null;
    let doer: ReturnType<typeof subjectOf> = null;
    if (!/^trong do/.test(fold(segment.text))) told = null;
    for (const { text, level } of clauses(segment.text, levels)) {
      const own =
        subjectOf(text) ?? subjectOf(withoutLabel(text)) ?? (text.startsWith(segment.text.slice(0, 12)) ? subjectOf(segment.text) : null);
      // "Thường trực giám sát 03 chuyên đề, tổ chức 01 phiên giải trình": the second clause goes on with the same doer.
      const subject: ReturnType<typeof subjectOf> = own ?? bodyBefore(text) ?? (GOES_ON.test(fold(text)) ? doer : null);
      doer = subject;
      // "ít nhất 02 cuộc giám sát và 01 cuộc khảo sát": the comparator holds for both.
      if (
        !level.explicit &&
        carried &&
        carried.comparator !== 'range' &&
        !startsPeriod(segment.text, carried, level) &&
        (level.unit !== 'percent' || nextYear(segment.text, carried, level))
      )
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

/** "trong đó HĐND 01 chuyên đề": a body that only stands before its figure. */
function bodyBefore(text: string): ReturnType<typeof subjectOf> {
  const parted = /(?:^|,\s)(?:trong đó|gồm|còn lại)\s+([\p{L} ,&-]{2,40}?)(?=\s+\d)/iu.exec(text);
  return parted ? subjectOf(`${parted[1]!} có`) : null;
}

/** "Về giám sát: mỗi Ban …": what stands behind a label. */
function withoutLabel(text: string): string {
  return text.replace(/^[^:;.]{2,60}:\s+/u, '');
}

/** "tối thiểu 04 hội nghị trong năm, mỗi quý 01 hội nghị": a new period makes a new promise. */
function startsPeriod(text: string, before: Level, level: Level): boolean {
  const between = fold(text.slice(before.end, level.start));
  // "từ 02 chuyên đề, tổ chức 04 phiên làm việc": a new doing is a new promise too.
  return (
    /(?:[,;]|\sva)\s+(?:to chuc|tien hanh|thuc hien|ban hanh|xay dung|tiep xuc[\p{L} ]*)(?: du)?\s*$/u.test(between) ||
    /(?:[,;]|\sva)\s+(?:moi|hang|trong) (?:nam|quy|thang|tuan|ky hop)(?: \p{L}+){0,3}\s*$/u.test(between)
  );
}

/** "92% vào năm 2028 và 95% vào năm 2031": the same promise, a later year. */
function nextYear(text: string, before: Level, level: Level): boolean {
  return /^\s*[,(]?\s*(?:vao |den |trong |cuoi |het )*nam 20\d\d\s*\)?\s*(?:,|va|;)?\s*$/.test(fold(text.slice(before.end, level.start)));
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
