import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { clockActor, type Context } from '#core/context.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import type { CadenceSource } from '#modules/obligation/server/open-ahead.ts';
import { sessionDuties, type ComingSession, type SessionBodies } from '../session-duties.ts';

/** Whose subject these duties are in the ledger: the round of meetings a session is known by. */
export const sessionSubject = 'petition-session';

interface Standing {
  id: string;
  roundId: string;
  rule: string;
  dueOn: Day;
  late: boolean;
}

/**
 * Opens the reports on petitions of every session whose opening day is known and not past, moves those of a session that was moved, takes out those of a round withdrawn. Again changes nothing.
 * @returns how many were new
 */
export async function openForSessions(context: Context): Promise<number> {
  const byClock: Context = { ...context, actor: clockActor };
  const sessions = await comingSessions(context);
  const [bodies, calendar, overrides] = [await bodiesOf(context), await councilCalendar(context.tx), await lawOverrides(context.tx)];
  const standing = await standingOf(context);
  const known = new Map(standing.map((row) => [`${row.roundId} ${row.rule}`, row]));
  const wanted = sessions.flatMap((session) => sessionDuties(session, bodies, calendar, overrides).map((duty) => ({ session, duty })));
  for (const { session, duty } of wanted) {
    const row = known.get(`${session.roundId} ${duty.rule}`);
    if (!row || row.dueOn === duty.dueOn || duty.dueOn < context.today || (row.late && duty.dueOn < row.dueOn)) continue;
    await deferObligation.within(byClock, { obligationId: row.id, newDueOn: duty.dueOn, hour: null, reason: 'Ngày khai mạc kỳ họp, hạn trả lời thay đổi', allowedBy: 'Thường trực HĐND', paper: '', kind: row.late ? 'deferral' : 'correction' });
  }
  const live = new Set(sessions.map((session) => session.roundId));
  for (const row of standing) if (!live.has(row.roundId) && (await roundWithdrawn(context, row.roundId))) await withdrawObligation.within(byClock, { obligationId: row.id, paper: 'Đợt tiếp xúc cử tri đã rút' });
  const drafts = wanted
    .filter(({ session, duty }) => !known.has(`${session.roundId} ${duty.rule}`))
    .map(({ session, duty }) => ({
      kind: duty.kind,
      subjectKind: sessionSubject,
      subjectId: session.roundId,
      period: duty.rule,
      title: duty.title,
      product: duty.product,
      leadOrganizationId: duty.leadOrganizationId,
      responsiblePersonId: null,
      coordinatingOrganizationIds: [],
      fromOn: null,
      dueOn: duty.dueOn,
      dueAt: null,
      remindOn: duty.remindOn,
      needed: null,
      planId: null,
      forTaskId: null,
      basis: duty.basis,
      lawRule: duty.rule
    }));
  return drafts.length === 0 ? 0 : (await openObligations.within(byClock, { obligations: drafts })).opened;
}

/** Reports on petitions as a source of the nightly opening ahead (`obligations.ahead`). */
export const petitionCadences: CadenceSource = { name: 'petition', openAhead: openForSessions };

/** Sessions that have not opened, and those opened within sixty days, whose answers may still end: one a day of opening, known by the round first made for it. */
async function comingSessions({ tx, today }: Context): Promise<ComingSession[]> {
  const { rows } = await sql<ComingSession>`with own as (
      select distinct on (session_opens_on) voter_round_id, session_opens_on, coalesce(nullif(session_title, ''), 'kỳ họp khai mạc ngày ' || to_char(session_opens_on, 'DD/MM/YYYY')) as title from voter_round
      where council_id = app.council() and withdrawn_at is null and session_opens_on >= ${today}::date - 60 order by session_opens_on, made_at, voter_round_id)
    select o.voter_round_id as "roundId", o.title, o.session_opens_on as "opensOn", o.session_opens_on < ${today} as opened,
      (select count(*)::int from petition p where p.council_id = app.council() and p.referred_on < coalesce((select max(w.session_opens_on) from voter_round w
        where w.council_id = app.council() and w.withdrawn_at is null and w.session_opens_on < o.session_opens_on), ${today}::date)) as earlier,
      (select max(d.now_due_on) from raising r join voter_meeting m on m.council_id = r.council_id and m.voter_meeting_id = r.voter_meeting_id
        join voter_round w on w.council_id = m.council_id and w.voter_round_id = m.voter_round_id and w.session_opens_on = o.session_opens_on
        join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
        join obligation d on d.council_id = p.council_id and d.subject_kind = 'petition-reply' and d.subject_id = p.root_id and d.withdrawn_at is null
        where r.council_id = app.council()) as "answersEndOn"
    from own o`.execute(tx);
  return rows;
}

async function standingOf({ tx, today }: Context): Promise<Standing[]> {
  const { rows } = await sql<Standing>`select s.obligation_id as id, s.subject_id as "roundId", s.period as rule, s.due_on as "dueOn", s.done_on is null and s.due_on < ${today} as late from obligation_state s
    where s.council_id = app.council() and s.subject_kind = ${sessionSubject} and s.withdrawn_at is null and s.done_on is null`.execute(tx);
  return rows;
}

async function roundWithdrawn({ tx }: Context, roundId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from voter_round where council_id = app.council() and voter_round_id = ${roundId} and withdrawn_at is not null`.execute(tx);
  return rows.length > 0;
}

async function bodiesOf({ tx }: Context): Promise<SessionBodies> {
  const { rows } = await sql<{ kind: string; id: string }>`select distinct on (kind) kind, organization_id as id from organization
    where council_id = app.council() and dissolved_on is null and kind in ('standing-committee', 'office', 'peoples-committee') order by kind, position`.execute(tx);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? null;
  return { standingCommitteeId: of('standing-committee'), officeId: of('office'), peoplesCommitteeId: of('peoples-committee') };
}
