import { sql } from 'kysely';
import { addCalendarDays } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { RuleBroken } from '#core/errors.ts';
import { isId } from '#core/ids.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { proposeSchedule } from '../../schedule.ts';
import { ProposeSchedule } from '../../schema.ts';
import { bodiesOfKinds, delegatesOn, minuteTakers, villages as villagesOf } from '../choices.ts';
import { roundForAct } from '../meeting-for-act.ts';
import { meetingsOf } from '../round-data.ts';
import { syncDuties } from '../sync-duties.ts';
import { insertMeeting } from './save-meeting.ts';

/**
 * Puts a proposed schedule into a round for the villages it does not reach yet, to be edited afterwards. Which group each village votes for is kept for the next time.
 * @throws NotFound | Forbidden | RuleBroken: no village left, no day left before the session
 */
export const proposeMeetings = command({
  name: 'voter-round.propose',
  input: ProposeSchedule,
  async run(context, { voterRoundId, times, perDay, villagesPerMeeting, area }) {
    const { tx, today } = context;
    const round = await roundForAct(context, voterRoundId, 'plan');
    if (round.issuedOn !== null) throw new RuleBroken('voter-meeting.issued-already');
    await keepAreas(context, area);
    const standing = (await meetingsOf(tx, [voterRoundId])).filter((meeting) => !meeting.calledOff);
    const reached = new Set(standing.flatMap((meeting) => meeting.villageIds));
    const seated = new Set(standing.flatMap((meeting) => meeting.delegateIds));
    const villages = (await villagesOf(tx)).filter((village) => !reached.has(village.id));
    if (villages.length === 0) throw new RuleBroken('voter-meeting.no-village-left');
    const delegates = await delegatesOn(tx, today);
    const last = round.timing === 'before-session' && round.sessionOpensOn !== null && round.sessionOpensOn <= round.toOn ? addCalendarDays(round.sessionOpensOn, -1) : round.toOn;
    const from = round.fromOn > today ? round.fromOn : addCalendarDays(today, 1);
    const calendar = await councilCalendar(tx);
    // Those who already go somewhere are asked last.
    const ordered = [...delegates].sort((a, b) => Number(seated.has(a.id)) - Number(seated.has(b.id)));
    const proposal = proposeSchedule({ villages, delegates: ordered, from, to: last, times, perDay, villagesPerMeeting, calendar });
    if (proposal.meetings.length === 0) throw new RuleBroken('voter-meeting.no-day-left');
    const bodies = await bodiesOfKinds(tx, ['peoples-committee']);
    const clerk = (await minuteTakers(tx, today))[0];
    const nameOf = new Map(villages.map((village) => [village.id, village.name]));
    for (const meeting of proposal.meetings) {
      const names = meeting.villageIds.map((id) => nameOf.get(id) ?? '');
      await insertMeeting(context, voterRoundId, false, {
        kind: 'session',
        mode: 'in-person',
        securityAssured: false,
        securityNote: '',
        place: `Nhà văn hóa ${lower(names[0] ?? '')}`,
        address: '',
        on: meeting.on,
        from: meeting.from,
        to: meeting.to,
        topic: '',
        chairName: '',
        minuteTakerId: clerk?.id ?? null,
        minuteTakerName: '',
        provinceDelegates: [],
        villageIds: meeting.villageIds,
        delegateIds: meeting.delegateIds,
        bodyIds: bodies.map((body) => body.id)
      });
    }
    await syncDuties(context, voterRoundId);
    const data = { title: round.title, meetings: proposal.meetings.length, left: proposal.left.map((id) => nameOf.get(id) ?? ''), from: proposal.meetings[0]?.on ?? dayOfInstant(context.now) };
    return changed('voter-round.proposed', { subject: { kind: 'voter-round', id: voterRoundId }, data }, { id: voterRoundId, meetings: proposal.meetings.length, left: data.left });
  }
});

/** "Thôn Mẫu Đông" inside a sentence: "thôn Mẫu Đông". */
const lower = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

async function keepAreas({ tx, councilId, actor, now }: Context, area: Record<string, string>): Promise<void> {
  const pairs = Object.entries(area).filter(([village, group]) => isId(village) && (group === '' || isId(group)));
  for (const [village, group] of pairs) {
    if (group === '') await sql`delete from voter_area where council_id = ${councilId} and village_id = ${village}`.execute(tx);
    else
      await sql`insert into voter_area (council_id, village_id, group_id, set_by, set_at)
        select ${councilId}, o.organization_id, g.organization_id, ${actor.personId}, ${now} from organization o, organization g
        where o.council_id = ${councilId} and o.organization_id = ${village} and o.kind = 'village' and g.council_id = ${councilId} and g.organization_id = ${group} and g.kind = 'delegate-group'
        on conflict (council_id, village_id) do update set group_id = excluded.group_id, set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx);
  }
}
