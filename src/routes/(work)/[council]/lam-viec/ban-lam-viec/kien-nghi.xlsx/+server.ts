import { formatInstant } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import * as petition from '#modules/petition/messages.ts';
import { deskBodyNames, deskSheet } from '#modules/petition/server/desk.ts';
import * as messages from '../messages.ts';
import type { RequestHandler } from './$types';

/** Every petition ever passed on to the actor's bodies, with its last answer; nobody's name is in it. */
export const GET: RequestHandler = async ({ locals }) => {
  const { actor, now, today, lang } = locals;
  const { rows, bodies } = await locals.read(async (tx) => ({ rows: await deskSheet(tx, actor), bodies: await deskBodyNames(tx, actor) }));
  const t = translator(messages, lang);
  const w = translator(petition, lang);
  const yes = (value: boolean | null, good: string, bad: string) => (value === null ? null : value ? good : bad);
  const bytes = await writeSheet(
    {
      title: t('sheet.title'),
      subtitle: bodies.join(', '),
      columns: [
        { key: 'code', title: t('sheet.code'), width: 15, kind: 'text' },
        { key: 'title', title: t('sheet.matter'), width: 34, kind: 'text' },
        { key: 'body', title: t('sheet.body'), width: 48, kind: 'text' },
        { key: 'village', title: t('sheet.village'), width: 16, kind: 'text' },
        { key: 'voters', title: t('sheet.voters'), width: 9, kind: 'number' },
        { key: 'stage', title: t('sheet.stage'), width: 18, kind: 'text' },
        { key: 'referredOn', title: t('sheet.referredOn'), width: 12, kind: 'date' },
        { key: 'dueOn', title: t('sheet.dueOn'), width: 12, kind: 'date' },
        { key: 'answeredOn', title: t('sheet.answeredOn'), width: 12, kind: 'date' },
        { key: 'inTime', title: t('sheet.inTime'), width: 11, kind: 'text' },
        { key: 'result', title: t('sheet.result'), width: 18, kind: 'text' },
        { key: 'promisedOn', title: t('sheet.promisedOn'), width: 12, kind: 'date' },
        { key: 'number', title: t('sheet.number'), width: 18, kind: 'text' },
        { key: 'words', title: t('sheet.words'), width: 48, kind: 'text' },
        { key: 'agrees', title: t('sheet.agrees'), width: 14, kind: 'text' }
      ],
      rows: rows.map(({ stage, result, inTime, voterAgrees, ...row }) => ({
        ...row,
        stage: w(`petition.stage.${stage}`),
        result: result && w(`petition.result.${result}`),
        inTime: yes(inTime, t('sheet.yes'), t('sheet.no')),
        agrees: yes(voterAgrees, t('sheet.agreed'), t('sheet.disagreed'))
      })),
      notes: [
        { label: t('sheet.madeBy'), value: actor.name },
        { label: t('sheet.madeAt'), value: formatInstant(now) }
      ]
    },
    lang
  );
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="kien-nghi-${today}.xlsx"` } });
};
