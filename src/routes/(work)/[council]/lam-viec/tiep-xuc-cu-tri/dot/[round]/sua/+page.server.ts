import { form } from '#core/form.ts';
import { bodiesOfKinds } from '#modules/voter-meeting/server/choices.ts';
import { editRound, withdrawRound } from '#modules/voter-meeting/server/commands/save-round.ts';
import { roundRow } from '#modules/voter-meeting/server/round-data.ts';
import { can } from '#core/policy.ts';
import { voterMeetingPolicy } from '#modules/voter-meeting/policy.ts';
import { paths } from '#paths';
import * as messages from '../../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({ round: await roundRow(tx, params.round), organisers: await bodiesOfKinds(tx, ['fatherland-front']), may: { issue: can(voterMeetingPolicy, 'issue', locals.actor) } }));

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ voterRoundId: params['round'] ?? '' });
const to = (_result: unknown, { params }: { params: Partial<Record<string, string>> }) => paths.voterRound(params['council'] ?? '', params['round'] ?? '');

export const actions: Actions = {
  edit: form(editRound, { add: here, to, done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.roundSaved'] }) }),
  withdraw: form(withdrawRound, { add: here, to, done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.roundWithdrawn'] }) })
};
