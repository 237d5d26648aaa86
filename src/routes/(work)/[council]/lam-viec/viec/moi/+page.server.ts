import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { createTask } from '#modules/task/server/commands/create-tasks.ts';
import { taskChoices } from '#modules/task/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const planId = url.searchParams.get('ke-hoach') ?? '';
    return { choices: await taskChoices(tx, locals.today), planId: isId(planId) ? planId : '', requestId: newId() };
  });

export const actions: Actions = {
  default: form(createTask, {
    done: (result, { locals }) => ({ text: translator(messages, locals.lang)('made', { title: result.title }) }),
    to: (result, { params }) => paths.task(params['council'] ?? '', result.id)
  })
};
