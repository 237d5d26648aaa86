import { formatDay, formatInstant } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import { kindWords, periodWords, stateWords } from '#modules/obligation/obligation-words.ts';
import { myWork } from '#modules/obligation/server/my-work.ts';
import * as messages from '../messages.ts';
import { filterOf } from '../work-address.ts';
import type { RequestHandler } from './$types';

/** The list as it stands on the screen, with its filter, as a workbook. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { actor, today, now, lang } = locals;
  const filter = filterOf(url.searchParams);
  const work = await locals.read((tx) => myWork(tx, actor, today, now, { ...filter, everyPeriod: true }));
  const t = translator(messages, lang);
  const rows = work.groups.flatMap((group) =>
    group.rows.map((row) => ({
      title: row.title,
      lead: row.leadName,
      person: row.responsibleName,
      product: row.product,
      basis: row.basis,
      period: periodWords(row.period, lang),
      due: row.dueOn,
      state: stateWords(row.standing, lang),
      percent: row.percent
    }))
  );
  let at = 0;
  const groups = work.groups.map((group) => {
    const here = { at, title: `${t(`group.${group.key}`)} (${group.rows.length})` };
    at += group.rows.length;
    return here;
  });
  const filters = [filter.tab === 'mine' ? t('tab.mine') : filter.tab === 'shared' ? t('tab.shared') : filter.tab === 'office' ? t('tab.officeMany') : t('tab.all'), filter.kind ? kindWords(filter.kind, lang) : '', filter.day ? formatDay(filter.day) : '', filter.text ?? '', filter.lateOnly ? t('overdue') : ''];
  const bytes = await writeSheet(
    {
      title: t('title'),
      subtitle: `HĐND ${locals.council?.name ?? ''}`,
      columns: [
        { key: 'title', title: t('sheet.title'), width: 45, kind: 'text' },
        { key: 'lead', title: t('sheet.lead'), width: 18, kind: 'text' },
        { key: 'person', title: t('sheet.person'), width: 20, kind: 'text' },
        { key: 'product', title: t('sheet.product'), width: 22, kind: 'text' },
        { key: 'period', title: t('sheet.period'), width: 16, kind: 'text' },
        { key: 'due', title: t('sheet.due'), width: 12, kind: 'date' },
        { key: 'state', title: t('sheet.state'), width: 22, kind: 'text' },
        { key: 'percent', title: t('sheet.percent'), width: 10, kind: 'number' },
        { key: 'basis', title: t('sheet.basis'), width: 30, kind: 'text' }
      ],
      rows,
      groups,
      notes: [
        { label: t('sheet.filters'), value: filters.filter(Boolean).join(', ') },
        { label: t('sheet.madeBy'), value: actor.name },
        { label: t('sheet.madeAt'), value: formatInstant(now) }
      ]
    },
    lang
  );
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="viec-cua-toi-${today}.xlsx"` } });
};
