import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { registerSheet } from '#modules/letter/server/register-sheet.ts';
import { addressOf } from '../letters-address.ts';
import type { RequestHandler } from './$types';

/** The register as it stands on the screen, as a workbook. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const at = addressOf(url.searchParams, locals.today);
  const { content } = await locals.read((tx) => registerSheet(tx, locals.actor, at, { today: locals.today, now: locals.now, name: locals.council?.name ?? '' }));
  const bytes = await writeSheet(content);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="so-don-${at.year}.xlsx"`, 'cache-control': 'private, no-store' } });
};
