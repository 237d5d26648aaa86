import { fail, redirect } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure } from '#core/form.ts';
import { confirmTotp, startedTotpSecret, startTotp } from '#core/identity/own-account.ts';
import { secondFactorNeeded } from '#core/identity/security.ts';
import { totpUri } from '#core/identity/totp.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, getClientAddress }) => {
  const session = open(locals, params.council);
  const started = await locals.read((tx) => startedTotpSecret(tx, session.actor.personId ?? ''));
  const setUp = started && { secret: started.secret.replace(/(.{4})/g, '$1 ').trim(), uri: totpUri(started.secret, started.signInName, `Nghị Sự ${locals.council?.name ?? ''}`.trim()) };
  const { publicOrigin } = locals.app.settings;
  return { must: session.lacksSecondFactor && secondFactorNeeded(session.security.secondFactor, { address: getClientAddress(), publicOrigin }), setUp };
};

export const actions: Actions = {
  start: async (event) => attempt(event, async () => {
    await event.locals.run(startTotp, {});
    redirect(303, paths.secondFactorSetUp(event.params.council));
  }),
  confirm: async (event) => attempt(event, async (values) => event.locals.run(confirmTotp, { code: values['code'], keep: event.locals.session?.tokenHash ?? '' }))
};

async function attempt<R>(event: RequestEvent, work: (values: Record<string, string>) => Promise<R>) {
  open(event.locals, event.params.council);
  const values = Object.fromEntries([...(await event.request.formData())].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
  try {
    return await work(values);
  } catch (error) {
    if (isExpected(error)) return fail(error.status, failure('account.totp', values, error, event.locals.say));
    throw error;
  }
}

function open(locals: App.Locals, council: string) {
  const { session } = locals;
  if (!session) redirect(303, paths.signIn(council));
  if (session.awaitsSecondFactor) redirect(303, paths.secondFactor(council));
  if (session.locked) redirect(303, paths.locked(council));
  return session;
}
