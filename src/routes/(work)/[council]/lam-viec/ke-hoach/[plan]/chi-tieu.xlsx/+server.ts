import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { partOf } from '#modules/target/board.ts';
import { targetBoard } from '#modules/target/server/board.ts';
import { planHead } from '#modules/target/server/plans.ts';
import { boardSheet } from '#modules/target/server/sheets.ts';
import { readView } from '#modules/target/view-query.ts';
import type { RequestHandler } from './$types';

/** The board as Excel, with the same period, day and filter as the page it was asked from. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const query = readView(url.searchParams, locals.today);
  const { plan, board } = await locals.read(async (tx) => ({
    plan: await planHead(tx, params.plan),
    board: await targetBoard(tx, params.plan, { asOf: query.asOf, view: query.view, now: locals.now, today: locals.today })
  }));
  const targets = board.targets.filter((target) => {
    if (query.filter === null || query.filter === 'mine') return true;
    return query.filter === 'attention' ? ['risk', 'late'].includes(partOf(target.status)) : partOf(target.status) === query.filter;
  });
  const bytes = await writeSheet(boardSheet({ asOf: board.asOf, targets }, { title: plan.title, by: locals.actor.name, at: locals.now }, locals.lang), locals.lang);
  return new Response(bytes as BodyInit, { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="chi-tieu-${board.asOf}.xlsx"` } });
};
