import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { dropImport } from '#modules/plan/server/commands/review-import.ts';
import { startImport } from '#modules/plan/server/commands/start-import.ts';
import { openImports } from '#modules/plan/server/queries.ts';
import { translator } from '#core/words.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ imports: await locals.read(openImports), requestId: newId() });

export const actions: Actions = {
  start: form(startImport, { to: ({ importId }, event) => paths.planImportDraft(event.params['council'] ?? '', importId) }),
  drop: form(dropImport, { done: (_, event) => ({ text: translator(messages, event.locals.lang)('discarded') }) })
};
