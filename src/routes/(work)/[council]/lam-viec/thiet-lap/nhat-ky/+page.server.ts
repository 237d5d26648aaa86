import { verifyChain } from '#core/events.ts';
import { readDay } from '#core/inputs.ts';
import { eventLog, logChoices } from '#modules/council/server/queries.ts';
import type { PageServerLoad } from './$types';

const page = 100;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const of = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 120);
    const before = Number(of('truoc'));
    const filter = { actor: of('nguoi'), kind: of('loai'), from: of('tu'), to: of('den') };
    const lines = await eventLog(tx, { ...filter, from: readDay(filter.from, locals.today) ?? null, to: readDay(filter.to, locals.today) ?? null, before: before > 0 ? before : null }, page + 1);
    return {
      filter,
      lines: lines.slice(0, page),
      older: lines.length > page ? (lines[page - 1]?.seq ?? null) : null,
      paged: before > 0,
      choices: await logChoices(tx),
      // Reading every line takes a while on an old log: only when asked for.
      check: url.searchParams.has('kiem-tra') ? await verifyChain(tx) : null
    };
  });
