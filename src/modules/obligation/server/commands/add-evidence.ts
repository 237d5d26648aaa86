import { changed, command } from '#core/command.ts';
import { AddEvidence } from '../../schema.ts';
import { keepEvidence } from '../evidence.ts';
import { obligationForAct } from '../obligation-row.ts';

/** A file or a paper by its number proves what was done; coordinating bodies add theirs too. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const addEvidence = command({
  name: 'obligation.add-evidence',
  input: AddEvidence,
  async run(context, input) {
    const { row } = await obligationForAct(context, input.obligationId, 'prove');
    const kept = await keepEvidence(context, row.id, input);
    const data = { title: row.title, file: kept.fileName, paper: input.paper, note: input.note };
    return changed('obligation.evidence-added', { subject: { kind: 'obligation', id: row.id }, data }, { id: row.id, evidenceId: kept.id });
  }
});
