/** What a rule of the law table gives: a day, a number of votes, a sentence that says why. */
import {
  type Calendar,
  type Day,
  addCalendarDays,
  addMonths,
  addWorkingDays,
  daysBefore,
  rollBackward,
  rollForward,
  workingDaysBefore
} from '../calendar/days.ts';
import { formatDay, formatDayMonth, formatNumber } from '../format.ts';
import type { Fraction, LawRule, LawUnit } from './rule.ts';

/** A value a council set in place of the table's: its own rules (Quy chế), or the number read in the instrument in force. */
export interface LawOverride {
  ruleId: string;
  amount: number;
  unit: LawUnit;
  /** Paper that says so, Vietnamese. */
  source: string;
  /** First day it holds; deadlines made before keep the value they were made under. */
  from: Day;
}

/** A rule as it holds for one council: the table's, or with the council's value and what the table says instead. */
export interface SettledRule extends LawRule {
  default?: Pick<LawRule, 'amount' | 'unit' | 'source'>;
}

/** Why a council may not set a rule to a value, as a Vietnamese sentence, or null when it may. */
export function overrideFault(rule: LawRule, amount: number, unit: LawUnit): string | null {
  if (rule.configurable === null) return `${rule.event}: ${rule.source} đã quy định, HĐND xã không đặt khác được.`;
  const days = (each: LawUnit) => each === 'd' || each === 'wd';
  if (unit !== rule.unit && !(days(unit) && days(rule.unit)))
    return `${rule.event}: đơn vị phải là ${unitWords[rule.unit] || 'số'} như quy định.`;
  if (!Number.isFinite(amount) || amount < 0) return `${rule.event}: giá trị phải là một số không âm.`;
  if (rule.unit === 'fraction') return amount > 0 && amount <= 1 ? null : `${rule.event}: tỷ lệ phải lớn hơn 0 và không quá 1.`;
  if (rule.unit === 'percent') return amount <= 100 ? null : `${rule.event}: tỷ lệ không quá 100%.`;
  return Number.isInteger(amount) ? null : `${rule.event}: giá trị phải là số nguyên.`;
}

/** The rule with a council's value. Throws `RangeError` with the reason where the council may not set it. */
export function withOverride(rule: LawRule, override: LawOverride): SettledRule {
  const fault = overrideFault(rule, override.amount, override.unit);
  if (fault !== null) throw new RangeError(fault);
  const { fraction: _fraction, ...plain } = rule;
  return {
    ...plain,
    ...(rule.unit === 'fraction' ? { fraction: toFraction(override.amount) } : {}),
    amount: override.amount,
    unit: override.unit,
    source: override.source,
    where: [],
    confidence: 'S',
    status: 'IN',
    default: { amount: rule.amount, unit: rule.unit, source: rule.source }
  };
}

