import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { lateByOrganization, lateObligations } from '#modules/obligation/server/queries.ts';
import { takeBackAct } from '#modules/obligation/server/commands/take-back-act.ts';
import { stateOf, takeBackFields } from '#modules/obligation/rules.ts';
import { planHead } from '#modules/target/server/plans.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const asked = url.searchParams.get('co-quan') ?? '';
    const organizationId = isId(asked) ? asked : undefined;
    const askedPlan = url.searchParams.get('ke-hoach') ?? '';
    const plan = isId(askedPlan) ? await planHead(tx, askedPlan) : null;
    const rows = await lateObligations(tx, actor, today, now, organizationId, plan?.id);
    return {
      organizationId: organizationId ?? null,
      plan: plan && { id: plan.id, title: plan.shortTitle || plan.title },
      bodies: (await lateByOrganization(tx, actor, today, now, plan?.id)).filter((each) => each.late > 0),
      rows: rows.map((row) => ({ ...row, standing: stateOf(row, today, now) })),
      requestId: newId()
    };
  });

export const actions: Actions = {
  chase: form(chaseObligations, {
    done: (result, { locals, params }) => ({
      text: translator(messages, locals.lang)('sent', { works: result.chased, bodies: result.organizations }),
      // The way back travels in a cookie: a longer list does not fit and is taken back one by one.
      ...(result.ids.length <= 40 ? { undo: { action: `${paths.chase(params['council'] ?? '')}?/takeBack`, fields: takeBackFields('chase', result.ids) } } : {})
    }),
    to: (_result, { params, url }) => paths.chase(params['council'] ?? '', undefined, url.searchParams.get('ke-hoach') ?? undefined)
  }),
  takeBack: form(takeBackAct, { done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('takenBack') }) })
};
