import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure, form } from '#core/form.ts';
import { dropTotp, endOtherSessions, endOwnSession, ownAccount, renewCalendarToken, renewRecoveryCodes, revokeCalendarToken } from '#core/identity/own-account.ts';
import { removePasskey } from '#core/identity/passkeys.ts';
import { originForOthers } from '#modules/person/server/origin.ts';
import { personById } from '#modules/person/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) => {
  const { session } = locals;
  const personId = session?.actor.personId;
  if (!session || !personId) error(404, locals.say('core.not-found'));
  const since = new Date(locals.now.getTime() - session.security.longestHours * 3_600_000);
  return locals.read(async (tx) => {
    const account = await ownAccount(tx, personId, session.tokenHash, since);
    return {
      account,
      me: await personById(tx, personId, locals.today, locals.now),
      feed: account.calendarToken && `${originForOthers(url, locals.app.settings)}${paths.calendarFeed(params.council, account.calendarToken)}`,
      secure: url.protocol === 'https:' || ['localhost', '127.0.0.1'].includes(url.hostname),
      host: url.host
    };
  });
};

const said = (key: keyof typeof messages.vi) => (_result: unknown, event: RequestEvent) => ({ text: messages[event.locals.lang][key] as string });

export const actions: Actions = {
  session: form(endOwnSession, { done: said('ended') }),
  sessions: form(endOtherSessions, {
    add: (event) => ({ keep: event.locals.session?.tokenHash ?? '' }),
    done: ({ ended }, event) => ({ text: messages[event.locals.lang].endedAll.replace('{count}', String(ended)) })
  }),
  totp: form(dropTotp, { done: said('totpDropped') }),
  /** The codes exist only in this answer. */
  recovery: async (event) => {
    const password = String((await event.request.formData()).get('password') ?? '');
    try {
      return await event.locals.run(renewRecoveryCodes, { password });
    } catch (cause) {
      if (isExpected(cause)) return fail(cause.status, failure('account.renew-recovery-codes', {}, cause, event.locals.say));
      throw cause;
    }
  },
  passkey: form(removePasskey, { done: said('passkeyRemoved') }),
  calendar: form(renewCalendarToken, { done: said('calendarMade') }),
  noCalendar: form(revokeCalendarToken, { done: said('calendarRevoked') })
};
