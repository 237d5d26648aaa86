import { error } from '@sveltejs/kit';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator, type Lang } from '#core/words.ts';
import { linkTwin, unlinkTwin } from '#modules/task/server/commands/link-twin.ts';
import { openForEvent } from '#modules/task/server/commands/open-for-event.ts';
import { recordRegularWork, takeBackWork } from '#modules/task/server/commands/record-work.ts';
import { withdrawTask } from '#modules/task/server/commands/withdraw-task.ts';
import { taskDetail } from '#modules/task/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isId(params.id)) error(404, locals.say('core.not-found'));
    return { detail: await taskDetail(tx, locals.actor, params.id, locals.today, locals.now), requestId: newId() };
  });

const say = (lang: Lang) => translator(messages, lang);
const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ taskId: params['id'] ?? '' });

export const actions: Actions = {
  work: form(recordRegularWork, {
    add: here,
    done: (result, event) => ({
      text: result.needed === undefined ? say(event.locals.lang)('flash.worked', { title: '' }).replace(/: \.$/, '.') : say(event.locals.lang)('flash.workedCount', { done: result.done ?? 0, needed: result.needed }),
      undo: { action: `${paths.task(event.params['council'] ?? '', result.id)}?/takeBack`, fields: { workId: result.workId } }
    })
  }),
  takeBack: form(takeBackWork, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.takenBack') }) }),
  event: form(openForEvent, { add: here, done: (result, { locals }) => ({ text: say(locals.lang)('flash.opened', { day: formatDay(result.dueOn) }) }) }),
  link: form(linkTwin, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.linked') }) }),
  unlink: form(unlinkTwin, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.unlinked') }) }),
  withdraw: form(withdrawTask, { add: here, done: (result, { locals }) => ({ text: say(locals.lang)('flash.withdrawn', { count: result.obligations }) }) })
};
