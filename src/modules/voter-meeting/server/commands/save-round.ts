import { sql } from 'kysely';
import type * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { voterMeetingPolicy } from '../../policy.ts';
import { CreateRound, EditRound, WithdrawRound } from '../../schema.ts';
import { refuseStale, roundForAct } from '../meeting-for-act.ts';
import { meetingsOf } from '../round-data.ts';
import { syncDuties } from '../sync-duties.ts';

function refuseFaulty(input: v.InferOutput<typeof CreateRound>): void {
  const fields: Record<string, string> = {};
  if (input.toOn < input.fromOn) fields['toOn'] = 'voter-meeting.days-order';
  if (input.timing === 'before-session' || input.timing === 'after-session') {
    if (input.sessionTitle === '') fields['sessionTitle'] = 'voter-meeting.session-needed';
    if (input.sessionKind === null) fields['sessionKind'] = 'voter-meeting.session-needed';
    if (input.sessionOpensOn === null) fields['sessionOpensOn'] = 'voter-meeting.session-needed';
    else if (input.timing === 'before-session' && input.fromOn >= input.sessionOpensOn) fields['fromOn'] = 'voter-meeting.before-opening';
  }
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}

/** A round of contact: around a session named by title and opening day, on a topic, or a year's plan (law:TXC-01). @throws Forbidden | Invalid */
export const createRound = command({
  name: 'voter-round.create',
  input: CreateRound,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    authorize(voterMeetingPolicy, 'plan', actor);
    refuseFaulty(input);
    const id = newId<'voter-round'>(now.getTime());
    await sql`insert into voter_round (council_id, voter_round_id, timing, title, session_title, session_kind, session_opens_on, from_on, to_on, content, organiser_id, made_at, made_by)
      values (${councilId}, ${id}, ${input.timing}, ${input.title}, ${input.sessionTitle}, ${input.sessionKind}, ${input.sessionOpensOn}, ${input.fromOn}, ${input.toOn}, ${input.content},
        coalesce(${input.organiserId}::uuid, (select organization_id from organization where council_id = ${councilId} and kind = 'fatherland-front' and dissolved_on is null order by position limit 1)),
        ${now}, ${actor.personId})`.execute(tx);
    await syncDuties(context, id);
    return changed('voter-round.created', { subject: { kind: 'voter-round', id }, data: { ...input } }, { id });
  }
});

/** @throws NotFound | Forbidden | Invalid | Conflict */
export const editRound = command({
  name: 'voter-round.edit',
  input: EditRound,
  async run(context, { voterRoundId, version, ...input }) {
    const { tx, councilId } = context;
    const before = await roundForAct(context, voterRoundId, 'plan');
    refuseStale(before, version);
    refuseFaulty(input);
    await sql`update voter_round set timing = ${input.timing}, title = ${input.title}, session_title = ${input.sessionTitle}, session_kind = ${input.sessionKind},
      session_opens_on = ${input.sessionOpensOn}, from_on = ${input.fromOn}, to_on = ${input.toOn}, content = ${input.content}, organiser_id = coalesce(${input.organiserId}::uuid, organiser_id),
      version = version + 1 where council_id = ${councilId} and voter_round_id = ${voterRoundId}`.execute(tx);
    await syncDuties(context, voterRoundId);
    const kept = { title: before.title, sessionOpensOn: before.sessionOpensOn, fromOn: before.fromOn, toOn: before.toOn, content: before.content };
    return changed('voter-round.edited', { subject: { kind: 'voter-round', id: voterRoundId }, data: { before: kept, after: input } }, { id: voterRoundId });
  }
});

/** Gives up a round with its meetings. @throws NotFound | Forbidden | RuleBroken once a meeting of it was held */
export const withdrawRound = command({
  name: 'voter-round.withdraw',
  input: WithdrawRound,
  async run(context, { voterRoundId, reason }) {
    const { tx, councilId, actor, now } = context;
    const round = await roundForAct(context, voterRoundId, 'issue');
    if ((await meetingsOf(tx, [voterRoundId])).some((meeting) => meeting.heldOn !== null)) throw new RuleBroken('voter-meeting.round-held');
    await sql`update voter_round set withdrawn_at = ${now}, withdrawn_by = ${actor.personId}, withdrawn_reason = ${reason}, version = version + 1
      where council_id = ${councilId} and voter_round_id = ${voterRoundId}`.execute(tx);
    await syncDuties(context, voterRoundId);
    return changed('voter-round.withdrawn', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, reason } }, { id: voterRoundId, title: round.title });
  }
});
