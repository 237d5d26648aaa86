import { dayOf } from '#core/context.ts';
import type { Day } from '#core/calendar/days.ts';
import { formatDayMonth } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import type { PetitionDetail } from '#modules/petition/server/detail.ts';
import * as messages from './messages.ts';

export interface StageItem {
  label: string;
  note?: string;
  state: 'done' | 'now' | 'late' | 'next';
}

/** The six steps of a petition (law.md 17.4), each with its day; the one it waits at says by when. */
export function stagesOf({ row, duties }: Pick<PetitionDetail, 'row' | 'duties'>, today: Day, lang: Lang): StageItem[] {
  const t = translator(messages, lang);
  const reply = duties.find((duty) => duty.kind === 'petition-reply' || duty.kind === 'petition-promise');
  const compiling = duties.find((duty) => duty.kind === 'petition-compile');
  const days: (Day | null)[] = [
    row.raisedOn,
    row.compiledAt === null ? null : dayOf(row.compiledAt),
    row.referredOn,
    row.answeredOn,
    row.verdict === null ? null : row.answeredOn,
    row.stage === 'closed' ? today : null
  ];
  const done = [true, row.level !== null, row.referralId !== null && row.stage !== 'returned', row.answeredOn !== null, row.verdict !== null, row.stage === 'closed'];
  const at = done.indexOf(false);
  const labels = [t('stage.received'), t('stage.sorted'), row.bodyName && row.referredOn ? t('stage.referredTo', { body: row.bodyName }) : t('stage.referred'), t('stage.answered'), t('stage.judged'), t('stage.closed')];
  return labels.map((label, index) => {
    if (index < at || at < 0) return { label, state: 'done', ...(index < 4 && days[index] ? { note: formatDayMonth(days[index]) } : {}) };
    if (index > at) return { label, state: 'next' };
    const due = index === 1 ? compiling?.dueOn : index === 3 ? reply?.dueOn : null;
    return { label, state: due && due < today ? 'late' : 'now', ...(due ? { note: t('due', { day: formatDayMonth(due) }) } : {}) };
  });
}
