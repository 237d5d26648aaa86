import { isDay, type Day } from '#core/calendar/days.ts';
import { isId } from '#core/ids.ts';
import type { CalendarView } from '#modules/overview/calendar.ts';
import type { CalendarFilter } from '#modules/overview/server/calendar.ts';

/** What the address of the calendar says: `xem` month or week, `ngay` a day of it, `co-quan`, `nguoi`, `ke-hoach`. */
export interface CalendarQuery extends CalendarFilter {
  view: CalendarView;
  day: Day;
}

export function readCalendar(params: URLSearchParams, today: Day): CalendarQuery {
  const id = (name: string) => (isId(params.get(name)) ? (params.get(name) as string) : undefined);
  const day = params.get('ngay');
  return { view: params.get('xem') === 'tuan' ? 'week' : 'month', day: isDay(day) ? day : today, organizationId: id('co-quan'), personId: id('nguoi'), planId: id('ke-hoach') };
}

export function calendarAddress(query: CalendarQuery, change: Partial<CalendarQuery> = {}): string {
  const now = { ...query, ...change };
  const params = new URLSearchParams();
  if (now.view === 'week') params.set('xem', 'tuan');
  params.set('ngay', now.day);
  if (now.organizationId) params.set('co-quan', now.organizationId);
  if (now.personId) params.set('nguoi', now.personId);
  if (now.planId) params.set('ke-hoach', now.planId);
  return `?${params}`;
}
