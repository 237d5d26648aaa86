import { isDay } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator, type Lang } from '#core/words.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { putAside, takeUp } from '#modules/overview/server/commands/put-aside.ts';
import { chairOverview } from '#modules/overview/server/overview.ts';
import { planPolicy } from '#modules/plan/policy.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now, lang } = locals;
    return {
      ...(await chairOverview(tx, actor, { today, now, council: params.council, lang })),
      decides: can(obligationPolicy, 'judge', actor),
      mayImport: can(planPolicy, 'import', actor),
      all: url.searchParams.has('het'),
      requestId: newId()
    };
  });

const say = (lang: Lang) => translator(messages, lang);
/** Back to the page without what the address of an act carried. */
const here = ({ params }: { params: Record<string, string | undefined> }) => paths.overview(params['council'] ?? '');

export const actions: Actions = {
  chase: form(chaseObligations, { to: (_result, event) => here(event), done: (result, { locals }) => ({ text: say(locals.lang)('chased', { works: result.chased }) }) }),
  grant: form(deferObligation, {
    to: (_result, event) => here(event),
    add: () => ({ kind: 'deferral', hour: '' }),
    done: (result, { locals, url }) => {
      const before = url.searchParams.get('cu') ?? '';
      const text = say(locals.lang)('granted', { day: formatDay(result.newDueOn) });
      // A day gone by cannot be put in again: lateness is never corrected away.
      if (!isDay(before) || before < locals.today) return { text };
      const fields = { obligationId: result.id, newDueOn: before, reason: say(locals.lang)('ungrantReason'), allowedBy: locals.actor.name };
      return { text, undo: { action: `${paths.overview(locals.council?.slug ?? '')}?/ungrant`, fields } };
    }
  }),
  ungrant: form(deferObligation, { to: (_result, event) => here(event), add: () => ({ kind: 'correction', hour: '' }), done: (result, { locals }) => ({ text: say(locals.lang)('ungranted', { day: formatDay(result.newDueOn) }) }) }),
  keep: form(addComment, { to: (_result, event) => here(event), done: (_result, { locals }) => ({ text: say(locals.lang)('kept') }) }),
  accept: form(judgeObligation, { to: (_result, event) => here(event), done: (_result, { locals }) => ({ text: say(locals.lang)('accepted') }) }),
  aside: form(putAside, {
    to: (_result, event) => here(event),
    done: (result, { locals }) => ({ text: say(locals.lang)('aside', { day: formatDay(result.until) }), undo: { action: `${paths.overview(locals.council?.slug ?? '')}?/takeUp`, fields: { key: result.key } } })
  }),
  takeUp: form(takeUp, { to: (_result, event) => here(event), done: (_result, { locals }) => ({ text: say(locals.lang)('taken') }) })
};
