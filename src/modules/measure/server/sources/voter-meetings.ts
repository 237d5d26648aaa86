import { sql } from 'kysely';
import { formatDay } from '#core/format.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { paths } from '#paths';
import { delegatesWhoMet, meetingsAsPlanned, thematicMeetings, type MeetingSeatFact, type VoterMeetingFact } from '../../voter-meeting-facts.ts';
import type { Description, Source } from '../source.ts';

/** Voter contact: meetings of issued plans, and who went to them. */
export const voterMeetingSource: Source = {
  id: 'voter-meetings',
  async open(tx, need) {
    const asks = new Set(need.asks.map((ask) => ask.measureId));
    const meetings =
      asks.has('voter-meetings.as-planned') || asks.has('voter-meetings.thematic')
        ? (await sql<VoterMeetingFact>`select f.voter_meeting_id as id, f.kind, f.issued_at as "issuedAt", f.planned_starts_at as "plannedStartsAt", f.planned_place as "plannedPlace", f.held_on as "heldOn",
            f.held_at_place as "heldPlace", f.closed_at as "closedAt", f.removed_at as "removedAt", f.withdrawn_at as "withdrawnAt", r.withdrawn_reason as "withdrawnReason", f.changes
          from voter_meeting_facts f join voter_round r on r.council_id = f.council_id and r.voter_round_id = f.voter_round_id where f.council_id = app.council()`.execute(tx)).rows
        : [];
    const seats = asks.has('voter-meetings.delegates')
      ? (await sql<MeetingSeatFact>`select voter_meeting_id as "meetingId", person_id as "personId", assigned_at as "assignedAt", released_at as "releasedAt", attended, attended_at as "attendedAt",
          starts_at as "startsAt", held_on as "heldOn", closed_at as "closedAt", issued_at as "issuedAt", removed_at as "removedAt", withdrawn_at as "withdrawnAt"
        from voter_meeting_delegate_facts where council_id = app.council()`.execute(tx)).rows
      : [];
    return (ask) => (ask.measureId === 'voter-meetings.delegates' ? delegatesWhoMet(seats, ask.scope) : ask.measureId === 'voter-meetings.thematic' ? thematicMeetings(meetings, ask.scope) : meetingsAsPlanned(meetings, ask.scope));
  },
  async describe(tx, ids, { council, lang }) {
    const found = new Map<string, Description>();
    const { rows: meetings } = await sql<{ id: string; place: string; startsAt: Date; round: string }>`select m.voter_meeting_id as id, m.place, m.starts_at as "startsAt", r.title as round
      from voter_meeting m join voter_round r on r.council_id = m.council_id and r.voter_round_id = m.voter_round_id where m.council_id = app.council() and m.voter_meeting_id = any(${ids}::uuid[])`.execute(tx);
    for (const row of meetings) found.set(row.id, { title: `${row.place}, ${formatDay(dayOfInstant(row.startsAt))}`, subtitle: row.round, href: paths.voterMeetingMinutes(council, row.id) });
    const { rows: people } = await sql<{ id: string; name: string; meetings: number }>`select p.person_id as id, p.name, (select count(*)::int from voter_meeting_delegate d where d.council_id = p.council_id and d.person_id = p.person_id
        and d.released_at is null) as meetings from person p where p.council_id = app.council() and p.person_id = any(${ids}::uuid[])`.execute(tx);
    for (const row of people) found.set(row.id, { title: row.name, subtitle: lang === 'vi' ? `${row.meetings} cuộc được phân công` : `${row.meetings} meetings assigned`, href: paths.voterMeetings(council) });
    return found;
  }
};
