import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import type { MeetingPlan, RoundPlan } from '../rules.ts';
import type { MeetingKind, Mode, SessionKind, Timing } from '../schema.ts';

export interface DelegateSeat {
  id: string;
  name: string;
  answer: 'comes' | 'declines' | null;
  answerReason: string;
  unsafe: boolean;
  attended: 'present' | 'excused' | 'absent' | null;
  attendedReason: string;
  inPlaceOf: string | null;
}
export interface BodySeat {
  id: string;
  name: string;
  attended: 'present' | 'absent' | null;
  by: string;
}

/** A meeting with everything said about it but its lines. `delegates`: assigned and not released. */
export interface MeetingRow extends MeetingPlan {
  roundId: string;
  mode: Mode;
  kind: MeetingKind;
  address: string;
  securityNote: string;
  minuteTakerId: string | null;
  minuteTaker: string;
  provinceDelegates: string[];
  askedPaper: string;
  askedBy: string | null;
  decisionNote: string;
  toldPaper: string;
  pressPaper: string;
  plannedStartsAt: Date | null;
  plannedPlace: string | null;
  beganAt: Date | null;
  closedAt: Date | null;
  heldPlace: string | null;
  voters: number | null;
  women: number | null;
  villages: { id: string; name: string }[];
  delegates: DelegateSeat[];
  released: { id: string; name: string; reason: string; by: string | null }[];
  bodies: BodySeat[];
  changes: { kind: 'moved' | 'called-off' | 'reinstated'; reason: string; oldStartsAt: string; oldPlace: string; announcedOn: Day | null; announcedHow: string; madeAt: string }[];
  lines: number;
  frontLines: number;
  version: number;
}

export interface RoundRow extends RoundPlan {
  id: string;
  timing: Timing;
  title: string;
  sessionTitle: string;
  sessionKind: SessionKind | null;
  content: string;
  organiserName: string | null;
  number: string;
  issuedAt: Date | null;
  withdrawnReason: string | null;
  version: number;
}

export const roundColumns = sql`r.voter_round_id as id, r.timing, r.title, r.session_title as "sessionTitle", r.session_kind as "sessionKind", r.session_opens_on as "sessionOpensOn",
  r.from_on as "fromOn", r.to_on as "toOn", r.content, r.organiser_id as "organiserId", o.name as "organiserName", r.number, r.issued_on as "issuedOn", r.issued_at as "issuedAt",
  r.withdrawn_reason as "withdrawnReason", r.version,
  coalesce((select array_agg(x.person_id::text) from voter_round_result x where x.council_id = r.council_id and x.voter_round_id = r.voter_round_id), '{}') as "reportedIds"`;
export const roundSource = sql`voter_round r left join organization o on o.council_id = r.council_id and o.organization_id = r.organiser_id`;

