import { formatDay } from '#core/format.ts';
import type { Translate } from '#core/words.ts';
import type { TrackedNext } from '#modules/petition/server/public/tracked.ts';
import type { vi } from './messages.ts';

/** By when the next step is due, in working days, and whether that is over. */
export function byWhen(next: TrackedNext, t: Translate<keyof typeof vi>): { words: string; late: boolean } {
  if (next.by === null) return { words: '', late: false };
  const day = formatDay(next.by);
  if (next.workingDays < 0) return { words: t('next.late', { day, days: -next.workingDays }), late: true };
  return { words: next.workingDays === 0 ? t('next.today', { day }) : t('next.by', { day, days: next.workingDays }), late: false };
}
