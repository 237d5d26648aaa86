import { addCalendarDays, isWorkingDay, type Calendar, type Day } from '#core/calendar/days.ts';

/** Which hours meetings are proposed for: evenings of working days, days of rest, both, or the hours of the office. */
export type Times = 'evening' | 'weekend' | 'both' | 'daytime';

export interface ScheduleInput {
  /** In the order they are to be visited; `groupId`: the delegates of which group they elected, null where nobody said. */
  villages: readonly { id: string; name: string; groupId: string | null }[];
  /** Delegates with their group; null: of none. */
  delegates: readonly { id: string; groupId: string | null }[];
  /** First and last day meetings may be on. */
  from: Day;
  to: Day;
  times: Times;
  /** Meetings of one day in the whole commune. */
  perDay: number;
  villagesPerMeeting: number;
  calendar: Calendar;
}

/** A proposed meeting. `from`/`to` minutes after midnight. */
export interface ProposedMeeting {
  villageIds: string[];
  groupId: string | null;
  delegateIds: string[];
  on: Day;
  from: number;
  to: number;
}

export interface Proposal {
  meetings: ProposedMeeting[];
  /** Villages for which the days did not suffice. */
  left: string[];
}

const slots: Record<'evening' | 'rest' | 'office', readonly (readonly [number, number])[]> = {
  evening: [[19 * 60 + 30, 21 * 60]],
  rest: [
    [8 * 60, 9 * 60 + 30],
    [14 * 60, 15 * 60 + 30],
    [19 * 60 + 30, 21 * 60]
  ],
  office: [
    [8 * 60, 9 * 60 + 30],
    [14 * 60, 15 * 60 + 30]
  ]
};

/** A delegate is proposed for no fewer than this many of his fellows' company: a point with one delegate alone is possible only in small groups. */
const company = 2;

/**
 * Proposes meetings: each village once, villages of one group together, delegates of that group, each at least once, nobody in two places at the same time.
 * Days are filled from the first on; what did not fit is named, never squeezed in.
 */
export function proposeSchedule(input: ScheduleInput): Proposal {
  const points = pointsOf(input);
  const times = timesOf(input);
  const meetings: ProposedMeeting[] = [];
  const left: string[] = [];
  for (const [index, point] of points.entries()) {
    const slot = times[index];
    if (!slot) left.push(...point.villageIds);
    else meetings.push({ ...point, ...slot, delegateIds: [] });
  }
  seat(meetings, input.delegates);
  return { meetings, left };
}

/** Villages of one group in bundles, the groups by turns so that no group has all its meetings on one evening. */
function pointsOf({ villages, villagesPerMeeting }: ScheduleInput): { villageIds: string[]; groupId: string | null }[] {
  const groups = [...new Set(villages.map((village) => village.groupId))];
  const bundles = groups.map((groupId) => {
    const own = villages.filter((village) => village.groupId === groupId);
    const count = Math.ceil(own.length / villagesPerMeeting);
    return Array.from({ length: count }, (_, index) => ({ groupId, villageIds: own.slice(index * villagesPerMeeting, (index + 1) * villagesPerMeeting).map((village) => village.id) }));
  });
  const rounds = Math.max(0, ...bundles.map((bundle) => bundle.length));
  return Array.from({ length: rounds }, (_, turn) => bundles.flatMap((bundle) => bundle[turn] ?? [])).flat();
}

/** Every moment a meeting may be at, in order: at most `perDay` of one day, spread over its hours. */
function timesOf({ from, to, times, perDay, calendar }: ScheduleInput): { on: Day; from: number; to: number }[] {
  const found: { on: Day; from: number; to: number }[] = [];
  for (let on = from; on <= to; on = addCalendarDays(on, 1)) {
    const works = isWorkingDay(on, calendar);
    const hours = works ? (times === 'daytime' ? slots.office : times === 'weekend' ? [] : slots.evening) : times === 'weekend' || times === 'both' ? slots.rest : [];
    for (let count = 0; count < perDay && hours.length > 0; count += 1) {
      const hour = hours[count % hours.length];
      if (hour) found.push({ on, from: hour[0], to: hour[1] });
    }
  }
  return found;
}

/** Delegates to the meetings of their group: each at least once, the least used first, two to a meeting where the group is large enough. */
function seat(meetings: ProposedMeeting[], delegates: ScheduleInput['delegates']): void {
  const groupsMet = new Set(meetings.map((meeting) => meeting.groupId));
  const busy = new Map<string, Set<string>>();
  const moment = (meeting: ProposedMeeting) => `${meeting.on} ${meeting.from}`;
  const used = (id: string) => busy.get(id)?.size ?? 0;
  const free = (id: string, meeting: ProposedMeeting) => !busy.get(id)?.has(moment(meeting));
  const put = (id: string, meeting: ProposedMeeting) => {
    meeting.delegateIds.push(id);
    busy.set(id, (busy.get(id) ?? new Set()).add(moment(meeting)));
  };
  for (const delegate of delegates) {
    // Who belongs to no group that meets goes where the fewest are.
    const own = meetings.filter((meeting) => meeting.groupId === delegate.groupId);
    const open = (groupsMet.has(delegate.groupId) && own.length > 0 ? own : meetings).filter((meeting) => free(delegate.id, meeting));
    const fewest = open.sort((a, b) => a.delegateIds.length - b.delegateIds.length)[0];
    if (fewest) put(delegate.id, fewest);
  }
  for (const meeting of meetings) {
    const fellows = delegates.filter((delegate) => meeting.groupId === null || delegate.groupId === meeting.groupId);
    const candidates = [...fellows].sort((a, b) => used(a.id) - used(b.id));
    for (const { id } of candidates) {
      if (meeting.delegateIds.length >= Math.min(company, fellows.length)) break;
      if (!meeting.delegateIds.includes(id) && free(id, meeting)) put(id, meeting);
    }
  }
}
