import { redirect } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { adoptPlan } from '#modules/plan/server/commands/adopt-plan.ts';
import { importView } from '#modules/plan/server/queries.ts';
import { adoptionBlocked } from '#modules/plan/rules.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const view = await locals.read((tx) => importView(tx, params.draft));
  if (view.adoptedPlanId) redirect(303, paths.plan(params.council, view.adoptedPlanId));
  const confirmed = view.items.filter((item) => item.decision === 'confirmed');
  const targets = confirmed.flatMap((item) => (item.kind === 'target' ? [item.target] : []));
  const tasks = confirmed.flatMap((item) => (item.kind === 'task' ? [item.task] : []));
  return {
    draft: view.id,
    head: view.head,
    requestId: newId(),
    blocked: adoptionBlocked(view.head, view.items).map((key) => locals.say(key)),
    sum: {
      targets: targets.length,
      bound: targets.filter((target) => target.measureId !== null).length,
      tasks: tasks.length,
      dated: tasks.filter((task) => task.deadlineKind !== 'ongoing').length,
      people: tasks.filter((task) => task.responsiblePersonId !== null).length,
      twins: confirmed.filter((item) => item.kind === 'task' && item.twinId !== null).length,
      dropped: view.items.filter((item) => item.decision === 'dropped').length
    }
  };
};

export const actions: Actions = {
  adopt: form(adoptPlan, { add: ({ params }) => ({ importId: params['draft'] }), to: ({ planId }, { params }) => paths.plan(params['council'] ?? '', planId) })
};
