import { form } from '#core/form.ts';
import { decideMatch, signList, undoMatch } from '#modules/voter-meeting/server/commands/reconcile-lists.ts';
import { sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { comparisonOf } from '#modules/voter-meeting/server/lines.ts';
import { meetingPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({ ...(await meetingPage(tx, locals.actor, params.meeting, locals.today, sideOf(locals.actor))), comparison: await comparisonOf(tx, params.meeting) }));

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ voterMeetingId: params['meeting'] ?? '' });
const say = (event: { locals: App.Locals }) => messages[event.locals.lang];

export const actions: Actions = {
  decide: form(decideMatch, {
    add: here,
    done: (result, event) => ({ text: say(event)[`flash.match.${result.decision}`], undo: { action: `${paths.voterMeetingLists(event.params['council'] ?? '', result.voterMeetingId)}?/undo`, fields: { matchId: result.id } } })
  }),
  undo: form(undoMatch, { done: (_result, event) => ({ text: say(event)['flash.undone'] }) }),
  sign: form(signList, { add: here, done: (_result, event) => ({ text: say(event)['flash.signed'] }) })
};
