import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { enqueue } from '#core/jobs.ts';
import { authorize } from '#core/policy.ts';
import { mappingOf } from '../../../intake/columns.ts';
import { DecideRows, MapSheet, OnIntake } from '../../../intake/schema.ts';
import { petitionPolicy } from '../../../policy.ts';
import { lockSheet } from '../import-row.ts';

/** A person says which column holds what; the rows are then read anew. @throws NotFound | Forbidden | Invalid: no column of the matter, two of one kind */
export const mapSheet = command({
  name: 'petition-import.map',
  input: MapSheet,
  async run(context, { importId, columns, raisedOn, bodyId, history }) {
    const { tx, councilId, today } = context;
    const row = await lockSheet(context, importId);
    const mapping = mappingOf(columns);
    if (!mapping) throw new Invalid({ columns: 'petition-import.columns-twice' });
    if (mapping.text === undefined) throw new Invalid({ columns: 'petition-import.text-column' });
    if (raisedOn !== null && raisedOn > today) throw new Invalid({ raisedOn: 'petition.raised-ahead' });
    const head = { ...row.head, mapping, raisedOn, bodyId, history };
    await sql`update petition_import set head = ${JSON.stringify(head)}, checked_at = null, progress = null where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    await enqueue(context, 'petition.intake', { importId });
    return changed('petition-import.mapped', { subject: { kind: 'petition-import', id: importId }, data: { columns: Object.keys(mapping) } }, { importId });
  }
});

/** For rows that look like a matter raised before: one more raising of it, a new petition, or left out. @throws NotFound | Forbidden | RuleBroken */
export const decideRows = command({
  name: 'petition-import.decide-rows',
  input: DecideRows,
  async run(context, { importId, decisions }) {
    await lockSheet(context, importId);
    const list = Object.entries(decisions).map(([row, decision]) => ({ row: Number(row.replace('r', '')), decision }));
    await sql`update petition_import_row r set decision = d.decision from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as d(row integer, decision text)
      where r.council_id = ${context.councilId} and r.petition_import_id = ${importId} and r.row = d.row`.execute(context.tx);
    return changed('petition-import.rows-decided', { subject: { kind: 'petition-import', id: importId }, data: { rows: list.length } }, { importId, rows: list.length });
  }
});

/** Says: record every good row. It goes on in the background in parts, each whole or not at all, and is taken up again where it stopped. @throws NotFound | Forbidden | RuleBroken: nothing to record */
export const orderSheet = command({
  name: 'petition-import.order',
  input: OnIntake,
  async run(context, { importId }) {
    const { tx, councilId, actor, now } = context;
    const row = await lockSheet(context, importId);
    if (!row.checkedAt) throw new RuleBroken('petition-import.not-ready');
    const { rows } = await sql<{ good: number }>`select count(*)::int as good from petition_import_row where council_id = ${councilId} and petition_import_id = ${importId} and line is not null and decision is distinct from 'skip'`.execute(tx);
    if ((rows[0]?.good ?? 0) === 0) throw new RuleBroken('petition-import.nothing');
    await sql`update petition_import set ordered_at = ${now}, ordered_by = ${actor.personId}, progress = null where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    await enqueue(context, 'petition.intake', { importId });
    return changed('petition-import.ordered', { subject: { kind: 'petition-import', id: importId }, data: { rows: rows[0]!.good } }, { importId, rows: rows[0]!.good });
  }
});

/** Takes a recording up again that stopped half-way (a power cut): what is recorded stays, the rest follows. @throws Forbidden */
export const resumeSheet = command({
  name: 'petition-import.resume',
  input: OnIntake,
  async run(context, { importId }) {
    authorize(petitionPolicy, 'import', context.actor);
    await enqueue(context, 'petition.intake', { importId }, { singletonKey: importId });
    return changed('petition-import.resumed', { subject: { kind: 'petition-import', id: importId } }, { importId });
  }
});
