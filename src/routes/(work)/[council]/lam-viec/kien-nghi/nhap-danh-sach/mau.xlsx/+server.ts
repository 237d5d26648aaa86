import { XLSX_TYPE } from '#core/sheets/write.ts';
import { sampleSheet } from '#modules/petition/server/intake/workbooks.ts';
import type { RequestHandler } from './$types';

/** The workbook an office may fill in. */
export const GET: RequestHandler = async () =>
  new Response(new Uint8Array(await sampleSheet()), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': 'attachment; filename="kien-nghi-mau.xlsx"', 'cache-control': 'private, no-store' } });
