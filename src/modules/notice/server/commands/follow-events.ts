import { sql } from 'kysely';
import * as v from 'valibot';
import { command, type Changed } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { authorize } from '#core/policy.ts';
import { followingOf, reportFollowingOf, type Following } from '../../following.ts';
import { noticePolicy } from '../../policy.ts';
import { ownersOf, type NoticeDraft, type Staff } from '../../rules.ts';
import { keepNotices, tally } from '../keep-notices.ts';
import { petitionDraftsOf, petitionEvents } from '../petition-news.ts';
import { staffOf } from '../staff.ts';

/** Events read in one run; the rest waits for the next. */
const batch = 2000;

interface Seen {
  seq: number;
  name: string;
  data: Record<string, unknown>;
  actorId: string | null;
  id: string;
  leadOrganizationId: string | null;
  leadKind: string | null;
  responsiblePersonId: string | null;
  judgementDue: boolean;
  helpers: string[];
}

/**
 * Reads the event log on from where it was left and tells people what others did with their work: chased, assigned, returned, moved, asked. Nobody is told of their own act.
 * The first run of a council starts at its present end: the past is not news. For the clock. @throws Forbidden
 */
export const followEvents = command({
  name: 'notice.follow',
  input: v.object({}),
  async run(context): Promise<Changed<{ made: number }>> {
    const { tx, actor, councilId, today } = context;
    authorize(noticePolicy, 'make', actor);
    const head = (await sql<{ seq: number }>`select seq from event_head where council_id = ${councilId}`.execute(tx)).rows[0]?.seq ?? 0;
    await sql`insert into notice_cursor (council_id, seq) values (${councilId}, ${head}) on conflict do nothing`.execute(tx);
    const from = (await sql<{ seq: number }>`select seq from notice_cursor where council_id = ${councilId} for update`.execute(tx)).rows[0]?.seq ?? head;
    const to = Math.min(head, from + batch);
    if (to <= from) return { events: [], result: { made: 0 } };
    const seen = await obligationEvents(tx, from, to);
    const reports = await reportEvents(tx, from, to);
    const petitions = await petitionEvents(tx, from, to);
    const staff = seen.length + reports.length + petitions.length > 0 ? await staffOf(tx, today) : null;
    const made = staff ? await keepNotices(context, [...seen.flatMap((event) => draftsOf(event, staff)), ...reports.flatMap((event) => reportDraftsOf(event, staff)), ...petitions.flatMap((event) => petitionDraftsOf(event, staff))]) : [];
    await sql`update notice_cursor set seq = ${to} where council_id = ${councilId}`.execute(tx);
    const events = made.length > 0 ? [{ name: 'notice.followed', subject: { kind: 'council', id: councilId }, data: tally(made) }] : [];
    return { events, result: { made: made.length } };
  }
});

async function obligationEvents(tx: Context['tx'], from: number, to: number): Promise<Seen[]> {
  const { rows } = await sql<Seen>`select e.seq, e.name, e.data, e.actor_id as "actorId", s.obligation_id as id, s.lead_organization_id as "leadOrganizationId", s.lead_kind as "leadKind",
      s.responsible_person_id as "responsiblePersonId", s.judgement_due as "judgementDue",
      array(select oc.organization_id::text from obligation_coordinator oc where oc.council_id = s.council_id and oc.obligation_id = s.obligation_id) as helpers
    from event e join obligation_state s on s.council_id = e.council_id and s.obligation_id = e.subject_id
    where e.council_id = app.council() and e.seq > ${from} and e.seq <= ${to} and e.subject_kind = 'obligation' order by e.seq`.execute(tx);
  return rows;
}

type SeenReport = Pick<Seen, 'seq' | 'name' | 'data' | 'actorId' | 'id' | 'leadOrganizationId' | 'leadKind' | 'responsiblePersonId'>;

async function reportEvents(tx: Context['tx'], from: number, to: number): Promise<SeenReport[]> {
  const { rows } = await sql<SeenReport>`select e.seq, e.name, e.data, e.actor_id as "actorId", r.report_id as id, q.lead_organization_id as "leadOrganizationId", l.kind as "leadKind",
      q.responsible_person_id as "responsiblePersonId"
    from event e join report r on r.council_id = e.council_id and r.report_id = e.subject_id join report_series q on q.council_id = r.council_id and q.report_series_id = r.report_series_id
    left join organization l on l.council_id = q.council_id and l.organization_id = q.lead_organization_id
    where e.council_id = app.council() and e.seq > ${from} and e.seq <= ${to} and e.subject_kind = 'report' order by e.seq`.execute(tx);
  return rows;
}

function reportDraftsOf(event: SeenReport, staff: Staff): NoticeDraft[] {
  const following = reportFollowingOf(event.name, event.data);
  if (!following) return [];
  const people = following.audience === 'approvers' ? [...new Set([...staff.heads, ...staff.chairs])] : ownersOf(event, staff);
  return people
    .filter((personId) => personId !== event.actorId)
    .map((personId) => ({
      personId,
      kind: following.kind,
      once: following.once === null ? `event:${event.seq}` : `report:${event.id}:${following.once}`,
      obligationId: null,
      subject: { kind: 'report', id: event.id },
      textKey: following.textKey,
      params: following.params
    }));
}

function draftsOf(event: Seen, staff: Staff): NoticeDraft[] {
  const following = followingOf(event.name, event.data, event);
  if (!following) return [];
  return peopleOf(following, event, staff)
    .filter((personId) => personId !== event.actorId)
    .map((personId) => ({
      personId,
      kind: following.kind,
      once: `event:${event.seq}`,
      obligationId: event.id,
      subject: { kind: 'obligation', id: event.id },
      textKey: following.textKey,
      params: following.params
    }));
}

function peopleOf(following: Following, event: Seen, staff: Staff): string[] {
  if (following.audience === 'supervisors') return [...new Set([...staff.chairs, ...staff.clerks])];
  const owners = ownersOf(event, staff);
  if (following.audience === 'owners') return owners;
  return [...new Set([...owners, ...event.helpers.flatMap((id) => staff.byOrganization.get(id) ?? [])])];
}
