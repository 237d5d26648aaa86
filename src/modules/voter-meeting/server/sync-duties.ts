import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { clockActor, type Context } from '#core/context.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { dutiesOf, type Bodies, type Duty } from '../duties.ts';
import { surroundings } from './choices.ts';
import { meetingsOf, roundRow } from './round-data.ts';

interface Standing {
  id: string;
  subjectId: string;
  period: string;
  title: string;
  dueOn: Day | null;
  doneOn: Day | null;
  judgementDue: boolean;
  judged: string | null;
  withdrawn: boolean;
  late: boolean;
}

/**
 * Brings the ledger into line with a round: opens what is newly due, moves what was moved, writes down what was done, takes out what is no longer asked. Run after every
 * act on a round; twice changes nothing. What people state themselves (PET-01) is left to them.
 */
export async function syncDuties(context: Context, roundId: string): Promise<void> {
  // Whoever acts on the round has been let to; the ledger asks for the body that leads, so the system writes it down.
  const asClock: Context = { ...context, actor: clockActor };
  const { tx, today } = context;
  const round = await roundRow(tx, roundId);
  const meetings = await meetingsOf(tx, [roundId]);
  const wanted = dutiesOf(round, meetings, await surroundings(tx, today), await dutyBodies(context));
  const standing = await standingOf(context, roundId);
  const fresh: Duty[] = [];
  const kept = new Set<string>();
  for (const duty of wanted) {
    const own = standing.filter((each) => each.subjectId === duty.subjectId && periodOf(each.period) === duty.period);
    const live = own.find((each) => !each.withdrawn);
    if (live) kept.add(live.id);
    if (live && (live.doneOn !== null || live.title === duty.title)) await follow(asClock, live, duty);
    else if (duty.dropped === null) {
      if (live) await withdrawObligation.within(asClock, { obligationId: live.id, paper: 'Đổi thời gian, nơi tiếp xúc' });
      fresh.push(own.length === 0 ? duty : { ...duty, period: `${duty.period} #${own.length + 1}` });
    } else if (live) await follow(asClock, live, duty);
  }
  for (const gone of standing.filter((each) => !kept.has(each.id) && !each.withdrawn && each.doneOn === null)) await withdrawObligation.within(asClock, { obligationId: gone.id, paper: 'Không còn trong kế hoạch tiếp xúc cử tri' });
  if (fresh.length === 0) return;
  await openObligations.within(asClock, {
    obligations: fresh.map(({ doneOn: _doneOn, dropped: _dropped, ...duty }) => ({ ...duty, kind: 'voter-contact', fromOn: null, dueAt: null, needed: null, planId: null, forTaskId: null }))
  });
  const opened = await standingOf(context, roundId);
  for (const duty of fresh.filter((each) => each.doneOn !== null)) {
    const row = opened.find((each) => each.subjectId === duty.subjectId && each.period === duty.period);
    if (row) await follow(asClock, row, duty);
  }
}

/** "TXC-05 #2" is the second obligation of "TXC-05": the first was taken out. */
const periodOf = (period: string) => period.replace(/ #\d+$/, '');

async function follow(context: Context, row: Standing, duty: Duty): Promise<void> {
  const { today } = context;
  if (duty.doneOn !== null && row.doneOn === null) {
    const happenedOn = duty.doneOn > today ? today : duty.doneOn;
    await stateProgress.within(context, { obligationId: row.id, status: 'done', happenedOn, hour: null, note: 'Đã ghi trong hồ sơ tiếp xúc cử tri', percent: null, paper: '' });
    // What stands in the council's own record needs nobody to confirm it once more.
    if (row.judgementDue) await judgeObligation.within(context, { obligationId: row.id, verdict: 'accepted', note: 'Theo hồ sơ tiếp xúc cử tri' });
    return;
  }
  if (row.doneOn !== null) {
    const byHand = duty.lawRule === 'PET-01';
    if (duty.doneOn === null && !byHand && row.judged !== 'accepted') await undoStatement.within(context, { obligationId: row.id });
    return;
  }
  if (duty.dropped !== null) return void (await withdrawObligation.within(context, { obligationId: row.id, paper: duty.dropped.length < 5 ? `Lý do: ${duty.dropped}` : duty.dropped }));
  if (row.dueOn === duty.dueOn || duty.dueOn < today) return;
  const later = row.dueOn !== null && duty.dueOn > row.dueOn;
  if (row.late && !later) return;
  await deferObligation.within(context, { obligationId: row.id, newDueOn: duty.dueOn, hour: null, reason: 'Theo lịch tiếp xúc cử tri mới', allowedBy: 'Thường trực HĐND', paper: '', kind: row.late ? 'deferral' : 'correction' });
}

async function standingOf({ tx, today }: Context, roundId: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`select s.obligation_id as id, s.subject_id as "subjectId", s.period, s.title, s.due_on as "dueOn", s.done_on as "doneOn", s.judgement_due as "judgementDue",
      s.judged, s.withdrawn_at is not null as withdrawn, s.done_on is null and s.due_on < ${today} as late
    from obligation_state s where s.council_id = app.council() and s.kind = 'voter-contact' and (s.subject_id = ${roundId}
      or s.subject_id in (select m.voter_meeting_id from voter_meeting m where m.council_id = s.council_id and m.voter_round_id = ${roundId}))
    order by s.opened_at`.execute(tx);
  return rows;
}

async function dutyBodies({ tx }: Context): Promise<Bodies> {
  const { rows } = await sql<{ kind: string; id: string }>`select distinct on (kind) kind, organization_id as id from organization
    where council_id = app.council() and dissolved_on is null and kind in ('standing-committee', 'office', 'fatherland-front') order by kind, position`.execute(tx);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? null;
  return { standingCommitteeId: of('standing-committee'), officeId: of('office'), frontId: of('fatherland-front') };
}

/** Writes down that the opinions of a meeting are compiled and classified (law:PET-01). Called by the petition module when the last of them is. */
export async function dischargeCompiling(context: Context, voterMeetingId: string, on: Day): Promise<void> {
  const asClock: Context = { ...context, actor: clockActor };
  const { rows } = await sql<{ id: string }>`select s.obligation_id as id from obligation_state s where s.council_id = app.council() and s.kind = 'voter-contact' and s.subject_kind = 'voter-meeting'
    and s.subject_id = ${voterMeetingId} and s.period = 'PET-01' and s.withdrawn_at is null and s.done_on is null`.execute(context.tx);
  for (const row of rows) await stateProgress.within(asClock, { obligationId: row.id, status: 'done', happenedOn: on, hour: null, note: 'Đã tổng hợp, phân loại', percent: null, paper: '' });
}
