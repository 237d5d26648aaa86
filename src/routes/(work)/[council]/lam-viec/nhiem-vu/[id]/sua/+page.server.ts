import { error } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { amendTask } from '#modules/task/server/commands/amend-task.ts';
import { taskChoices } from '#modules/task/server/queries.ts';
import { readTask } from '#modules/task/server/task-row.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isId(params.id)) error(404, locals.say('core.not-found'));
    const { organizations, people } = await taskChoices(tx, locals.today);
    return { task: await readTask(tx, params.id), organizations, people, requestId: newId() };
  });

export const actions: Actions = {
  default: form(amendTask, {
    add: ({ params }) => ({ taskId: params['id'] ?? '' }),
    done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('amended') }),
    to: (result, { params }) => paths.task(params['council'] ?? '', result.id)
  })
};
