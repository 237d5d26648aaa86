import { isDay } from '#core/calendar/days.ts';
import { periodLabel, periodOfKey } from '#core/calendar/periods.ts';
import { formatDay } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import * as messages from './messages.ts';
import type { Standing, Verb } from './rules.ts';

type Key = keyof typeof messages.vi;

const known = (key: string): key is Key => key in messages.vi;

/** The state in words: "Quá hạn 2 ngày", "Đã báo xong, chờ xác nhận". */
export function stateWords(standing: Standing, lang: Lang): string {
  const t = translator(messages, lang);
  if (standing.state === 'late' && standing.daysLate === 0) return t('obligation.state.late-hours');
  const words = t(`obligation.state.${standing.state}`, { days: standing.daysLate });
  return standing.state === 'returned' && standing.late ? `${words} · ${t('obligation.state.late', { days: standing.daysLate })}` : words;
}

/** The verb of the next act, by kind where that kind has its own: "Lập báo cáo" for a report, "Ghi kết quả" for a task. */
export function verbWords(kind: string, verb: Verb, lang: Lang): string {
  const t = translator(messages, lang);
  const own = `obligation.verb.${kind}.${verb}`;
  return known(own) ? t(own) : t(`obligation.verb.${verb}`);
}

export function kindWords(kind: string, lang: Lang): string {
  const key = `obligation.kind.${kind}`;
  return translator(messages, lang)(known(key) ? key : 'obligation.kind.other');
}

export function chasingWords(kind: string, lang: Lang): string {
  const key = `obligation.chasing.${kind}`;
  return known(key) ? translator(messages, lang)(key) : kind;
}

/** "Tháng 11/2026" of a period key; '' where the obligation comes once or follows an event. */
export function periodWords(period: string, lang: Lang): string {
  return periodOfKey(period) === null ? '' : periodLabel(period, lang);
}

/** One line of history: what was done, and the words that came with it. */
export interface HistoryWords {
  label: string;
  note: string;
}

/** An event of an obligation in words; its full data stays in the log. An event of another name says only that name's last part. */
export function historyWords(event: { name: string; data: Record<string, unknown> }, lang: Lang): HistoryWords {
  const t = translator(messages, lang);
  const { data } = event;
  const said = (name: string) => (typeof data[name] === 'string' || typeof data[name] === 'number' ? String(data[name]) : '');
  const day = (name: string) => (isDay(data[name]) ? formatDay(data[name]) : '');
  const verb = event.name.split('.')[1] ?? event.name;
  const unassigned = verb === 'assigned' && said('to') === '';
  const key = `obligation.history.${unassigned ? 'unassigned' : verb === 'taken-back' ? `taken-back-${said('act')}` : verb}`;
  const params = {
    day: day('happenedOn'),
    percent: said('percent') === '' || verb !== 'begun' ? '' : ` ${said('percent')}%`,
    from: day('from') || said('from'),
    to: day('to') || said('to'),
    allowedBy: said('allowedBy'),
    what: [said('file'), said('paper')].filter(Boolean).join(', '),
    step: said('step'),
    kind: chasingWords(said('kind'), lang),
    paper: said('paper')
  };
  const note = [said('note'), said('text'), said('reason'), verb === 'withdrawn' || verb === 'evidence-added' || verb === 'evidence-removed' ? '' : said('paper')].filter(Boolean).join(' · ');
  return { label: known(key) ? t(key, params) : verb, note };
}
