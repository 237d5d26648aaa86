import { evidence } from '#modules/target/server/evidence.ts';
import { readView } from '#modules/target/view-query.ts';
import type { PageServerLoad } from './$types';

const rowsPerPage = 200;

/** Every record of a figure. `trang` pages on. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const query = readView(url.searchParams, locals.today);
  const found = await locals.read((tx) =>
    evidence(tx, params.id, { asOf: query.asOf, view: query.view, now: locals.now, today: locals.today, council: params.council, lang: locals.lang, place: query.place ?? undefined })
  );
  const page = Math.max(1, Number(url.searchParams.get('trang')) || 1);
  const from = (page - 1) * rowsPerPage;
  return { query, evidence: { ...found, records: found.records.slice(from, from + rowsPerPage) }, page, from, perPage: rowsPerPage, now: locals.now };
};
