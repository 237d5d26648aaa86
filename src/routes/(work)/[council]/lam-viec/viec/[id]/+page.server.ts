import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator, type Lang } from '#core/words.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { addEvidence } from '#modules/obligation/server/commands/add-evidence.ts';
import { askDeferral } from '#modules/obligation/server/commands/ask-deferral.ts';
import { assignPerson } from '#modules/obligation/server/commands/assign-person.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { removeEvidence } from '#modules/obligation/server/commands/remove-evidence.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { takeBackAct } from '#modules/obligation/server/commands/take-back-act.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { obligationDetail } from '#modules/obligation/server/detail.ts';
import { takeBackFields, type TakenBackAct } from '#modules/obligation/rules.ts';
import { isOwner } from '#modules/obligation/policy.ts';
import { isId } from '#core/ids.ts';
import { error } from '@sveltejs/kit';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isId(params.id)) error(404, locals.say('core.not-found'));
    const detail = await obligationDetail(tx, locals.actor, params.id, locals.today, locals.now);
    return { detail, owner: isOwner(locals.actor, detail.row), requestId: newId() };
  });

const say = (lang: Lang) => translator(messages, lang);
const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ obligationId: params['id'] ?? '' });

/** The way back for the person who has just done it. */
const undoOf = ({ params }: { params: Partial<Record<string, string>> }, act: TakenBackAct) => ({ action: `${paths.obligation(params['council'] ?? '', params['id'] ?? '')}?/takeBack`, fields: takeBackFields(act, [params['id'] ?? '']) });

export const actions: Actions = {
  report: form(stateProgress, {
    add: here,
    done: (result, event) => ({
      text: say(event.locals.lang)(`flash.${result.status}`, { title: result.title }),
      undo: { action: `${paths.obligation(event.params['council'] ?? '', result.id)}?/undo`, fields: {} }
    }),
    to: (result, event) => (result.status === 'done' ? paths.myWork(event.params['council'] ?? '') : paths.obligation(event.params['council'] ?? '', result.id))
  }),
  undo: form(undoStatement, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.undone') }) }),
  judge: form(judgeObligation, { add: here, done: (result, event) => ({ text: say(event.locals.lang)(`flash.${result.verdict}`), undo: undoOf(event, 'judge') }) }),
  defer: form(deferObligation, { add: here, done: (result, event) => ({ text: say(event.locals.lang)('flash.deferred', { day: formatDay(result.newDueOn) }), undo: undoOf(event, 'defer') }) }),
  ask: form(askDeferral, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.asked') }) }),
  prove: form(addEvidence, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.evidence') }) }),
  unprove: form(removeEvidence, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.removed') }) }),
  comment: form(addComment, { add: here, done: (_result, event) => ({ text: say(event.locals.lang)('flash.commented'), undo: undoOf(event, 'comment') }) }),
  chase: form(chaseObligations, { add: ({ params }) => ({ obligationIds: [params['id']] }), done: (_result, event) => ({ text: say(event.locals.lang)('flash.chased'), undo: undoOf(event, 'chase') }) }),
  takeBack: form(takeBackAct, { done: (_result, { locals }) => ({ text: say(locals.lang)('flash.takenBack') }) }),
  withdraw: form(withdrawObligation, { add: here, done: (_result, { locals }) => ({ text: say(locals.lang)('flash.withdrawn') }) }),
  assign: form(assignPerson, { add: here, done: (result, { locals }) => ({ text: say(locals.lang)(result.name ? 'flash.assigned' : 'flash.unassigned', { name: result.name ?? '' }) }) })
};
