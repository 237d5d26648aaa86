import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { dropIntake, startIntake } from '#modules/petition/server/intake/commands/start-intake.ts';
import { openIntakes } from '#modules/petition/server/intake/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ imports: await locals.read((tx) => openIntakes(tx, 'sheet', locals.now)), requestId: newId() });

export const actions: Actions = {
  start: form(startIntake, { add: () => ({ kind: 'sheet' }), to: ({ importId }, event) => paths.petitionSheetImport(event.params['council'] ?? '', importId) }),
  drop: form(dropIntake, { done: (_, event) => ({ text: translator(messages, event.locals.lang)('discarded') }) })
};
