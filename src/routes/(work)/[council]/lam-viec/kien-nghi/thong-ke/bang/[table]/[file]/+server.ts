import { error } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { periodAsked, statisticRows } from '#modules/petition/server/statistics.ts';
import { listOf } from '#modules/petition/statistics.ts';
import { sessionPaper, sessionPaperKinds } from '#modules/petition/session-papers.ts';
import { readingOf, tableKinds, tablePaper, tableSheet, type TableKind } from '#modules/petition/tables.ts';
import { cellOf } from '../../../address.ts';
import type { RequestHandler } from './$types';

const types: Record<string, string> = { xlsx: XLSX_TYPE, docx: DOCX_TYPE, pdf: 'application/pdf' };

/** A table of petitions of a period as workbook, Word document or PDF, with a figure in the address the petitions of that figure alone; or a report of a session with its annexes. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const report = sessionPaperKinds.find((each) => each === params.table);
  const kind = tableKinds.find((each) => each === params.table) as TableKind | undefined;
  const type = types[params.file];
  if ((!kind && !report) || !type || (report && params.file === 'xlsx')) error(404, locals.say('core.not-found'));
  const period = periodAsked(url.searchParams, locals.today);
  const answer = (bytes: Uint8Array) => new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="kien-nghi-${params.table}-${period.asOf}.${params.file}"`, 'cache-control': 'private, no-store' } });
  const draw = params.file === 'docx' ? paperDocx : paperPdf;
  if (report) {
    const read = (reading: 'raised' | 'open' | 'judged') => locals.read((tx) => statisticRows(tx, locals.actor, period, locals.today, reading));
    return answer(await draw(sessionPaper(report, { council: locals.council?.name ?? '', ...period, rows: await read('raised'), open: await read('open'), judged: await read('judged') })));
  }
  if (!kind) error(404, locals.say('core.not-found'));
  const cell = cellOf(url.searchParams);
  const read = await locals.read((tx) => statisticRows(tx, locals.actor, period, locals.today, kind === 'danh-sach' && cell.backlog ? 'open' : readingOf(kind)));
  const facts = { council: locals.council?.name ?? '', ...period, rows: kind === 'danh-sach' ? listOf(read, cell, period.asOf) : read };
  const bytes =
    params.file === 'xlsx'
      ? await writeSheet(tableSheet(kind, facts, [{ label: 'Người lập', value: locals.actor.name }, { label: 'Lúc', value: formatInstant(locals.now) }]))
      : await draw(tablePaper(kind, facts));
  return answer(bytes);
};
