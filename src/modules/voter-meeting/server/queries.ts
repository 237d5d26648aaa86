import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { papersOf, type PaperRow } from '#modules/paper/server/queries.ts';
import { signersOn, type Signer } from '#modules/paper/server/numbers.ts';
import { voterMeetingPolicy } from '../policy.ts';
import { checkRound, dueBy, stateOfMeeting, type Finding, type MeetingState, type Surroundings } from '../rules.ts';
import { steps, type MinutePart, type Side, type Step } from '../schema.ts';
import { surroundings } from './choices.ts';
import { comparisonOf, linesOf, type LineRow } from './lines.ts';
import { meetingRow, meetingsOf, roundColumns, roundRow, roundSource, type MeetingRow, type RoundRow } from './round-data.ts';
import { openRows } from '../reconcile.ts';

export interface ListedMeeting extends MeetingRow {
  state: MeetingState;
  /** The reader's own seat, where he is assigned. */
  mine: { answer: 'comes' | 'declines' | null } | null;
}
export interface ListedRound extends RoundRow {
  meetings: ListedMeeting[];
  faults: number;
}

const listed = (meeting: MeetingRow, round: RoundRow, actor: Actor, today: Day): ListedMeeting => {
  const seat = meeting.delegates.find((each) => each.id === actor.personId);
  return { ...meeting, state: stateOfMeeting({ ...meeting, issuedOn: round.issuedOn }, today), mine: seat ? { answer: seat.answer } : null };
};

/** Rounds with their meetings, the latest first; drafts are seen by those who plan. `year` of the days of the round. */
export async function roundList(tx: CouncilTx, actor: Actor, today: Day, year: number): Promise<{ rounds: ListedRound[]; years: number[] }> {
  const plans = can(voterMeetingPolicy, 'plan', actor);
  const { rows } = await sql<RoundRow>`select ${roundColumns} from ${roundSource} where r.council_id = app.council() and ${year} between extract(year from r.from_on) and extract(year from r.to_on)
    and (${plans} or r.issued_at is not null) order by r.from_on desc, r.made_at desc`.execute(tx);
  const meetings = await meetingsOf(tx, rows.map((row) => row.id));
  const around = await surroundings(tx, today);
  const rounds = rows.map((round): ListedRound => {
    const own = meetings.filter((meeting) => meeting.roundId === round.id);
    return { ...round, meetings: own.map((meeting) => listed(meeting, round, actor, today)), faults: plans && round.withdrawnReason === null ? checkRound(round, own, around).filter((each) => each.weight === 'must').length : 0 };
  });
  const { rows: all } = await sql<{ year: number }>`select distinct extract(year from from_on)::int as year from voter_round where council_id = app.council() order by 1 desc`.execute(tx);
  return { rounds, years: all.map((row) => row.year) };
}

