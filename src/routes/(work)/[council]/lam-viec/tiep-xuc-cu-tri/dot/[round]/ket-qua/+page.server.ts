import { sql } from 'kysely';
import { form } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { formatDay } from '#core/format.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { voterMeetingPolicy } from '#modules/voter-meeting/policy.ts';
import { reportResult } from '#modules/voter-meeting/server/commands/report-result.ts';
import { linesOf } from '#modules/voter-meeting/server/lines.ts';
import { roundPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** Results of contact: one's own to write, drafted from the meetings one went to; all of them for the office and the Standing Committee. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const page = await roundPage(tx, locals.actor, params.round, locals.today);
    const seesAll = can(voterMeetingPolicy, 'plan', locals.actor);
    const { rows } = await sql<{ id: string; body: string }>`select person_id as id, body from voter_round_result where council_id = app.council() and voter_round_id = ${params.round}
      and (${seesAll} or person_id = ${locals.actor.personId})`.execute(tx);
    const mine = page.meetings.filter((meeting) => meeting.delegates.some((seat) => seat.id === locals.actor.personId && seat.attended !== 'absent' && seat.attended !== 'excused') && meeting.heldOn !== null);
    const told: string[] = [];
    for (const meeting of mine) {
      const lines = (await linesOf(tx, meeting.id, 'office')).filter((line) => line.warned === null && line.divertedAt === null);
      told.push(`${meeting.place}, ngày ${formatDay(meeting.heldOn ?? dayOfInstant(meeting.startsAt))}: ${meeting.voters ?? 0} cử tri dự; ${lines.length} ý kiến, kiến nghị.`, ...lines.map((line) => `- ${line.body}`));
    }
    return { round: page.round, results: page.results, resultDueOn: page.resultDueOn, texts: Object.fromEntries(rows.map((row) => [row.id, row.body])), goes: page.meetings.some((meeting) => meeting.mine !== null), drafted: told.join('\n'), seesAll };
  });

export const actions: Actions = {
  default: form(reportResult, {
    add: ({ params }) => ({ voterRoundId: params['round'] ?? '' }),
    to: (result, { params }) => paths.voterRoundResult(params['council'] ?? '', result.id),
    done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.result'] })
  })
};
