/** Cadences as Vietnamese papers word them, read from text without marks (`khongDau`). Used by `phrases.ts`. */
import type { Cadence, CadenceKind } from './cadence.ts';
import type { Day, Weekday } from './days.ts';

const every = String.raw`(?:hang|hanh|moi|theo|dinh ky)`;
const oneTime = String.raw`(?:mot|01|1) lan`;

const kinds: [kind: CadenceKind, pattern: RegExp][] = [
  ['weekly', new RegExp(String.raw`${every} tuan|tuan ${oneTime}|bao cao (?:nhanh )?tuan`)],
  [
    'quarterly',
    new RegExp(
      String.raw`${every} quy\b|quy ${oneTime}|bao cao quy(?! (?:i|[1-4]))|thang (?:cuoi|dau) (?:cua )?quy|cua quy(?! (?:i|[1-4]))`
    )
  ],
  [
    'half-yearly',
    new RegExp(
      String.raw`${every} (?:0?6|sau) thang(?! (?:dau|cuoi) nam \d)|(?:\b0?6|sau) thang ${oneTime}|${every} nua nam|(?:quy|thang),? (?:va )?(?:0?6|sau) thang|bao cao (?:0?6|sau) thang(?! (?:dau|cuoi) nam \d)`
    )
  ],
  ['nine-month', new RegExp(String.raw`${every} (?:0?9|chin) thang(?! (?:dau )?nam \d)|bao cao (?:0?9|chin) thang(?! (?:dau )?nam \d)`)],
  ['monthly', new RegExp(String.raw`${every} thang|(?:^|\D |[^\d ])thang ${oneTime}|cua thang(?! (?:\d|cuoi|dau))|bao cao thang(?! \d)`)],
  ['yearly', new RegExp(String.raw`${every} nam(?! \d)|nam ${oneTime}|bao cao nam(?! \d)`)],
  ['per-session', /(?:moi|tung|theo) ky hop|(?:moi|tung) phien hop/],
  ['per-term', /(?:moi|tung|theo) nhiem ky/]
];

/** The cadence of a phrase, a fault when it names several, or null when it names none. `dateIn` finds a whole date in a piece of it. */
export function readCadence(plain: string, dateIn: (piece: string) => Day | null): Cadence | { fault: string } | null {
  const start = startOf(plain, dateIn);
  const phrase = plain.replace(/(?:bat dau|ap dung|thuc hien)(?: ke)? tu.*$/, '').trim();
  const months = /thang (\d{1,2})(?: ?(?:,|va) ?(?:thang )?(\d{1,2}))+,? (?:cua )?(?:hang|moi) nam/.exec(phrase);
  const run = new RegExp(String.raw`(\d{1,2}) thang ${oneTime}|(?:moi|dinh ky) (\d{1,2}) thang(?! (?:dau|cuoi)? ?nam)`).exec(phrase);
  const length = run ? Number(run[1] ?? run[2]) : null;
  const found = kinds.filter(([, pattern]) => pattern.test(phrase)).map(([kind]) => kind);
  const base: Pick<Cadence, 'kind' | 'months' | 'every'> | null = months
    ? { kind: 'months', months: [...months[0].matchAll(/\d{1,2}/g)].map(Number) }
    : length !== null && length !== 6 && length !== 9
      ? { kind: 'months', every: length }
      : found.length > 0
        ? { kind: found[0]! }
        : null;
  if (base === null) return null;
  if (base.kind !== 'months' && found.length > 1) return { fault: 'Câu nêu nhiều định kỳ; hãy tách mỗi định kỳ thành một câu.' };
  return { ...base, ...detail(phrase, base.kind), ...readClock(phrase), ...(start ? { start } : {}) };
}

function detail(phrase: string, kind: CadenceKind): Partial<Cadence> {
  const exclusive = /\btruoc\b/.test(phrase);
  if (kind === 'weekly') {
    const weekday = readWeekday(phrase);
    return weekday ? { weekday, exclusive } : {};
  }
  const lag = /thang (?:sau|ke tiep|tiep theo|lien ke)|(?:quy|nam) (?:sau|ke tiep|tiep theo)/.test(phrase) ? { lag: 1 } : {};
  const whole = kind === 'yearly' ? /(\d{1,2}) ?\/ ?(\d{1,2})(?!\d)|(\d{1,2}) thang (\d{1,2})/.exec(phrase) : null;
  if (whole) return { day: Number(whole[1] ?? whole[3]), month: Number(whole[2] ?? whole[4]), exclusive, ...lag };
  const first = /thang dau (?:cua )?quy/.test(phrase) && !('lag' in lag) ? { month: 1 } : {};
  const day = /(?:ngay|truoc|mung) (?:ngay )?(\d{1,2})(?! ?(?:\d|gio|h\b|ngay|lan|\/))/.exec(phrase);
  if (day) return { day: Number(day[1]), exclusive, ...first, ...lag };
  const month = kind === 'yearly' ? /thang (\d{1,2})/.exec(phrase) : null;
  return { ...(month ? { month: Number(month[1]) } : {}), ...first, ...lag };
}

function startOf(plain: string, dateIn: (piece: string) => Day | null): Day | null {
  const from = /(?:bat dau|ap dung|thuc hien)(?: ke)? tu (.*)$/.exec(plain)?.[1];
  if (!from) return null;
  const month = /^thang (\d{1,2}) ?(?:\/|-|nam) ?(\d{4})/.exec(from);
  return dateIn(from) ?? (month ? `${month[2]}-${month[1]!.padStart(2, '0')}-01` : null);
}

const weekdayWords: Record<string, Weekday> = {
  hai: 1,
  '2': 1,
  ba: 2,
  '3': 2,
  tu: 3,
  '4': 3,
  nam: 4,
  '5': 4,
  sau: 5,
  '6': 5,
  bay: 6,
  '7': 6
};

/** The weekday a phrase names ("thứ năm", "thứ 5", "chủ nhật"), or null; "lần thứ hai" and "kỳ họp thứ 6" name none. */
export function readWeekday(plain: string): Weekday | null {
  if (/chu nhat/.test(plain)) return 7;
  // Safari before 16.4 knows no lookbehind, hence the word before is taken along and looked at.
  for (const [, before, named] of plain.matchAll(/(?:(\w+) )?\bthu (hai|ba|tu|nam|sau|bay|[2-7])\b/g)) {
    if (!['lan', 'hop', 'khoa', 'dot', 'so'].includes(before ?? '')) return weekdayWords[named!]!;
  }
  return null;
}

/** "14 giờ", "14 giờ 30 phút", "14h00", "14:00". Empty when no hour is named. */
export function readClock(plain: string): { hour?: number; minute?: number } {
  const match = /(?:^|[^\d/])(\d{1,2}) ?(?:gio|h(?![a-z])|:(?=\d\d))(?: ?(\d{2})(?! ?[/\d]|.?thang)(?: ?phut)?)?/.exec(plain);
  if (!match) return {};
  const minute = Number(match[2] ?? 0);
  return { hour: Number(match[1]), ...(minute > 0 ? { minute } : {}) };
}
