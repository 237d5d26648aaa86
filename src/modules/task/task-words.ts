import type { Cadence } from '#core/calendar/cadence.ts';
import { isDay } from '#core/calendar/days.ts';
import { periodLabel, periodOfDay } from '#core/calendar/periods.ts';
import { formatDay } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import * as formWords from './components/form-words.ts';
import * as messages from './messages.ts';
import type { DeadlineKind } from './schema.ts';

interface Deadline {
  deadlineKind: DeadlineKind;
  startsOn: string | null;
  dueOn: string | null;
  deadlineText: string;
  cadence: Cadence | null;
  atLeast: number | null;
  eventText: string;
}

/** The deadline of a task in a few words: those of the plan where it has some, else made from its fields. */
export function deadlineInWords(task: Deadline, lang: Lang): string {
  if (task.deadlineText) return task.deadlineText;
  const t = translator(formWords, lang);
  const times = task.atLeast === null ? '' : lang === 'vi' ? `, ít nhất ${task.atLeast} lần` : `, at least ${task.atLeast} times`;
  if (task.deadlineKind === 'cadence' && task.cadence) return t(`cadence.${task.cadence.kind}`) + times;
  if (task.deadlineKind === 'event') return task.eventText || t('kind.event');
  if (task.deadlineKind === 'ongoing' || task.dueOn === null) return (task.atLeast === null ? translator(messages, lang)('task.deadline.ongoing') : lang === 'vi' ? 'Hằng năm' : 'Yearly') + times;
  if (task.deadlineKind === 'period' && task.startsOn !== null) return wholePeriod(task.startsOn, task.dueOn, lang) + times;
  return (task.deadlineKind === 'window' && task.startsOn !== null ? `${formatDay(task.startsOn)} – ${formatDay(task.dueOn)}` : formatDay(task.dueOn)) + times;
}

/** "Quý III/2026" where the two days are a whole period, else the two days. */
function wholePeriod(from: string, to: string, lang: Lang): string {
  const period = (['month', 'quarter', 'half-year', 'year'] as const).map((kind) => periodOfDay(kind, from)).find((each) => each.from === from && each.to === to);
  return period ? periodLabel(period.key, lang) : `${formatDay(from)} – ${formatDay(to)}`;
}

/** An event of a task in words. */
export function taskHistoryWords(event: { name: string; data: Record<string, unknown> }, lang: Lang): { label: string; note: string } {
  const t = translator(messages, lang);
  const { data } = event;
  const said = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const day = (name: string) => (isDay(data[name]) ? formatDay(data[name]) : '');
  const key = `task.history.${event.name.split('.')[1] ?? ''}`;
  const params = { what: changedFields(data, lang), reason: said('reason'), twin: said('twin'), day: day('happenedOn'), note: said('note'), due: day('dueOn'), count: Array.isArray(data['due']) ? data['due'].length : 0 };
  return { label: key in messages.vi ? t(key as keyof typeof messages.vi, params) : event.name, note: event.name === 'task.amended' ? said('reason') : '' };
}

const plain = ['title', 'expectedResult', 'leadName', 'responsibleName', 'coordinatorNames'] as const;
const deadline = ['deadlineKind', 'startsOn', 'dueOn', 'dueHour', 'cadence', 'atLeast', 'deadlineText'] as const;

/** Which parts of a task an amendment changed: "chủ trì, thời hạn". */
function changedFields(data: Record<string, unknown>, lang: Lang): string {
  const t = translator(messages, lang);
  const before = (data['before'] ?? {}) as Record<string, unknown>;
  const after = (data['after'] ?? {}) as Record<string, unknown>;
  const moved = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  return [...plain.filter(moved).map((name) => t(`task.field.${name}`)), ...(deadline.some(moved) ? [t('task.field.deadline')] : [])].join(', ');
}
