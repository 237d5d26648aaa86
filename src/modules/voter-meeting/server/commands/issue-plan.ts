import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import * as v from 'valibot';
import { id } from '#core/inputs.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { draftPaper } from '#modules/paper/server/commands/draft-paper.ts';
import { issuePaper, recallPaper } from '#modules/paper/server/commands/issue-paper.ts';
import { papersOf } from '#modules/paper/server/queries.ts';
import { invitationPaper, noticePaper, planPaper } from '../../papers.ts';
import { checkRound } from '../../rules.ts';
import { IssuePlan, IssueRoundPaper, SendPress } from '../../schema.ts';
import { surroundings } from '../choices.ts';
import { roundForAct } from '../meeting-for-act.ts';
import { meetingsOf } from '../round-data.ts';
import { syncDuties } from '../sync-duties.ts';

/** What cannot be issued, because it cannot be held. Everything else is said and left to people. */
const blocking: readonly string[] = ['clash', 'no-delegate', 'online-unsafe', 'refused', 'after-opening', 'no-topic'];

/**
 * Issues the plan: its number and day, the schedule as it stands, and from now on the days and places meetings are measured against. Delegates are asked, duties fall due.
 * @throws NotFound | Forbidden | RuleBroken: issued already, no meeting, something that cannot be held | Invalid: number taken, a day ahead
 */
export const issuePlan = command({
  name: 'voter-round.issue',
  input: IssuePlan,
  async run(context, { voterRoundId, number: asked, issuedOn, signerId }) {
    const { tx, councilId, actor, now, today } = context;
    const round = await roundForAct(context, voterRoundId, 'issue');
    if (round.issuedOn !== null) throw new RuleBroken('voter-meeting.issued-already');
    if (issuedOn > today) throw new Invalid({ issuedOn: 'voter-meeting.day-ahead' });
    const meetings = await meetingsOf(tx, [voterRoundId]);
    if (meetings.every((meeting) => meeting.calledOff)) throw new RuleBroken('voter-meeting.no-meeting');
    const faults = checkRound(round, meetings, await surroundings(tx, today)).filter((each) => blocking.includes(each.key));
    const fault = faults[0];
    if (fault) throw new RuleBroken(`voter-meeting.check.${fault.key}`, fault.params);
    const content = meetings.filter((meeting) => !meeting.calledOff).map((meeting) => ({ id: meeting.id, place: meeting.place, startsAt: meeting.startsAt, villages: meeting.villages, delegates: meeting.delegates.map((each) => each.name) }));
    const live = meetings.filter((meeting) => !meeting.calledOff);
    const council = (await councilData(tx))?.name ?? '';
    const paper = planPaper(round, live, { council, number: null, date: issuedOn });
    const drafted = await draftPaper.within(context, { subjectKind: 'voter-round', subjectId: voterRoundId, kind: 'plan', subject: paper.subject, bodyId: null, paper });
    const { symbol: number } = await issuePaper.within(context, { paperId: drafted.id, number: asked, issuedOn, signerId, signingFor: 'Thường trực Hội đồng nhân dân', symbolIssuer: 'HĐND' });
    await sql`update voter_round set number = ${number}, issued_on = ${issuedOn}, issued_at = ${now}, issued_by = ${actor.personId}, issued_content = ${JSON.stringify(content)}, version = version + 1
      where council_id = ${councilId} and voter_round_id = ${voterRoundId}`.execute(tx);
    await sql`update voter_meeting set planned_starts_at = starts_at, planned_place = place where council_id = ${councilId} and voter_round_id = ${voterRoundId} and removed_at is null`.execute(tx);
    await syncDuties(context, voterRoundId);
    return changed('voter-round.issued', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, number, issuedOn, meetings: content.length } }, { id: voterRoundId, title: round.title, number });
  }
});

/** Takes an issue back while nothing of it was held: a slip in the number, a wrong schedule. @throws NotFound | Forbidden | RuleBroken */
export const recallPlan = command({
  name: 'voter-round.recall',
  input: v.object({ voterRoundId: id }),
  async run(context, { voterRoundId }) {
    const { tx, councilId } = context;
    const round = await roundForAct(context, voterRoundId, 'issue');
    if (round.issuedOn === null) throw new RuleBroken('voter-meeting.not-issued');
    if ((await meetingsOf(tx, [voterRoundId])).some((meeting) => meeting.beganAt !== null || meeting.heldOn !== null)) throw new RuleBroken('voter-meeting.round-held');
    const paper = (await papersOf(tx, 'voter-round', voterRoundId)).find((each) => each.kind === 'plan' && each.symbol === round.number && each.recalledReason === null);
    if (paper) await recallPaper.within(context, { paperId: paper.id, reason: 'Thu hồi kế hoạch tiếp xúc cử tri để sửa lịch' });
    await sql`update voter_round set number = '', issued_on = null, issued_at = null, issued_by = null, issued_content = null, version = version + 1
      where council_id = ${councilId} and voter_round_id = ${voterRoundId}`.execute(tx);
    await sql`update voter_meeting set planned_starts_at = null, planned_place = null where council_id = ${councilId} and voter_round_id = ${voterRoundId}`.execute(tx);
    await syncDuties(context, voterRoundId);
    return changed('voter-round.recalled', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, number: round.number } }, { id: voterRoundId });
  }
});

/** Issues the notice of the schedule, or the invitation to who answers (law:TXC-08), with a number of the register. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const issueRoundPaper = command({
  name: 'voter-round.issue-paper',
  input: IssueRoundPaper,
  async run(context, { voterRoundId, kind, number, issuedOn, signerId }) {
    const { tx } = context;
    const round = await roundForAct(context, voterRoundId, 'issue');
    if (round.issuedOn === null) throw new RuleBroken('voter-meeting.not-issued');
    const meetings = (await meetingsOf(tx, [voterRoundId])).filter((meeting) => !meeting.calledOff);
    const council = (await councilData(tx))?.name ?? '';
    const paper = (kind === 'notice' ? noticePaper : invitationPaper)(round, meetings, { council, number: null, date: issuedOn });
    const { id: paperId } = await draftPaper.within(context, { subjectKind: 'voter-round', subjectId: voterRoundId, kind, subject: paper.subject, bodyId: null, paper });
    const { symbol } = await issuePaper.within(context, { paperId, number, issuedOn, signerId, signingFor: 'Thường trực Hội đồng nhân dân', symbolIssuer: 'HĐND' });
    return changed('voter-round.paper-issued', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, kind, symbol, issuedOn } }, { id: voterRoundId, symbol });
  }
});

/** MTTQ has sent the schedule to the local press (law:TXC-05): for every meeting not yet sent. @throws NotFound | Forbidden | RuleBroken | Invalid: a day ahead */
export const sendPress = command({
  name: 'voter-round.send-press',
  input: SendPress,
  async run(context, { voterRoundId, sentOn, paper }) {
    const { tx, councilId, today } = context;
    const round = await roundForAct(context, voterRoundId, 'plan');
    if (sentOn > today) throw new Invalid({ sentOn: 'voter-meeting.day-ahead' });
    if (round.issuedOn === null) throw new RuleBroken('voter-meeting.not-issued');
    const done = await sql`update voter_meeting set press_on = ${sentOn}, press_paper = ${paper} where council_id = ${councilId} and voter_round_id = ${voterRoundId} and removed_at is null and press_on is null`.execute(tx);
    await syncDuties(context, voterRoundId);
    return changed('voter-round.sent-to-press', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, sentOn, paper } }, { id: voterRoundId, meetings: Number(done.numAffectedRows ?? 0n) });
  }
});
