import { dayOfInstant } from '#core/calendar/instants.ts';
import { formatInstant, formatTime } from '#core/format.ts';
import { writeSheet, XLSX_TYPE } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import * as words from '#modules/voter-meeting/messages.ts';
import { roundPage } from '#modules/voter-meeting/server/queries.ts';
import * as messages from '../../../messages.ts';
import type { RequestHandler } from './$types';

/** The schedule of a round as a workbook. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { actor, today, now, lang } = locals;
  const { round, meetings } = await locals.read((tx) => roundPage(tx, actor, params.round, today));
  const t = translator(messages, lang);
  const w = translator(words, lang);
  const bytes = await writeSheet(
    {
      title: t('scheduleOf', { title: round.title }),
      subtitle: `HĐND ${locals.council?.name ?? ''}`,
      columns: [
        { key: 'n', title: 'Stt', width: 6, kind: 'number' },
        { key: 'on', title: t('m.on'), width: 12, kind: 'date' },
        { key: 'time', title: t('time'), width: 13, kind: 'text' },
        { key: 'place', title: t('place'), width: 32, kind: 'text' },
        { key: 'villages', title: t('m.villages'), width: 24, kind: 'text' },
        { key: 'delegates', title: t('delegates'), width: 38, kind: 'text' },
        { key: 'province', title: t('m.province'), width: 24, kind: 'text' },
        { key: 'bodies', title: t('m.bodies'), width: 26, kind: 'text' },
        { key: 'kind', title: t('m.kind'), width: 20, kind: 'text' },
        { key: 'state', title: t('state'), width: 18, kind: 'text' },
        { key: 'voters', title: t('voters'), width: 9, kind: 'number' },
        { key: 'lines', title: t('written'), width: 9, kind: 'number' }
      ],
      rows: meetings.map((meeting, index) => ({
        n: index + 1,
        on: dayOfInstant(meeting.startsAt),
        time: `${formatTime(meeting.startsAt)}–${formatTime(meeting.endsAt)}`,
        place: [meeting.place, meeting.address].filter(Boolean).join(', '),
        villages: meeting.villages.map((village) => village.name).join(', '),
        delegates: meeting.delegates.map((seat) => seat.name).join(', '),
        province: meeting.provinceDelegates.join(', '),
        bodies: meeting.bodies.map((body) => body.name).join(', '),
        kind: w(`voter-meeting.kind.${meeting.kind}`),
        state: w(`voter-meeting.state.${meeting.state}`),
        voters: meeting.voters,
        lines: meeting.lines
      })),
      notes: [
        { label: t('planWord'), value: round.number || t('draft') },
        { label: t('madeAt'), value: formatInstant(now) }
      ]
    },
    lang
  );
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': XLSX_TYPE, 'content-disposition': `attachment; filename="lich-tiep-xuc-cu-tri-${today}.xlsx"` } });
};