const meetingColumns = sql`m.voter_meeting_id as id, m.voter_round_id as "roundId", m.kind, m.mode, m.security_at is not null as "securityAssured", m.security_note as "securityNote",
  m.place, m.address, m.starts_at as "startsAt", m.ends_at as "endsAt", m.topic, m.chair_name as "chairName", m.minute_taker_id as "minuteTakerId",
  coalesce(nullif(m.minute_taker_name, ''), t.name, '') as "minuteTaker", m.minute_taker_id is not null or m.minute_taker_name <> '' as "hasMinuteTaker",
  m.province_delegates as "provinceDelegates", m.asked_on as "askedOn", m.asked_paper as "askedPaper", m.asked_by as "askedBy", m.decision, m.decided_on as "decidedOn",
  m.decision_note as "decisionNote", m.told_on as "toldOn", m.told_paper as "toldPaper", m.press_on as "pressOn", m.press_paper as "pressPaper", m.forwarded_on as "forwardedOn",
  m.planned_starts_at as "plannedStartsAt", m.planned_place as "plannedPlace", m.began_at as "beganAt", m.closed_at as "closedAt", m.held_on as "heldOn",
  m.held_at_place as "heldPlace", m.voters, m.women, m.version,
  coalesce((select c.kind = 'called-off' from voter_meeting_change c where c.council_id = m.council_id and c.voter_meeting_id = m.voter_meeting_id
    order by c.made_at desc, c.voter_meeting_change_id desc limit 1), false) as "calledOff",
  coalesce((select jsonb_agg(jsonb_build_object('id', v.village_id, 'name', g.name) order by g.position, g.name) from voter_meeting_village v
    join organization g on g.council_id = v.council_id and g.organization_id = v.village_id
    where v.council_id = m.council_id and v.voter_meeting_id = m.voter_meeting_id), '[]') as villages,
  coalesce((select jsonb_agg(jsonb_build_object('id', d.person_id, 'name', p.name, 'answer', d.answer, 'answerReason', d.answer_reason, 'unsafe', d.answer_unsafe,
      'attended', d.attended, 'attendedReason', d.attended_reason, 'inPlaceOf', d.in_place_of) order by d.assigned_at, p.name)
    from voter_meeting_delegate d join person p on p.council_id = d.council_id and p.person_id = d.person_id
    where d.council_id = m.council_id and d.voter_meeting_id = m.voter_meeting_id and d.released_at is null), '[]') as delegates,
  coalesce((select jsonb_agg(jsonb_build_object('id', d.person_id, 'name', p.name, 'reason', d.released_reason,
      'by', (select q.name from voter_meeting_delegate e join person q on q.council_id = e.council_id and q.person_id = e.person_id
        where e.council_id = d.council_id and e.voter_meeting_id = d.voter_meeting_id and e.in_place_of = d.person_id and e.released_at is null limit 1)) order by d.released_at)
    from voter_meeting_delegate d join person p on p.council_id = d.council_id and p.person_id = d.person_id
    where d.council_id = m.council_id and d.voter_meeting_id = m.voter_meeting_id and d.released_at is not null and d.released_reason <> ''), '[]') as released,
  coalesce((select jsonb_agg(jsonb_build_object('id', b.organization_id, 'name', coalesce(nullif(g.short_name, ''), g.name), 'attended', b.attended, 'by', b.represented_by) order by g.position, g.name)
    from voter_meeting_body b join organization g on g.council_id = b.council_id and g.organization_id = b.organization_id
    where b.council_id = m.council_id and b.voter_meeting_id = m.voter_meeting_id), '[]') as bodies,
  coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'reason', c.reason, 'oldStartsAt', c.old_starts_at, 'oldPlace', c.old_place, 'announcedOn', c.announced_on,
      'announcedHow', c.announced_how, 'madeAt', c.made_at) order by c.made_at, c.voter_meeting_change_id)
    from voter_meeting_change c where c.council_id = m.council_id and c.voter_meeting_id = m.voter_meeting_id), '[]') as changes,
  (select count(*)::int from voter_meeting_line l where l.council_id = m.council_id and l.voter_meeting_id = m.voter_meeting_id and l.side = 'office' and l.dropped_at is null) as lines,
  (select count(*)::int from voter_meeting_line l where l.council_id = m.council_id and l.voter_meeting_id = m.voter_meeting_id and l.side = 'front' and l.dropped_at is null) as "frontLines"`;

type Joined = Omit<MeetingRow, 'villageIds' | 'delegateIds' | 'declinedIds' | 'absentIds' | 'bodyIds'>;

const withIds = (row: Joined): MeetingRow => ({
  ...row,
  villageIds: row.villages.map((village) => village.id),
  delegateIds: row.delegates.map((delegate) => delegate.id),
  declinedIds: row.delegates.filter((delegate) => delegate.answer === 'declines').map((delegate) => delegate.id),
  absentIds: row.delegates.filter((delegate) => delegate.attended === 'absent' || delegate.attended === 'excused').map((delegate) => delegate.id),
  bodyIds: row.bodies.map((body) => body.id)
});

const meetingSource = sql`voter_meeting m left join person t on t.council_id = m.council_id and t.person_id = m.minute_taker_id`;

/** Meetings of rounds, in order of time; those taken out of a draft are not among them. */
export async function meetingsOf(tx: CouncilTx, roundIds: readonly string[]): Promise<MeetingRow[]> {
  const { rows } = await sql<Joined>`select ${meetingColumns} from ${meetingSource}
    where m.council_id = app.council() and m.voter_round_id = any(${[...roundIds]}::uuid[]) and m.removed_at is null order by m.starts_at, m.position, m.voter_meeting_id`.execute(tx);
  return rows.map(withIds);
}

/** @throws NotFound */
export async function meetingRow(tx: CouncilTx, id: string): Promise<MeetingRow> {
  const { rows } = await sql<Joined>`select ${meetingColumns} from ${meetingSource} where m.council_id = app.council() and m.voter_meeting_id = ${id} and m.removed_at is null`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  return withIds(row);
}

/** @throws NotFound */
export async function roundRow(tx: CouncilTx, id: string): Promise<RoundRow> {
  const { rows } = await sql<RoundRow>`select ${roundColumns} from ${roundSource} where r.council_id = app.council() and r.voter_round_id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  return row;
}
