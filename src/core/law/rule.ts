/**
 * The shape of one row of the law table, and the few words with which the chapters write their rows. The rows stand in one file a chapter; `rules.ts`
 * holds them all. What is not settled is marked, never hidden: a number of a replaced law is `OLD`, an open question `?`.
 */
import type { Cadence } from '../calendar/cadence.ts';
import type { Confidence, Day } from '../calendar/days.ts';

/** In force, replaced (its number is only a default), or not settled by any source read. */
export type LawStatus = 'IN' | 'OLD' | '?';

/** What a council may set: `L` by its own rules, `V` because the value must still be verified, `LV` both; null: fixed by law. */
export type Configurable = 'L' | 'V' | 'LV' | null;

/** `d` calendar days, `wd` working days, `h` hours; `session`: at the nearest session; `date`: a fixed day in `on`. */
export type LawUnit =
  'd' | 'wd' | 'week' | 'month' | 'year' | 'h' | 'minute' | 'fraction' | 'percent' | 'count' | 'session' | 'date' | 'mm' | 'pt';

export type Comparator = '=' | '>=' | '<=' | '>' | '<';

/** A share as whole numbers, so that two thirds of fifteen is ten and not eleven. */
export type Fraction = readonly [part: number, whole: number];

/** One number of the law. A row of the table with several numbers has several records: `STR-14`, `STR-14.answer`. */
export interface LawRule {
  id: string;
  /** What must happen or what is measured, Vietnamese. */
  event: string;
  /** Counted back from the anchor, on from it, or no count of time from an event. */
  direction: 'before' | 'after' | null;
  /** The number; null where the table knows of a number but not which. Shares have it as a decimal, and exactly in `fraction`. */
  amount: number | null;
  /** Upper end of a range. */
  upTo?: number;
  fraction?: Fraction;
  comparator: Comparator;
  unit: LawUnit;
  /** From or to what time is counted ("ngày nhận"), of what a share is taken, or the thing counted ("kỳ họp mỗi năm"). */
  anchor: string;
  /** How a deadline goes off a rest day: forward, kept with a reminder before (`backward`), or not at all (effect dates, lengths of posting). */
  roll: 'forward' | 'backward' | 'none';
  /** A fixed day (`YYYY-MM-DD`) or, every year, `--MM-DD`. */
  on?: Day;
  cadence?: Cadence;
  /** The rule in our own Vietnamese words. */
  text: string;
  /** Article and instrument, Vietnamese. */
  source: string;
  /** Keys of `sources.ts`: where the text was read. Empty when nowhere. */
  where: readonly string[];
  confidence: Confidence;
  status: LawStatus;
  configurable: Configurable;
  effectiveFrom?: Day;
  effectiveTo?: Day;
}

/** Where a rule comes from and how sure that is. */
export type Ground = Pick<LawRule, 'source' | 'where' | 'confidence' | 'status' | 'configurable'> &
  Partial<Pick<LawRule, 'effectiveFrom' | 'effectiveTo'>>;

/**
 * A speaker for one instrument: `l72('29.3.a', 'L')` is "điểm a khoản 3 Điều 29 Luật 72/2025/QH15", settable by the council. Articles are separated
 * by commas; an empty one names the instrument alone.
 */
export function instrument(
  name: string,
  where: string | readonly string[],
  confidence: Confidence,
  status: LawStatus,
  since: Partial<Ground> = {}
) {
  return (articles = '', configurable: Configurable = null, change: Partial<Ground> = {}): Ground => ({
    source: articles === '' ? name : `${citation(articles)} ${name}`,
    where: typeof where === 'string' ? [where] : where,
    confidence,
    status,
    configurable,
    ...since,
    ...change
  });
}

/** "24.3,24.4,31" → "khoản 3, khoản 4 Điều 24, Điều 31": an article cited twice in a row is named once. */
function citation(articles: string): string {
  const cited = articles.split(',').map((each) => each.trim());
  const sameArticle = (a: string | undefined, b: string | undefined) => a?.split('.')[0] === b?.split('.')[0];
  return cited
    .map((each, index) => (sameArticle(each, cited[index + 1]) ? article(each).replace(/ Điều \S+$/, '') : article(each)))
    .join(', ');
}

/** "36.3" → "khoản 3 Điều 36"; "30.2.a" → "điểm a khoản 2 Điều 30"; "36" → "Điều 36". */
function article(text: string): string {
  const [number, clause, point] = text.split('.');
  return `${point ? `điểm ${point} ` : ''}${clause ? `khoản ${clause} ` : ''}Điều ${number}`;
}

type Extra = Partial<Pick<LawRule, 'roll' | 'upTo' | 'comparator' | 'on' | 'cadence'>>;

/** At most `amount` units after the anchor; rolls forward off a rest day. */
export function after(
  id: string,
  amount: number | null,
  unit: LawUnit,
  anchor: string,
  event: string,
  text: string,
  ground: Ground,
  extra: Extra = {}
): LawRule {
  return { id, event, direction: 'after', amount, unit, comparator: '<=', anchor, roll: 'forward', text, ...ground, ...extra };
}

/** At least `amount` units before the anchor; the date is kept and one acts by the working day before. */
export function before(
  id: string,
  amount: number | null,
  unit: LawUnit,
  anchor: string,
  event: string,
  text: string,
  ground: Ground,
  extra: Extra = {}
): LawRule {
  return { id, event, direction: 'before', amount, unit, comparator: '>=', anchor, roll: 'backward', text, ...ground, ...extra };
}

/** A share of something: `share('SES-15', '>', [1, 2], 'tổng số đại biểu', …)`. */
export function share(
  id: string,
  comparator: Comparator,
  fraction: Fraction,
  of: string,
  event: string,
  text: string,
  ground: Ground
): LawRule {
  return {
    id,
    event,
    direction: null,
    amount: fraction[0] / fraction[1],
    fraction,
    unit: 'fraction',
    comparator,
    anchor: of,
    roll: 'none',
    text,
    ...ground
  };
}

/** A number of things: `amount('SES-01', '>=', 2, 'count', 'kỳ họp mỗi năm', …)`. */
export function amount(
  id: string,
  comparator: Comparator,
  value: number | null,
  unit: LawUnit,
  noun: string,
  event: string,
  text: string,
  ground: Ground,
  extra: Extra = {}
): LawRule {
  return { id, event, direction: null, amount: value, unit, comparator, anchor: noun, roll: 'none', text, ...ground, ...extra };
}

/** At the nearest (or each) session. */
export function atSession(id: string, event: string, text: string, ground: Ground): LawRule {
  return {
    id,
    event,
    direction: null,
    amount: 1,
    unit: 'session',
    comparator: '=',
    anchor: 'kỳ họp gần nhất',
    roll: 'none',
    text,
    ...ground
  };
}
