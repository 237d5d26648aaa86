import { error } from '@sveltejs/kit';
import { isId } from '#core/ids.ts';
import { paths } from '#paths';
import { can } from '#core/policy.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { taskPolicy } from '#modules/task/policy.ts';
import { taskList } from '#modules/task/server/queries.ts';
import { taskAddressOf, taskFilterOf } from './task-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    if (!isId(params.plan)) error(404, locals.say('core.not-found'));
    const { actor, today, now } = locals;
    const filter = taskFilterOf(url.searchParams);
    const query = taskAddressOf(filter);
    return {
      filter,
      actions: { sheet: `${paths.planTasksSheet(params.council, params.plan)}${query ? `?${query}` : ''}` },
      tasks: await taskList(tx, actor, params.plan, today, now, filter),
      organizations: (await organizationChoices(tx)).map((each) => ({ value: each.id, label: each.shortName || each.name })),
      may: { create: can(taskPolicy, 'create', actor), chase: can(obligationPolicy, 'chase', actor) }
    };
  });
