import * as v from 'valibot';
import { command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { checked } from '#core/inputs.ts';
import { ClassifyPetition } from '../../schema.ts';
import { classifyPetitions } from './classify-petitions.ts';

const Chosen = v.object({ items: v.pipe(v.array(v.object({ ...ClassifyPetition.entries, chosen: checked })), v.maxLength(1000)) });

/** The lines of the desk that were ticked; the others stay as they are. @throws RuleBroken: none was ticked | as `classifyPetitions` */
export const classifyChosen = command({
  name: 'petition.classify-chosen',
  input: Chosen,
  async run(context, { items }) {
    const chosen = items.filter((item) => item.chosen);
    if (chosen.length === 0) throw new RuleBroken('petition.choose-some');
    return { events: [], result: await classifyPetitions.within(context, { items: chosen }) };
  }
});
