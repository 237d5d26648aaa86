import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { evidence } from '#modules/target/server/evidence.ts';
import { evidenceSheet } from '#modules/target/server/sheets.ts';
import { readView } from '#modules/target/view-query.ts';
import type { RequestHandler } from './$types';

/** Every record of a figure as Excel. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const query = readView(url.searchParams, locals.today);
  const found = await locals.read((tx) =>
    evidence(tx, params.id, { asOf: query.asOf, view: query.view, now: locals.now, today: locals.today, council: params.council, lang: locals.lang, place: query.place ?? undefined })
  );
  const title = [found.target.code, found.target.title].filter(Boolean).join('. ');
  const bytes = await writeSheet(evidenceSheet(found, { title, by: locals.actor.name, at: locals.now }, locals.lang), locals.lang);
  return new Response(bytes as BodyInit, { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="ho-so-chi-tieu-${found.asOf}.xlsx"` } });
};
