import { redirect } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { fill } from '#core/words.ts';
import { markStep, unmarkStep } from '#modules/voter-meeting/server/commands/hold-meeting.ts';
import { clearWarning, divertLine, dropLine, mendLine, recordLines, restoreLine, sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { meetingPage, ownLines } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** `dong`: the line opened to be mended or passed on. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const data = await locals.read(async (tx) => {
    const side = sideOf(locals.actor);
    const page = await meetingPage(tx, locals.actor, params.meeting, locals.today, side);
    return { ...page, lines: page.may.record ? await ownLines(tx, locals.actor, params.meeting, side) : [], open: url.searchParams.get('dong'), entryKey: newId(locals.now.getTime()), rail: true, flush: true };
  });
  if (!data.may.record) redirect(303, paths.voterMeetingPlan(params.council, params.meeting));
  return data;
};

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ voterMeetingId: params['meeting'] ?? '' });
const say = (event: { locals: App.Locals }) => messages[event.locals.lang];
const back = ({ params }: { params: Partial<Record<string, string>> }) => paths.voterMeeting(params['council'] ?? '', params['meeting'] ?? '');

/** One line of the form as the list a command takes: the way without script. */
const asLines: typeof recordLines = {
  ...recordLines,
  execute: (scope, raw, requestId) => {
    const { voterMeetingId, ...line } = raw as Record<string, unknown>;
    return recordLines.execute(scope, { voterMeetingId, lines: [line] }, requestId);
  }
};

export const actions: Actions = {
  line: form(asLines, { add: here, to: (_result, event) => `${back(event)}#yk` }),
  drop: form(dropLine, {
    add: here,
    to: (_result, event) => back(event),
    done: (result, event) => ({ text: say(event)['flash.dropped'], undo: { action: `${paths.voterMeeting(event.params['council'] ?? '', result.voterMeetingId)}?/restore`, fields: { entryKey: result.entryKey } } })
  }),
  restore: form(restoreLine, { add: here, to: (_result, event) => back(event), done: (_result, event) => ({ text: say(event)['flash.restored'] }) }),
  mend: form(mendLine, { to: (_result, event) => back(event), done: (_result, event) => ({ text: say(event)['flash.saved'] }) }),
  divert: form(divertLine, { to: (_result, event) => back(event), done: (result, event) => ({ text: fill(say(event)['flash.diverted'], { number: result.number }) }) }),
  clear: form(clearWarning, { to: (_result, event) => back(event), done: (_result, event) => ({ text: say(event)['flash.cleared'] }) }),
  step: form(markStep, { add: here, to: (_result, event) => back(event) }),
  unstep: form(unmarkStep, { add: here, to: (_result, event) => back(event) })
};
