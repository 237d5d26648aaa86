import { redirect } from '@sveltejs/kit';
import { sessionCookie } from '#core/identity/session.ts';
import { endSignIn } from '#core/identity/sign-in.ts';
import { paths } from '#paths';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies, params }) => {
  if (locals.session) await locals.run(endSignIn, { tokenHash: locals.session.tokenHash });
  cookies.delete(sessionCookie, { path: '/' });
  redirect(303, paths.signIn(params.council));
};
