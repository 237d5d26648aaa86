/** Reading the cadence of a `deadline compute` case: the cadence, and the period asked for or the day to look from. */
import { type Cadence, type CadenceKind, cadenceFault, periodKindOf } from './cadence.ts';
import { type Day, type Weekday, partsOf } from './days.ts';
import { Fault, readDay, readInstant, readWhole } from './deadline-fields.ts';
import { dayOfInstant } from './instants.ts';
import { kindOfKey, periodOfKey } from './periods.ts';
import { khongDau } from '../text.ts';
import { readClock, readWeekday } from './phrase-cadence.ts';

type Fields = Record<string, unknown>;

const kinds: Record<string, CadenceKind> = {
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  'half-yearly': 'half-yearly',
  'semi-annual': 'half-yearly',
  'nine-month': 'nine-month',
  'nine-monthly': 'nine-month',
  yearly: 'yearly',
  annual: 'yearly',
  months: 'months',
  'every-n-months': 'months',
  'per-session': 'per-session',
  'per-term': 'per-term'
};

/**
 * `exclusive` is true unless said otherwise ("trước ngày 25", "trước 14 giờ" is how plans word a cadence), and false where only the
 * end of the period is meant. The period asked for is `period`, or `month`, `quarter`, `half`, `week` with `year` (default: the year of `as_of`).
 */
export function readCadenceInput(fields: Fields): { cadence: Cadence; period: string | null; asOf: Day | Date | null } {
  const asOf = given(fields, 'as_of') ? readInstant(fields, 'as_of') : null;
  const cadence = readShape(fields);
  const fault = cadenceFault(cadence);
  if (fault !== null) throw new Fault(fault);
  const year = given(fields, 'year')
    ? readWhole(fields, 'year', 1900, 2200)
    : asOf === null
      ? null
      : partsOf(typeof asOf === 'string' ? asOf : dayOfInstant(asOf)).year;
  return { cadence, period: askedPeriod(fields, cadence, year), asOf };
}

function readShape(fields: Fields): Cadence {
  const named = typeof fields['cadence'] === 'string' ? kinds[fields['cadence'].trim().toLowerCase().replace(/[_ ]/g, '-')] : undefined;
  if (named === undefined)
    throw new Fault(
      `Không biết định kỳ ${JSON.stringify(fields['cadence'])}; có weekly, monthly, quarterly, half-yearly, nine-month, yearly, months.`
    );
  const listed = fields['months'];
  const cadence: Cadence = { kind: listed === undefined ? named : 'months' };
  if (Array.isArray(listed)) cadence.months = listed.map((_, index) => readWhole(listed as unknown as Fields, String(index), 1, 12));
  else if (listed !== undefined) cadence.every = readWhole(fields, 'months', 1, 120);
  if (given(fields, 'weekday')) cadence.weekday = weekday(fields['weekday']);
  if (given(fields, 'day')) cadence.day = fields['day'] === 'last' ? 31 : readWhole(fields, 'day', 1, 31);
  const month = monthOfPeriod(fields, cadence.kind);
  if (month !== null) cadence.month = month;
  Object.assign(cadence, clock(fields));
  if (given(fields, 'lag')) cadence.lag = readWhole(fields, 'lag', 0, 60);
  if (given(fields, 'start')) cadence.start = readDay(fields, 'start');
  cadence.exclusive = exclusive(fields, cadence);
  if (cadence.kind === 'weekly' && cadence.weekday === undefined) throw new Fault('Định kỳ hằng tuần cần weekday (thứ mấy).');
  return cadence;
}

function exclusive(fields: Fields, cadence: Cadence): boolean {
  const said = fields['exclusive'] ?? fields['strict_before'];
  if (said === undefined || said === null)
    return (cadence.day !== undefined && fields['day'] !== 'last') || cadence.weekday !== undefined || cadence.hour !== undefined;
  if (typeof said !== 'boolean') throw new Fault('exclusive phải là true hoặc false.');
  return said;
}

const englishWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 1 (Monday) to 7, 0 for Sunday too, "thursday", "thu", "thứ Năm", "thứ 5", "CN". */
function weekday(value: unknown): Weekday {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 7) return (value === 0 ? 7 : value) as Weekday;
  if (typeof value === 'string') {
    const plain = khongDau(value);
    const english = englishWeekdays.findIndex((word) => plain === word || (plain.startsWith(word) && plain.endsWith('day')));
    if (english >= 0) return (english + 1) as Weekday;
    const vietnamese = plain === 'cn' ? 7 : readWeekday(plain.replace(/^t(?=[2-7]$)/, 'thu '));
    if (vietnamese) return vietnamese;
  }
  throw new Fault(`weekday phải từ 1 (thứ Hai) đến 7 (Chủ nhật) hoặc tên thứ, không phải ${JSON.stringify(value)}.`);
}

function clock(fields: Fields): { hour?: number; minute?: number } {
  const value = fields['hour'];
  if (value === undefined || value === null) return {};
  if (typeof value === 'number')
    return { hour: readWhole(fields, 'hour', 0, 24), ...(given(fields, 'minute') ? { minute: readWhole(fields, 'minute', 0, 59) } : {}) };
  const read = typeof value === 'string' ? readClock(khongDau(value)) : {};
  if (read.hour === undefined) throw new Fault(`hour phải là số giờ hoặc dạng 14:00, không phải ${JSON.stringify(value)}.`);
  return read;
}

/** The due month inside the period: of a year its month; of a quarter `first`, `last` or 1–3. A month of a monthly cadence is a period asked for. */
function monthOfPeriod(fields: Fields, kind: CadenceKind): number | null {
  const value = fields['month'];
  if (value === undefined || value === null || value === 'last' || kind === 'monthly' || kind === 'months' || kind === 'weekly')
    return null;
  if (value === 'first') return 1;
  const month = readWhole(fields, 'month', 1, 12);
  return kind === 'quarterly' && month > 3 ? ((month - 1) % 3) + 1 : kind === 'half-yearly' && month > 6 ? month - 6 : month;
}

function askedPeriod(fields: Fields, cadence: Cadence, year: number | null): string | null {
  const whole = ['period', 'month', 'quarter'].find(
    (name) => given(fields, name) && (name === 'period' || /^\d{4}-/.test(String(fields[name])))
  );
  if (whole) {
    const key = fields[whole];
    if (typeof key !== 'string' || periodOfKey(key) === null)
      throw new Fault(`Không biết kỳ ${JSON.stringify(key)}; ví dụ 2026-W48, 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026.`);
    if (kindOfKey(key) !== periodKindOf(cadence)) throw new Fault(`Kỳ ${key} không thuộc định kỳ ${String(fields['cadence'])}.`);
    return key;
  }
  const part = partAsked(fields, cadence);
  if (part === null) return cadence.kind === 'yearly' && given(fields, 'year') ? String(year) : null;
  if (year === null) throw new Fault('Cần year hoặc as_of để biết kỳ của năm nào.');
  const key = part === '' ? String(year) : `${year}-${part}`;
  if (periodOfKey(key) === null) throw new Fault(`Không có kỳ ${key}.`);
  if (cadence.months && !cadence.months.includes(Number(part)))
    throw new Fault(`Tháng ${Number(part)} không nằm trong các tháng của định kỳ.`);
  return key;
}

/** The part of a period key after its year ("11", "Q4"), "" for none, or null when no period is asked for. */
function partAsked(fields: Fields, cadence: Cadence): string | null {
  const { kind } = cadence;
  if (kind === 'monthly' || (kind === 'months' && cadence.months))
    return given(fields, 'month') ? two(readWhole(fields, 'month', 1, 12)) : null;
  if (kind === 'quarterly') return given(fields, 'quarter') ? `Q${quarter(fields)}` : null;
  if (kind === 'half-yearly') return given(fields, 'half') ? `H${readWhole(fields, 'half', 1, 2)}` : null;
  if (kind === 'weekly') return given(fields, 'week') ? `W${two(readWhole(fields, 'week', 1, 53))}` : null;
  return kind === 'nine-month' && given(fields, 'year') ? '9M' : null;
}

/** 1–4, or as written: "Q4", "IV". */
function quarter(fields: Fields): number {
  const value = fields['quarter'];
  const roman = typeof value === 'string' ? ['I', 'II', 'III', 'IV'].indexOf(value.trim().toUpperCase()) + 1 : 0;
  const numbered = typeof value === 'string' ? /^Q([1-4])$/i.exec(value.trim()) : null;
  return roman || (numbered ? Number(numbered[1]) : readWhole(fields, 'quarter', 1, 4));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function given(fields: Fields, name: string): boolean {
  return fields[name] !== undefined && fields[name] !== null;
}
