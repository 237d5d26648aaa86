import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { readSettings } from '#core/settings.ts';
import { sourceIdOf } from '#modules/measure/catalogue.ts';
import { targetPolicy } from '../../policy.ts';
import { RecordEntry } from '../../schema.ts';
import { targetToChange } from '../target-row.ts';

/**
 * A value the system cannot know, with the paper or file that proves it. Refused where the system counts by itself: nobody types a figure it can compute.
 * @throws Invalid without evidence, on a day to come, on a share above its base · RuleBroken where the measure is computed · NotFound | Forbidden
 */
export const recordEntry = command({
  name: 'target.record-entry',
  input: RecordEntry,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const target = await targetToChange(tx, input.targetId);
    authorize(targetPolicy, 'enter', actor, target);
    const source = sourceIdOf(target.measureId);
    if (source !== 'entries') throw new RuleBroken('target.computed');
    const faults: Record<string, string> = {};
    if (input.paper === '' && !input.file) faults['paper'] = 'target.evidence-missing';
    if (input.happenedOn > today) faults['happenedOn'] = 'target.entry-future';
    if (input.base !== null && input.base <= 0) faults['base'] = 'target.base-empty';
    if (input.value < 0) faults['value'] = 'target.goal-negative';
    if (input.base !== null && input.value > input.base && target.unit === 'percent') faults['value'] = 'target.over-base';
    if (input.base === null && target.unit === 'percent' && input.value > 100) faults['value'] = 'target.goal-over-100';
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    const file = input.file ? await storeFile(context, readSettings().dataDir, input.file) : null;
    const id = newId<'target-entry'>(now.getTime());
    await sql`insert into target_entry (council_id, target_entry_id, target_id, value, base, happened_on, note, paper, file_id, recorded_at, recorded_by)
      values (${councilId}, ${id}, ${target.id}, ${input.value}, ${input.base}, ${input.happenedOn}, ${input.note}, ${input.paper}, ${file?.id ?? null}, ${now}, ${actor.personId})`.execute(tx);
    const data = { title: target.title, value: input.value, base: input.base, unit: target.unit, happenedOn: input.happenedOn, paper: input.paper, file: file?.name ?? null, entryId: id };
    return changed('target.entry-recorded', { subject: { kind: 'target', id: target.id }, data }, { id, targetId: target.id });
  }
});
