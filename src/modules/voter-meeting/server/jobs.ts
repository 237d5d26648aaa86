import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { inCouncil } from '#core/db.ts';
import type { Job } from '#core/jobs.ts';
import { id } from '#core/inputs.ts';
import type { CouncilTx } from '#core/db.ts';
import { dischargeCompiling } from './sync-duties.ts';

/** Meetings whose opinions are all classified while the ledger still asks for it, with the day the last was. A meeting without a petition is compiled when it closes. */
async function compiledMeetings(tx: CouncilTx): Promise<{ id: string; on: string }[]> {
  const { rows } = await sql<{ id: string; on: string }>`select m.voter_meeting_id as id, coalesce(max((p.compiled_at at time zone 'Asia/Ho_Chi_Minh')::date), m.held_on) as on
    from obligation_state o join voter_meeting m on m.council_id = o.council_id and m.voter_meeting_id = o.subject_id
    left join voter_meeting_line l on l.council_id = m.council_id and l.voter_meeting_id = m.voter_meeting_id and l.dropped_at is null and l.petition_id is not null
    left join petition p on p.council_id = l.council_id and p.petition_id = l.petition_id
    where o.council_id = app.council() and o.kind = 'voter-contact' and o.subject_kind = 'voter-meeting' and o.period = 'PET-01' and o.done_on is null and o.withdrawn_at is null and m.held_on is not null
    group by m.council_id, m.voter_meeting_id
    having bool_and(p.petition_id is null or p.compiled_at is not null or p.stage in ('merged', 'split', 'removed'))`.execute(tx);
  return rows;
}

/** Writes down that the opinions of a meeting are compiled. @throws Forbidden: the clock's act */
export const noteCompiled = command({
  name: 'voter-meeting.note-compiled',
  input: v.object({ voterMeetingId: id, on: v.string() }),
  async run(context, { voterMeetingId, on }) {
    await dischargeCompiling(context, voterMeetingId, on > context.today ? context.today : on);
    return changed('voter-meeting.compiled', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { on } }, null);
  }
});

/** Hourly in working time: opinions classified one by one close the duty of their meeting (law:PET-01). Writes nothing when there is nothing to do. */
export const followCompiling: Job = {
  name: 'voter-meeting.follow-compiling',
  cron: '10 6-20 * * *',
  async run(scope) {
    const ready = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', compiledMeetings);
    for (const meeting of ready) await noteCompiled.execute(scope, { voterMeetingId: meeting.id, on: meeting.on });
  }
};
