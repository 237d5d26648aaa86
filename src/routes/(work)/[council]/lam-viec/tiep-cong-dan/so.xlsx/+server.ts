import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { receptionSheet } from '#modules/reception/server/register-sheet.ts';
import type { RequestHandler } from './$types';

/** The book of receptions of a year. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const asked = Number(url.searchParams.get('nam'));
  const year = asked >= 2020 && asked <= 2100 ? asked : Number(locals.today.slice(0, 4));
  const content = await locals.read((tx) => receptionSheet(tx, locals.actor, year, { now: locals.now, name: locals.council?.name ?? '' }));
  return new Response(new Uint8Array(await writeSheet(content)), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="so-tiep-cong-dan-${year}.xlsx"`, 'cache-control': 'private, no-store' } });
};
