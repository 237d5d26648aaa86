import { XLSX_TYPE } from '#core/sheets/write.ts';
import { refusedSheet } from '#modules/petition/server/intake/workbooks.ts';
import type { RequestHandler } from './$types';

/** The rows that could not be recorded, each with the reason. */
export const GET: RequestHandler = async ({ locals, params }) =>
  new Response(new Uint8Array(await locals.read((tx) => refusedSheet(tx, params.draft))), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': 'attachment; filename="dong-chua-nhap.xlsx"', 'cache-control': 'private, no-store' } });
