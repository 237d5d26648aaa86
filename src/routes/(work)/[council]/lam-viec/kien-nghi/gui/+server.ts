import { json } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { fromFormData } from '#core/form.ts';
import { recordPetition } from '#modules/petition/server/commands/record-petition.ts';
import type { RequestHandler } from './$types';

/** A petition a device kept while there was no network: the fields of the entry page. The same `entryKey` again writes nothing. `{ petitionId, code, joined }`, or `{ message }` where a rule stands against it. */
export const POST: RequestHandler = async ({ request, locals }) => {
  try {
    const { petitionId, code, joined } = await locals.run(recordPetition, await fromFormData(await request.formData()));
    return json({ petitionId, code, joined });
  } catch (error) {
    if (!isExpected(error)) throw error;
    const field = 'fields' in error ? Object.values(error.fields as Record<string, string>)[0] : undefined;
    return json({ message: locals.say(field ?? error.message, error.params) }, { status: error.status });
  }
};