/** The rule as it holds on a day: with the council's latest value that has begun, else the table's. Values of other rules are passed over. */
export function ruleOn(rule: LawRule, overrides: readonly LawOverride[], on: Day): SettledRule {
  const latest = overrides.filter((each) => each.ruleId === rule.id && each.from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  return latest ? withOverride(rule, latest) : rule;
}

/** Whether a rule is in force on a day by its own dates. */
export function inForceOn(rule: LawRule, day: Day): boolean {
  return (rule.effectiveFrom ?? day) <= day && day <= (rule.effectiveTo ?? day);
}

/** A deadline made by a rule. */
export interface LawDeadline {
  /** Where the count ends, before any rolling. */
  countedTo: Day;
  /** Last day in time: `countedTo`, or the next working day where the rule rolls forward. */
  dueOn: Day;
  /** Working day by which to act and remind. */
  adjustedDay: Day;
  /** Why, for people. */
  basis: string;
}

/**
 * The deadline a rule makes from the day of its anchor (law table, section 16). Throws `RangeError` for rules that make none: shares, counts,
 * hours, an open number.
 */
export function deadlineOf(rule: LawRule, anchorDate: Day, calendar: Calendar, override?: LawOverride): LawDeadline {
  const settled = override ? withOverride(rule, override) : rule;
  const countedTo = countFrom(settled, anchorDate, calendar);
  const dueOn = settled.roll === 'forward' ? rollForward(countedTo, calendar) : countedTo;
  const adjustedDay = settled.roll === 'backward' ? rollBackward(dueOn, calendar) : dueOn;
  return { countedTo, dueOn, adjustedDay, basis: basisOf(settled) };
}

function countFrom(rule: LawRule, anchor: Day, calendar: Calendar): Day {
  const { direction, amount, unit } = rule;
  if (rule.on !== undefined) return rule.on.startsWith('--') ? `${anchor.slice(0, 4)}${rule.on.slice(1)}` : rule.on;
  if (direction === null || amount === null) throw new RangeError(`Rule ${rule.id} makes no deadline`);
  const sign = direction === 'before' ? -1 : 1;
  if (unit === 'wd') return sign < 0 ? workingDaysBefore(anchor, amount, calendar) : addWorkingDays(anchor, amount, calendar);
  if (unit === 'd') return sign < 0 ? daysBefore(anchor, amount) : addCalendarDays(anchor, amount);
  if (unit === 'week') return addCalendarDays(anchor, sign * 7 * amount);
  if (unit === 'month') return addMonths(anchor, sign * amount);
  if (unit === 'year') return addMonths(anchor, sign * 12 * amount);
  throw new RangeError(`Rule ${rule.id} makes no deadline`);
}

/**
 * How many of `total` a rule of shares asks for, in whole people: over 1/2 of 15 is 8, at least 2/3 of 28 is 19, over 2/3 of 15 is 11, over 10% of 8.000 is 801.
 * For "under" the largest number that is still under. Throws `RangeError` when the rule is no share or the total no whole number.
 */
export function neededOf(rule: LawRule, total: number): number {
  const fraction = rule.fraction;
  if (fraction === undefined) throw new RangeError(`Rule ${rule.id} is no share`);
  if (!Number.isInteger(total) || total < 0) throw new RangeError(`A total must be a whole number, got ${total}`);
  const [part, whole] = fraction;
  const floor = Math.floor((total * part) / whole);
  const exact = (total * part) % whole === 0;
  if (rule.comparator === '>') return floor + 1;
  if (rule.comparator === '<') return exact ? floor - 1 : floor;
  return exact || rule.comparator === '<=' ? floor : floor + 1;
}

/** A typed share as whole numbers: 0,6667 is 2/3. The nearest fraction up to twentieths, within a thousandth; else of a thousand. */
function toFraction(value: number): Fraction {
  for (let whole = 1; whole <= 20; whole += 1) {
    const part = Math.round(value * whole);
    if (Math.abs(part / whole - value) < 0.001) return [part, whole];
  }
  return [Math.round(value * 1000), 1000];
}

const unitWords: Record<LawUnit, string> = {
  d: 'ngày',
  wd: 'ngày làm việc',
  week: 'tuần',
  month: 'tháng',
  year: 'năm',
  h: 'giờ',
  minute: 'phút',
  fraction: 'tỷ lệ',
  percent: 'tỷ lệ phần trăm',
  count: '',
  session: 'kỳ họp',
  date: 'ngày cố định',
  mm: 'mm',
  pt: 'pt'
};

/**
 * Why, as shown to people: the number, the article, and how sure it is. "30 ngày kể từ ngày nhận – khoản 1 Điều 50 …"; a number of a replaced
 * law adds "số cũ, chưa đối chiếu văn bản thay thế".
 */
export function basisOf(rule: SettledRule): string {
  const doubt = doubtOf(rule);
  const usual = rule.default ? `; mặc định ${valueWords({ ...rule, ...rule.default })} theo ${rule.default.source}` : '';
  return `${amountOf(rule)} – ${rule.source}${usual}${doubt ? `; ${doubt}` : ''}`;
}

/** What keeps a rule from being certain, in Vietnamese, or an empty string. */
export function doubtOf(rule: LawRule): string {
  if (rule.status === 'OLD') return 'số cũ, chưa đối chiếu văn bản thay thế';
  if (rule.status === '?') return 'chưa rõ quy định hiện hành';
  return { S: '', R: 'theo nguồn dẫn lại, chưa đọc văn bản gốc', M: 'ghi theo trí nhớ, chưa đọc văn bản', D: 'suy luận' }[rule.confidence];
}

/** The number of a rule in Vietnamese words: "ít nhất 15 ngày trước ngày khai mạc", "hơn 1/2 tổng số đại biểu". */
export function amountOf(rule: LawRule): string {
  const { direction, amount, comparator, anchor } = rule;
  if (rule.unit === 'session') return `tại ${anchor}`;
  if (rule.on !== undefined)
    return `chậm nhất ${rule.on.startsWith('--') ? `${formatDayMonth(`2000${rule.on.slice(1)}`)} ${anchor}` : formatDay(rule.on)}`;
  if (amount === null) return rule.configurable?.includes('L') ? 'chưa có số chung, do Quy chế đặt' : 'chưa tìm thấy số';
  const value = valueWords(rule);
  if (direction === 'before') return amount === 0 ? `trước ${anchor}` : `ít nhất ${value} trước ${anchor}`;
  if (direction === 'after') {
    if (amount === 0) return `ngay trong ${anchor}`;
    if (comparator === '>=') return `không sớm hơn ${value} kể từ ${anchor}`;
    return `${value} kể từ ${anchor}`;
  }
  const least = {
    '>': rule.unit === 'fraction' ? 'hơn ' : 'trên ',
    '>=': rule.upTo === undefined ? 'ít nhất ' : '',
    '<': 'dưới ',
    '<=': 'không quá ',
    '=': ''
  }[comparator];
  return `${least}${value} ${anchor}`;
}

function valueWords(rule: Pick<LawRule, 'amount' | 'unit' | 'fraction' | 'upTo'>): string {
  const { amount, unit, upTo } = rule;
  if (amount === null) return 'chưa có số';
  if (unit === 'fraction') {
    const [part, whole] = toFraction(amount);
    return whole === 10 || whole > 20 ? `${formatNumber(amount * 100)}%` : `${part}/${whole}`;
  }
  const number = `${formatNumber(amount)}${upTo === undefined ? '' : ` đến ${formatNumber(upTo)}`}`;
  return unit === 'percent' ? `${number}%` : `${number} ${unitWords[unit]}`.trimEnd();
}
