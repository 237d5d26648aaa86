import { sheetResponse } from '#modules/person/server/sheet-response.ts';
import { sampleSheet } from '#modules/person/server/sample-sheet.ts';
import type { RequestHandler } from './$types';

/** The sample workbook of the list of people. */
export const GET: RequestHandler = async () => sheetResponse('danh-sach-dai-bieu-mau.xlsx', await sampleSheet());
