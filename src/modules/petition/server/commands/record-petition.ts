import { command } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { RecordPetition, RecordPetitions } from '../../schema.ts';
import { recordLines, type Recorded } from '../record.ts';

/** One matter as it came in: a petition, or one more raising of `joinPetitionId`. @throws Forbidden | Invalid | RuleBroken: the petition to join was split or taken out */
export const recordPetition = command({
  name: 'petition.record',
  input: RecordPetition,
  async run(context, line) {
    authorize(petitionPolicy, 'record', context.actor);
    const { events, results } = await recordLines(context, [line], (_index, field) => field);
    return { events, result: results[0]! };
  }
});

/** Many matters in order: the lines of quick entry, of an offline queue, of a list. All or none; a line sent before is not written twice. @throws as `recordPetition`, fields `lines.3.text` */
export const recordPetitions = command({
  name: 'petition.record-many',
  input: RecordPetitions,
  async run(context, { lines }) {
    authorize(petitionPolicy, 'record', context.actor);
    const { events, results } = await recordLines(context, lines, (index, field) => `lines.${index}.${field}`);
    return { events, result: { recorded: results } as { recorded: Recorded[] } };
  }
});
