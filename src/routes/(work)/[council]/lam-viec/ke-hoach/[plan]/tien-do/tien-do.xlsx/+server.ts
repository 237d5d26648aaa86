import { formatDay, formatInstant } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import { planTimeline } from '#modules/overview/server/timeline.ts';
import { byDeadline, groupByLead, passes } from '#modules/overview/timeline.ts';
import { planHead } from '#modules/target/server/plans.ts';
import * as messages from '../messages.ts';
import { readTimeline } from '../timeline-address.ts';
import type { RequestHandler } from './$types';

/** The timeline as Excel: one row a task under its lead, with the same filter as the page it was asked from. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { actor, today, now, lang } = locals;
  const query = readTimeline(url.searchParams);
  const t = translator(messages, lang);
  const { plan, rows } = await locals.read(async (tx) => {
    const head = await planHead(tx, params.plan);
    return { plan: head, rows: (await planTimeline(tx, actor, head, { today, now, year: query.year, lang })).rows.filter((row) => passes(row, query.filter)) };
  });
  const groups = query.sort === 'lead' ? groupByLead(rows, lang) : [{ lead: '', rows: byDeadline(rows) }];
  let at = 0;
  const headings = groups.map((group) => {
    const heading = { at, title: group.lead ?? t('nobody') };
    at += group.rows.length;
    return heading;
  });
  const bytes = await writeSheet(
    {
      title: t('sheet.title'),
      subtitle: plan.title,
      columns: [
        { key: 'title', title: t('sheet.task'), width: 44, kind: 'text' },
        { key: 'lead', title: t('sheet.lead'), width: 20, kind: 'text' },
        { key: 'from', title: t('sheet.from'), width: 12, kind: 'date' },
        { key: 'due', title: t('sheet.due'), width: 12, kind: 'date' },
        { key: 'percent', title: t('sheet.percent'), width: 10, kind: 'number' },
        { key: 'inTime', title: t('sheet.inTime'), width: 10, kind: 'number' },
        { key: 'late', title: t('sheet.late'), width: 10, kind: 'number' },
        { key: 'ahead', title: t('sheet.ahead'), width: 10, kind: 'number' },
        { key: 'works', title: t('sheet.works'), width: 10, kind: 'number' },
        { key: 'result', title: t('sheet.result'), width: 24, kind: 'text' }
      ],
      rows: groups.flatMap((group) =>
        group.rows.map((row) => ({
          title: row.title,
          lead: row.lead ?? t('nobody'),
          from: row.bars[0]?.from ?? row.regular?.from ?? null,
          due: row.nextOn,
          percent: row.bars[0]?.done ?? null,
          inTime: row.ends ? null : row.marks.filter((mark) => mark.kind === 'done').length,
          late: row.ends ? null : row.marks.filter((mark) => mark.kind === 'late').length,
          ahead: row.ends ? null : row.marks.filter((mark) => mark.kind === 'open').length,
          works: row.regular?.ticks.length ?? null,
          result: row.result.label || (row.result.due ? formatDay(row.result.due) : '')
        }))
      ),
      groups: query.sort === 'lead' ? headings : [],
      notes: [
        { label: t('sheet.plan'), value: [plan.number, plan.title].filter(Boolean).join(' · ') },
        { label: t('sheet.filter'), value: t(`filter.${query.filter}`) },
        { label: t('sheet.asOf'), value: formatInstant(now) },
        { label: t('sheet.by'), value: actor.name }
      ]
    },
    lang
  );
  return new Response(bytes as BodyInit, { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="tien-do-${today}.xlsx"` } });
};
