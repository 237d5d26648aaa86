import { periodAsked, statisticRows } from '#modules/petition/server/statistics.ts';
import { listOf, standingOf } from '#modules/petition/statistics.ts';
import { cellOf } from '../address.ts';
import type { PageServerLoad } from './$types';

const rowsPerPage = 100;

/** The petitions of one figure, as they stood on the day told for. `trang` pages on. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const period = periodAsked(url.searchParams, locals.today);
  const cell = cellOf(url.searchParams);
  const rows = listOf(await locals.read((tx) => statisticRows(tx, locals.actor, period, locals.today, cell.backlog ? 'open' : 'raised')), cell, period.asOf);
  const page = Math.max(1, Math.min(Number(url.searchParams.get('trang')) || 1, Math.max(1, Math.ceil(rows.length / rowsPerPage))));
  const from = (page - 1) * rowsPerPage;
  const lines = rows.slice(from, from + rowsPerPage).map(({ body: _body, replyWords: _words, ...row }) => ({ ...row, standing: standingOf(row) }));
  return { period, cell, lines, total: rows.length, page, from, perPage: rowsPerPage, now: locals.now };
};
