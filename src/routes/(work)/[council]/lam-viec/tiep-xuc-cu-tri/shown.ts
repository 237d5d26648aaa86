import { formatDay, formatDayMonth, formatTime } from '#core/format.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { weekdayName, weekdayOf } from '#core/calendar/days.ts';
import type { Lang } from '#core/words.ts';
import type { MeetingState } from '#modules/voter-meeting/rules.ts';
import { paths } from '#paths';
import type { StatusKind } from '#ui/status.ts';

/** "Thứ Sáu 20/11, 19:30–21:00". */
export function whenWords(startsAt: Date, endsAt: Date, lang: Lang): string {
  const day = dayOfInstant(startsAt);
  const name = weekdayName(weekdayOf(day), lang);
  return `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)} ${formatDayMonth(day)}, ${formatTime(startsAt)}–${formatTime(endsAt)}`;
}

/** "sáng 20/11/2026": the part of the day and the day, for a headline. */
export function partOfDay(startsAt: Date, lang: Lang): string {
  const hour = Number(formatTime(startsAt).slice(0, 2));
  const part = lang === 'vi' ? (hour < 11 ? 'sáng' : hour < 13 ? 'trưa' : hour < 18 ? 'chiều' : 'tối') : hour < 12 ? 'morning of' : hour < 18 ? 'afternoon of' : 'evening of';
  return `${part} ${formatDay(dayOfInstant(startsAt))}`;
}

export const stateShape: Record<MeetingState, StatusKind> = { draft: 'none', planned: 'ok', today: 'ok', running: 'ok', overdue: 'late', held: 'done', 'called-off': 'none' };

/** What comes next with a meeting: the words' key and where it is done. */
export function nextOf(council: string, meeting: { id: string; roundId: string; state: MeetingState; frontLines: number; mine: { answer: string | null } | null }, may: { plan: boolean }): { key: 'next.write' | 'next.prepare' | 'next.minutes' | 'next.answer' | 'next.edit' | 'next.see'; href: string; primary: boolean } | null {
  switch (meeting.state) {
    case 'today':
    case 'running':
      return { key: 'next.write', href: paths.voterMeeting(council, meeting.id), primary: true };
    case 'overdue':
      return may.plan ? { key: 'next.minutes', href: paths.voterMeeting(council, meeting.id), primary: true } : { key: 'next.see', href: paths.voterMeetingPlan(council, meeting.id), primary: false };
    case 'held':
      return { key: 'next.see', href: paths.voterMeetingMinutes(council, meeting.id), primary: false };
    case 'draft':
      return may.plan ? { key: 'next.edit', href: `${paths.voterMeeting(council, meeting.id)}/sua`, primary: false } : null;
    case 'planned':
      return meeting.mine && meeting.mine.answer === null ? { key: 'next.answer', href: paths.voterMeetingPlan(council, meeting.id), primary: true } : { key: 'next.prepare', href: paths.voterMeetingPlan(council, meeting.id), primary: false };
    case 'called-off':
      return { key: 'next.see', href: paths.voterMeetingPlan(council, meeting.id), primary: false };
  }
}
