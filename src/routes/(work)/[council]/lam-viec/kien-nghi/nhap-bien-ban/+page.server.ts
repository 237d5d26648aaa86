import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { dropIntake, startIntake } from '#modules/petition/server/intake/commands/start-intake.ts';
import { meetingChoices } from '#modules/petition/server/intake/meeting-choices.ts';
import { openIntakes } from '#modules/petition/server/intake/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => ({ imports: await openIntakes(tx, 'minutes', locals.now), meetings: await meetingChoices(tx, locals.now), meetingId: url.searchParams.get('hoi-nghi') ?? '', requestId: newId() }));

export const actions: Actions = {
  start: form(startIntake, { add: () => ({ kind: 'minutes' }), to: ({ importId }, event) => paths.petitionMinutesImport(event.params['council'] ?? '', importId) }),
  drop: form(dropIntake, { done: (_, event) => ({ text: translator(messages, event.locals.lang)('discarded') }) })
};
