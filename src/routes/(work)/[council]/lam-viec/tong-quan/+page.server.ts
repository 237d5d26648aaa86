import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator, type Lang } from '#core/words.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { takeBackAct } from '#modules/obligation/server/commands/take-back-act.ts';
import { takeBackFields, type TakenBackAct } from '#modules/obligation/rules.ts';
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

/** The way back for the person who has just answered. */
const undoOf = ({ params }: { params: Partial<Record<string, string>> }, act: TakenBackAct, ids: readonly string[]) => ({ action: `${paths.overview(params['council'] ?? '')}?/takeBack`, fields: takeBackFields(act, ids) });

export const actions: Actions = {
  chase: form(chaseObligations, { to: (_result, event) => here(event), done: (result, event) => ({ text: say(event.locals.lang)('chased', { works: result.chased }), ...(result.ids.length <= 40 ? { undo: undoOf(event, 'chase', result.ids) } : {}) }) }),
  grant: form(deferObligation, {
    to: (_result, event) => here(event),
    add: () => ({ kind: 'deferral', hour: '' }),
    done: (result, event) => ({ text: say(event.locals.lang)('granted', { day: formatDay(result.newDueOn) }), undo: undoOf(event, 'defer', [result.id]) })
  }),
  keep: form(addComment, { to: (_result, event) => here(event), done: (result, event) => ({ text: say(event.locals.lang)('kept'), undo: undoOf(event, 'comment', [result.id]) }) }),
  accept: form(judgeObligation, { to: (_result, event) => here(event), done: (result, event) => ({ text: say(event.locals.lang)('accepted'), undo: undoOf(event, 'judge', [result.id]) }) }),
  takeBack: form(takeBackAct, { to: (_result, event) => here(event), done: (_result, { locals }) => ({ text: say(locals.lang)('takenBack') }) }),
  aside: form(putAside, {
    to: (_result, event) => here(event),
    done: (result, { locals }) => ({ text: say(locals.lang)('aside', { day: formatDay(result.until) }), undo: { action: `${paths.overview(locals.council?.slug ?? '')}?/takeUp`, fields: { key: result.key } } })
  }),
  takeUp: form(takeUp, { to: (_result, event) => here(event), done: (_result, { locals }) => ({ text: say(locals.lang)('taken') }) })
};
