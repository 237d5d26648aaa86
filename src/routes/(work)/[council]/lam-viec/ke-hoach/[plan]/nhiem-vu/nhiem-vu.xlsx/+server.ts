import { error } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { isId } from '#core/ids.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import { stateWords } from '#modules/obligation/obligation-words.ts';
import { taskList } from '#modules/task/server/queries.ts';
import { deadlineInWords } from '#modules/task/task-words.ts';
import { planHead } from '#modules/target/server/plans.ts';
import * as messages from '../messages.ts';
import { taskFilterOf } from '../task-address.ts';
import type { RequestHandler } from './$types';

/** The tasks of the plan as the page shows them, with its filter, as a workbook. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.plan)) error(404, locals.say('core.not-found'));
  const { actor, today, now, lang } = locals;
  const [plan, tasks] = await locals.read(async (tx) => [await planHead(tx, params.plan), await taskList(tx, actor, params.plan, today, now, taskFilterOf(url.searchParams))] as const);
  const t = translator(messages, lang);
  const bytes = await writeSheet(
    {
      title: t('title'),
      subtitle: plan.title,
      columns: [
        { key: 'number', title: t('number'), width: 6, kind: 'number' },
        { key: 'section', title: t('section'), width: 16, kind: 'text' },
        { key: 'task', title: t('task'), width: 48, kind: 'text' },
        { key: 'result', title: t('result'), width: 22, kind: 'text' },
        { key: 'lead', title: t('lead').split(',')[0] ?? '', width: 18, kind: 'text' },
        { key: 'with', title: t('coordinators'), width: 22, kind: 'text' },
        { key: 'person', title: t('responsible'), width: 20, kind: 'text' },
        { key: 'deadline', title: t('deadline'), width: 22, kind: 'text' },
        { key: 'due', title: t('due'), width: 12, kind: 'date' },
        { key: 'state', title: t('state'), width: 24, kind: 'text' }
      ],
      rows: tasks.map((row, index) => ({
        number: index + 1,
        section: row.section,
        task: row.title,
        result: row.expectedResult,
        lead: row.leadName,
        with: row.coordinatorNames.join(', '),
        person: row.responsibleName,
        deadline: deadlineInWords(row, lang),
        due: row.current?.dueOn ?? null,
        state: row.current ? stateWords(row.current.standing, lang) : row.works > 0 ? t('works', { count: row.works }) : ''
      })),
      notes: [
        { label: t('plan'), value: plan.title },
        { label: t('madeBy'), value: actor.name },
        { label: t('madeAt'), value: formatInstant(now) }
      ]
    },
    lang
  );
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="nhiem-vu-${today}.xlsx"` } });
};
