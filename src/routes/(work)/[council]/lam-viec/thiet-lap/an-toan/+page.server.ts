import { form } from '#core/form.ts';
import { usualSecurity } from '#core/identity/security.ts';
import { setSecurity } from '#modules/council/server/commands/edit-council.ts';
import { councilData } from '#modules/council/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ security: (await councilData(tx))?.security ?? usualSecurity }));

export const actions: Actions = { default: form(setSecurity, { done: (_result, event) => ({ text: messages[event.locals.lang].saved }) }) };
