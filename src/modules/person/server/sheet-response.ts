import { XLSX_TYPE } from '#core/sheets/write.ts';

/** A workbook to download under an ASCII name. */
export function sheetResponse(name: string, bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });
}
