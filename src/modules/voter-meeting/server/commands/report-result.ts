import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import * as v from 'valibot';
import { optionalId } from '#core/inputs.ts';
import { voterMeetingPolicy } from '../../policy.ts';
import { ReportResult } from '../../schema.ts';
import { meetingsOf, roundRow } from '../round-data.ts';
import { syncDuties } from '../sync-duties.ts';

/** A delegate reports to the Standing Committee what came of his contact, before the session opens (law:TXC-13). Saved again, the later text holds. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const reportResult = command({
  name: 'voter-round.report-result',
  input: v.object({ ...ReportResult.entries, personId: optionalId }),
  async run(context, { voterRoundId, personId, body, reportedOn }) {
    const { tx, councilId, actor, now, today } = context;
    const who = personId ?? actor.personId;
    authorize(voterMeetingPolicy, 'report-result', actor, { personId: who });
    const round = await roundRow(tx, voterRoundId);
    if (reportedOn > today) throw new Invalid({ reportedOn: 'voter-meeting.day-ahead' });
    const mine = (await meetingsOf(tx, [voterRoundId])).filter((meeting) => who !== null && meeting.delegateIds.includes(who));
    if (mine.length === 0 || who === null) throw new RuleBroken('voter-meeting.no-meeting-of-delegate');
    await sql`insert into voter_round_result (council_id, voter_round_id, person_id, body, reported_on, reported_at) values (${councilId}, ${voterRoundId}, ${who}, ${body}, ${reportedOn}, ${now})
      on conflict (council_id, voter_round_id, person_id) do update set body = excluded.body, version = voter_round_result.version + 1`.execute(tx);
    await syncDuties(context, voterRoundId);
    return changed('voter-round.result-reported', { subject: { kind: 'voter-round', id: voterRoundId }, data: { title: round.title, personId: who, reportedOn, body } }, { id: voterRoundId, title: round.title });
  }
});
