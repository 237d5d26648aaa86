import { fail, redirect } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure, fromFormData } from '#core/form.ts';
import { originForOthers } from '#modules/person/server/origin.ts';
import { invitePeople, resetPassword, type InvitationCard } from '#modules/person/server/commands/invitations.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** There is nothing to show without making invitations: their codes exist only in the answer. */
export const load: PageServerLoad = ({ params, request }) => {
  if (request.method === 'GET') redirect(303, paths.people(params.council));
  return {};
};

export const actions: Actions = {
  invite: (event) => cards(event, (values, requestId) => event.locals.run(invitePeople, values, requestId)),
  reset: (event) => cards(event, async (values, requestId) => one(await event.locals.run(resetPassword, values, requestId)))
};

/** A repeated request gives null: its codes were shown already. */
function one(card: InvitationCard | null): InvitationCard[] | null {
  return card && [card];
}

async function cards(event: RequestEvent, make: (values: Record<string, unknown>, requestId: string | undefined) => Promise<InvitationCard[] | null>) {
  const values = await fromFormData(await event.request.formData());
  try {
    const made = await make(values, typeof values['requestId'] === 'string' ? values['requestId'] : undefined);
    const origin = originForOthers(event.url, event.locals.app.settings);
    return {
      cards: made?.map((card) => ({ ...card, url: `${origin}${paths.invitation(event.params.council, card.token)}` })) ?? null,
      local: /^(localhost|127\.|\[::1\])/.test(new URL(origin).hostname) ? new URL(origin).host : null
    };
  } catch (error) {
    if (isExpected(error)) return fail(error.status, failure('people.invite', {}, error, event.locals.say));
    throw error;
  }
}
