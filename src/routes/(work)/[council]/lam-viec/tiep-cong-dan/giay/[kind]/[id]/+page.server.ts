import { receptionPaper } from '#modules/reception/server/print.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => locals.read(async (tx) => ({ kind: params.kind as 'lich', id: params.id, paper: await receptionPaper(tx, locals.actor, params.kind, params.id, locals.today) }));
