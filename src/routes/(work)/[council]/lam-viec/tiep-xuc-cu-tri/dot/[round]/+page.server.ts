import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { fill } from '#core/words.ts';
import { issuePlan, issueRoundPaper, recallPlan, sendPress } from '#modules/voter-meeting/server/commands/issue-plan.ts';
import { removeMeeting, restoreMeeting } from '#modules/voter-meeting/server/commands/save-meeting.ts';
import { roundPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({ ...(await roundPage(tx, locals.actor, params.round, locals.today)), now: locals.now, requestId: newId<'request'>(locals.now.getTime()) }));

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ voterRoundId: params['round'] ?? '' });
const say = (event: { locals: App.Locals }) => messages[event.locals.lang];

export const actions: Actions = {
  issue: form(issuePlan, {
    add: here,
    done: (result, event) => ({ text: fill(say(event)['flash.issued'], { number: result.number }), undo: { action: `${paths.voterRound(event.params['council'] ?? '', result.id)}?/recall`, fields: {} } })
  }),
  recall: form(recallPlan, { add: here, done: (_result, event) => ({ text: say(event)['flash.recalled'] }) }),
  paper: form(issueRoundPaper, { add: here, done: (result, event) => ({ text: fill(say(event)['flash.paperIssued'], { symbol: result.symbol }) }) }),
  press: form(sendPress, { add: here, done: (result, event) => ({ text: fill(say(event)['flash.press'], { count: result.meetings }) }) }),
  remove: form(removeMeeting, {
    done: (result, event) => ({ text: fill(say(event)['flash.removed'], { place: result.place }), undo: { action: `${paths.voterRound(event.params['council'] ?? '', result.roundId)}?/restore`, fields: { voterMeetingId: result.id } } })
  }),
  restore: form(restoreMeeting, { done: (_result, event) => ({ text: say(event)['flash.restored'] }) })
};
