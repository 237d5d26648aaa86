import { addCalendarDays } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator } from '#core/words.ts';
import { noticeKinds, type NoticeKind } from '#modules/notice/kinds.ts';
import { hrefOf, sentenceOf } from '#modules/notice/letter.ts';
import { markAllRead, markRead } from '#modules/notice/server/commands/mark-read.ts';
import { setPreferences } from '#modules/notice/server/commands/set-preferences.ts';
import { endPush, subscribePush } from '#modules/notice/server/commands/subscribe-push.ts';
import { vapidKeys } from '#modules/notice/server/push.ts';
import { noticeList, noticePreferences, sendingsTo } from '#modules/notice/server/queries.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

const size = 50;

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const { actor, today, lang } = locals;
    const unread = url.searchParams.get('loc') === 'chua-doc';
    const asked = url.searchParams.get('loai');
    const kind = noticeKinds.find((one) => one === asked) ?? null;
    const from = Math.max(0, Math.floor(Number(url.searchParams.get('tu') ?? 0)) || 0);
    const found = await noticeList(tx, actor, { unread, kind, from, size });
    const rows = found.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      text: sentenceOf(row, lang),
      href: hrefOf(row, params.council),
      day: dayOfInstant(row.madeAt),
      madeAt: row.madeAt,
      read: row.readAt !== null,
      sentVia: row.sentVia
    }));
    const t = translator(messages, lang);
    const open = rows.filter((row) => !row.read).slice(0, 10);
    return {
      filter: { unread, kind: kind as NoticeKind | null, from, size },
      rows,
      total: found.total,
      unread: found.unread,
      byKind: found.byKind,
      zalo: [
        t('zaloHead', { council: `HĐND ${locals.council?.name ?? ''}`, count: open.length, day: formatDay(today) }),
        ...open.map((row, index) => `${index + 1}. ${row.text}`),
        t('zaloLink', { href: (locals.app.settings.publicOrigin?.replace(/\/+$/, '') ?? url.origin) + paths.notices(params.council) })
      ].join('\n'),
      yesterday: addCalendarDays(today, -1),
      preferences: await noticePreferences(tx, actor, can(obligationPolicy, 'judge', actor)),
      sendings: await sendingsTo(tx, actor),
      pushKey: vapidKeys(locals.app.settings.dataDir).publicKey,
      requestId: newId()
    };
  });

const say = (lang: 'vi' | 'en') => translator(messages, lang);

export const actions: Actions = {
  open: form(markRead, { to: (result, { params }) => hrefOf(result, params['council'] ?? '') }),
  read: form(markRead),
  readAll: form(markAllRead, { done: (result, { locals }) => ({ text: say(locals.lang)('markedAll', { count: result.marked }) }) }),
  preferences: form(setPreferences, { done: (_result, { locals }) => ({ text: say(locals.lang)('saved') }) }),
  subscribe: form(subscribePush, {
    add: ({ request }) => ({ device: request.headers.get('user-agent') ?? '' }),
    done: (_result, { locals }) => ({ text: say(locals.lang)('pushOn') })
  }),
  endPush: form(endPush, { done: (_result, { locals }) => ({ text: say(locals.lang)('pushEnded') }) })
};