/** Meetings a delegate goes to from today on. */
export async function meetingsAhead(tx: CouncilTx, actor: Actor, today: Day): Promise<(ListedMeeting & { roundTitle: string })[]> {
  const { rows } = await sql<{ roundId: string }>`select distinct m.voter_round_id as "roundId" from voter_meeting m join voter_meeting_delegate d on d.council_id = m.council_id and d.voter_meeting_id = m.voter_meeting_id
    join voter_round r on r.council_id = m.council_id and r.voter_round_id = m.voter_round_id
    where m.council_id = app.council() and d.person_id = ${actor.personId} and d.released_at is null and m.removed_at is null and m.held_on is null and r.issued_at is not null and r.withdrawn_at is null
      and m.starts_at >= (${today}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`.execute(tx);
  const found: (ListedMeeting & { roundTitle: string })[] = [];
  for (const { roundId } of rows) {
    const round = await roundRow(tx, roundId);
    for (const meeting of await meetingsOf(tx, [roundId])) {
      const row = listed(meeting, round, actor, today);
      if (row.mine && !row.calledOff && row.heldOn === null && dayOfInstant(row.startsAt) >= today) found.push({ ...row, roundTitle: round.title });
    }
  }
  return found.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

export interface RoundPage {
  round: RoundRow;
  meetings: ListedMeeting[];
  findings: Finding[];
  papers: Omit<PaperRow, 'paper'>[];
  signers: Signer[];
  results: { id: string; name: string; reportedOn: Day | null; met: boolean }[];
  resultDueOn: Day | null;
  may: { plan: boolean; issue: boolean };
}

/** One round with its schedule, what to look at, its papers and the results reported. @throws NotFound */
export async function roundPage(tx: CouncilTx, actor: Actor, id: string, today: Day): Promise<RoundPage> {
  const round = await roundRow(tx, id);
  const meetings = await meetingsOf(tx, [id]);
  const around = await surroundings(tx, today);
  const may = { plan: can(voterMeetingPolicy, 'plan', actor), issue: can(voterMeetingPolicy, 'issue', actor) };
  const papers = (await papersOf(tx, 'voter-round', id)).filter((paper) => paper.issuedOn !== null).map(({ paper: _paper, ...row }) => row);
  const { rows: reported } = await sql<{ id: string; on: Day }>`select person_id as id, reported_on as on from voter_round_result where council_id = app.council() and voter_round_id = ${id}`.execute(tx);
  const going = new Set(meetings.filter((meeting) => !meeting.calledOff).flatMap((meeting) => meeting.delegateIds));
  const met = new Set(meetings.flatMap((meeting) => meeting.delegates.filter((seat) => seat.attended === 'present').map((seat) => seat.id)));
  const before = round.timing === 'before-session' && round.sessionOpensOn !== null;
  return {
    round,
    meetings: meetings.map((meeting) => listed(meeting, round, actor, today)),
    findings: round.withdrawnReason === null ? checkRound(round, meetings, around) : [],
    papers,
    signers: may.issue ? await signersOn(tx, today) : [],
    results: before ? around.delegates.filter((delegate) => going.has(delegate.id)).map((delegate) => ({ id: delegate.id, name: delegate.name, reportedOn: reported.find((each) => each.id === delegate.id)?.on ?? null, met: met.has(delegate.id) })) : [],
    resultDueOn: before && round.sessionOpensOn !== null ? dueBy('TXC-13', round.sessionOpensOn, around).dueOn : null,
    may
  };
}

export interface StepRow {
  step: Step;
  beganAt: Date | null;
}

export interface MeetingPage {
  meeting: ListedMeeting;
  round: Pick<RoundRow, 'id' | 'title' | 'number' | 'issuedOn' | 'sessionOpensOn' | 'timing' | 'organiserName' | 'organiserId'>;
  steps: StepRow[];
  findings: Finding[];
  files: { id: string; kind: string; fileId: string; name: string; mediaType: string }[];
  signatures: { side: Side; name: string; signedAt: Date; current: boolean }[];
  /** How the two lists stand; null while one of them is empty. */
  lists: { front: number; office: number; open: number; same: number } | null;
  dues: { compileOn: Day; reportOn: Day | null };
  may: { plan: boolean; record: boolean; close: boolean; reconcile: boolean; decide: boolean; answerAs: boolean };
  side: Side;
}

/** One meeting as every page of it needs it. @throws NotFound */
export async function meetingPage(tx: CouncilTx, actor: Actor, id: string, today: Day, side: Side): Promise<MeetingPage> {
  const meeting = await meetingRow(tx, id);
  const round = await roundRow(tx, meeting.roundId);
  const around = await surroundings(tx, today);
  const { rows: marked } = await sql<{ step: Step; beganAt: Date }>`select step, began_at as "beganAt" from voter_meeting_step where council_id = app.council() and voter_meeting_id = ${id}`.execute(tx);
  const { rows: files } = await sql<MeetingPage['files'][number]>`select x.voter_meeting_file_id as id, x.kind, x.file_id as "fileId", f.name, f.media_type as "mediaType" from voter_meeting_file x
    join file f on f.council_id = x.council_id and f.file_id = x.file_id where x.council_id = app.council() and x.voter_meeting_id = ${id} and x.removed_at is null order by x.added_at`.execute(tx);
  const comparison = await comparisonOf(tx, id);
  const { rows: signatures } = await sql<{ side: Side; name: string; signedAt: Date; hash: string }>`select s.side, p.name, s.signed_at as "signedAt", s.list_hash as hash from voter_meeting_signature s
    join person p on p.council_id = s.council_id and p.person_id = s.person_id where s.council_id = app.council() and s.voter_meeting_id = ${id} order by s.signed_at desc`.execute(tx);
  const place = { delegateIds: meeting.delegateIds, minuteTakerId: meeting.minuteTakerId };
  const on = meeting.heldOn ?? dayOfInstant(meeting.startsAt);
  return {
    meeting: listed(meeting, round, actor, today),
    round,
    steps: steps.map((step) => ({ step, beganAt: marked.find((each) => each.step === step)?.beganAt ?? null })),
    findings: checkOf(round, meeting, await meetingsOf(tx, [round.id]), around),
    files,
    signatures: (['office', 'front'] as const).flatMap((each) => {
      const last = signatures.find((one) => one.side === each);
      return last ? [{ side: each, name: last.name, signedAt: last.signedAt, current: last.hash === comparison.hash }] : [];
    }),
    lists: meeting.frontLines === 0 ? null : { front: meeting.frontLines, office: meeting.lines, open: openRows(comparison.rows).length, same: comparison.rows.filter((row) => row.state === 'same' || row.state === 'proposed').length },
    dues: { compileOn: dueBy('PET-01', on, around).dueOn, reportOn: round.timing === 'before-session' && round.sessionOpensOn ? dueBy('PET-03', round.sessionOpensOn, around).dueOn : null },
    may: {
      plan: can(voterMeetingPolicy, 'plan', actor),
      record: can(voterMeetingPolicy, 'record', actor, place),
      close: can(voterMeetingPolicy, 'close', actor, place),
      reconcile: can(voterMeetingPolicy, 'reconcile', actor),
      decide: can(voterMeetingPolicy, 'decide', actor),
      answerAs: can(voterMeetingPolicy, 'answer', actor, { personId: '' })
    },
    side
  };
}

/** Findings of a round that touch one meeting. */
function checkOf(round: RoundRow, meeting: MeetingRow, all: readonly MeetingRow[], around: Surroundings): Finding[] {
  return checkRound(round, all, around).filter((each) => each.meetingIds.includes(meeting.id));
}

/** Lines of the reader's own side; what sounds like a complaint is read by those who handle letters and by who wrote it alone. */
export async function ownLines(tx: CouncilTx, actor: Actor, meetingId: string, side: Side): Promise<LineRow[]> {
  const inside = ['chair', 'vice-chair', 'board-head', 'clerk', 'office-head'].some((role) => actor.roles.has(role as never));
  return (await linesOf(tx, meetingId, side)).map((line) => (line.warned === null || inside || line.recordedById === actor.personId ? line : { ...line, body: '(ý kiến có dấu hiệu khiếu nại, tố cáo)', raiserName: '' }));
}

/** The parts of the minutes as last saved, with who and when; empty ones before the first. */
export async function minutesText(tx: CouncilTx, meetingId: string): Promise<{ content: Record<MinutePart, string>; savedAt: Date | null; savedBy: string | null; versions: number }> {
  const { rows } = await sql<{ content: Record<MinutePart, string>; savedAt: Date; savedBy: string | null; versions: number }>`select x.content, x.saved_at as "savedAt", p.name as "savedBy", count(*) over ()::int as versions
    from voter_meeting_minutes x left join person p on p.council_id = x.council_id and p.person_id = x.saved_by
    where x.council_id = app.council() and x.voter_meeting_id = ${meetingId} order by x.saved_at desc, x.voter_meeting_minutes_id desc limit 1`.execute(tx);
  return rows[0] ?? { content: { report: '', committee: '', reply: '', conclusion: '' }, savedAt: null, savedBy: null, versions: 0 };
}

/** Petitions of the last years as quick entry compares with them, the latest first. `note` says how often and where it stands. */
export async function earlierMatters(tx: CouncilTx, limit = 800): Promise<{ id: string; code: string; title: string; times: number; stage: string; raisedOn: Day }[]> {
  const { rows } = await sql<{ id: string; year: number; number: number; title: string; times: number; stage: string; raisedOn: Day }>`select p.petition_id as id, p.year, p.number, p.title, p.stage,
      (select count(*)::int from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id) as times,
      (select max(r.raised_on) from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id) as "raisedOn"
    from petition p where p.council_id = app.council() and p.petition_id = p.root_id and p.stage not in ('merged', 'split', 'removed') order by p.year desc, p.number desc limit ${limit}`.execute(tx);
  return rows.map(({ year, number, ...row }) => ({ ...row, code: `KN-${year}-${String(number).padStart(4, '0')}` }));
}
