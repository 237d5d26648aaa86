import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { judgeAnswers, undoJudgement } from '#modules/petition/server/commands/judge-answers.ts';
import { judgingDesk } from '#modules/petition/server/desks.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ rows: await judgingDesk(tx, locals.actor), requestId: newId() }));

export const actions: Actions = {
  judge: form(judgeAnswers, {
    done: (r, e) => ({ text: translator(messages, e.locals.lang)(`flash.${r.verdict}`, { n: r.judged }), ...(r.undo ? { undo: { action: `${paths.petitionJudging(e.params['council'] ?? '')}?/undo`, fields: { petitionId: r.undo } } } : {}) }),
    to: (_r, e) => paths.petitionJudging(e.params['council'] ?? '')
  }),
  undo: form(undoJudgement, { done: (_r, e) => ({ text: translator(messages, e.locals.lang)('flash.undone') }), to: (_r, e) => paths.petitionJudging(e.params['council'] ?? '') })
};
