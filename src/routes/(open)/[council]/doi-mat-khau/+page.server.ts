import { redirect } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { changePassword } from '#core/identity/own-account.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
  const { session } = locals;
  if (!session) redirect(303, paths.signIn(params.council, paths.changePassword(params.council)));
  if (session.awaitsSecondFactor) redirect(303, paths.secondFactor(params.council));
  if (session.locked) redirect(303, paths.locked(params.council));
  return { must: session.mustChange };
};

export const actions: Actions = {
  default: (event) => {
    const { session } = event.locals;
    if (!session || session.awaitsSecondFactor || session.locked) redirect(303, paths.signIn(event.params.council));
    const must = session.mustChange;
    return form(changePassword, {
      add: () => ({ keep: session.tokenHash }),
      done: () => ({ text: messages[event.locals.lang].done }),
      to: () => (must ? paths.work(event.params.council) : paths.account(event.params.council))
    })(event);
  }
};
