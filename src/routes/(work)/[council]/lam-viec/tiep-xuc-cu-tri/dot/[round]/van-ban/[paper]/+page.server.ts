import { error } from '@sveltejs/kit';
import { papersOf } from '#modules/paper/server/queries.ts';
import { isRoundPaper, roundPaper, roundPaperKinds } from '#modules/voter-meeting/server/minutes.ts';
import { roundRow } from '#modules/voter-meeting/server/round-data.ts';
import type { PageServerLoad } from './$types';

/** A paper of the round on screen: as issued where it was, else as it would be today. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isRoundPaper(params.paper)) error(404, locals.say('core.not-found'));
    const round = await roundRow(tx, params.round);
    const kind = roundPaperKinds[params.paper];
    const issued = (await papersOf(tx, 'voter-round', params.round)).find((paper) => paper.kind === kind && paper.issuedOn !== null && paper.recalledReason === null);
    return { round: { id: round.id, title: round.title }, kind, address: params.paper, issued: issued?.symbol ?? null, paper: issued?.paper ?? (await roundPaper(tx, params.round, params.paper, locals.today)) };
  });
