import { form } from '#core/form.ts';
import { fill } from '#core/words.ts';
import { answerAssignment, replaceDelegate } from '#modules/voter-meeting/server/commands/answer-assignment.ts';
import { askMeeting, decideMeeting, forwardOpinions, tellPlace } from '#modules/voter-meeting/server/commands/ask-meeting.ts';
import { changeMeeting, reinstateMeeting } from '#modules/voter-meeting/server/commands/change-meeting.ts';
import { attachFile, removeFile } from '#modules/voter-meeting/server/commands/keep-file.ts';
import { sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { delegatesOn } from '#modules/voter-meeting/server/choices.ts';
import { meetingPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const page = await meetingPage(tx, locals.actor, params.meeting, locals.today, sideOf(locals.actor));
    return { ...page, choices: page.may.plan ? await delegatesOn(tx, locals.today) : [] };
  });

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ voterMeetingId: params['meeting'] ?? '' });
const say = (event: { locals: App.Locals }) => messages[event.locals.lang];

export const actions: Actions = {
  answer: form(answerAssignment, {
    add: here,
    done: (result, event) => ({ text: fill(say(event)[result.answer === 'comes' ? 'flash.comes' : 'flash.declines'], { name: result.name }) })
  }),
  replace: form(replaceDelegate, { add: here, done: (result, event) => ({ text: fill(say(event)['flash.replaced'], { from: result.from, to: result.to }) }) }),
  change: form(changeMeeting, {
    add: here,
    done: (result, event) => ({ text: say(event)[result.kind === 'moved' ? 'flash.moved' : 'flash.calledOff'], undo: { action: `${paths.voterMeetingPlan(event.params['council'] ?? '', result.id)}?/reinstate`, fields: {} } })
  }),
  reinstate: form(reinstateMeeting, { add: here, done: (_result, event) => ({ text: say(event)['flash.reinstated'] }) }),
  ask: form(askMeeting, { add: here, done: (_result, event) => ({ text: say(event)['flash.saved'] }) }),
  decide: form(decideMeeting, { add: here, done: (_result, event) => ({ text: say(event)['flash.saved'] }) }),
  tell: form(tellPlace, { add: here, done: (_result, event) => ({ text: say(event)['flash.saved'] }) }),
  forward: form(forwardOpinions, { add: here, done: (_result, event) => ({ text: say(event)['flash.saved'] }) }),
  attach: form(attachFile, { add: here, done: (result, event) => ({ text: fill(say(event)['flash.attached'], { name: result.name }) }) }),
  removeFile: form(removeFile, { done: (result, event) => ({ text: fill(say(event)['flash.fileRemoved'], { name: result.name }) }) })
};
