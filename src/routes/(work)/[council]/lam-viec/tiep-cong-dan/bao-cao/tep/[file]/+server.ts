import { error } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { periodOf, statistics, statisticsPaper, statisticsSheet } from '#modules/reception/server/statistics.ts';
import type { RequestHandler } from './$types';

/** The figures of a week or a month as a workbook or an official report. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const period = periodOf(url.searchParams.get('ky') ?? '');
  if (!period || !['xlsx', 'docx'].includes(params.file)) error(404, locals.say('core.not-found'));
  const { rows, paper } = await locals.read(async (tx) => {
    const counted = await statistics(tx, period);
    return { rows: counted, paper: params.file === 'docx' ? await statisticsPaper(tx, period, counted, locals.today) : null };
  });
  const notes = [{ label: 'Người lập', value: locals.actor.name }, { label: 'Lúc', value: formatInstant(locals.now) }];
  const bytes = paper ? await paperDocx(paper) : await writeSheet(statisticsSheet(rows, period, locals.council?.name ?? '', notes));
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': paper ? DOCX_TYPE : XLSX_TYPE, 'content-disposition': `attachment; filename="tiep-cong-dan-don-thu-${period.key}.${params.file}"`, 'cache-control': 'private, no-store' } });
};
