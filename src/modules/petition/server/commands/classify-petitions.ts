import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid } from '#core/errors.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { codeOf } from '../../rules.ts';
import { AmendPetition, ClassifyPetition, ClassifyPetitions } from '../../schema.ts';
import { dischargeDuties } from '../duties.ts';
import { petitionForAct, petitionsForAct } from '../petition-row.ts';
import { proposalsOf } from '../proposal.ts';
import { searchKeyOf } from '../record.ts';
import type { InferOutput } from 'valibot';

/** Kinds of bodies that answer petitions (law:PET-05): Boards and the Standing Committee for the council's own matters, UBND and its departments, other authorities. */
const answering = ['standing-committee', 'board', 'peoples-committee', 'department', 'higher-authority', 'other', 'party-committee', 'fatherland-front', 'union'];

async function classify(context: Context, items: readonly InferOutput<typeof ClassifyPetition>[], at: (index: number, field: string) => string) {
  const { tx, councilId, actor, now, today } = context;
  const rows = new Map((await petitionsForAct(context, items.map((item) => item.petitionId), 'classify', 'classify')).map((row) => [row.id, row]));
  const { rows: bodies } = await sql<{ id: string; kind: string }>`select organization_id as id, kind from organization where council_id = app.council() and dissolved_on is null`.execute(tx);
  const kindOf = new Map(bodies.map((body) => [body.id, body.kind]));
  const events = [];
  for (const [index, item] of items.entries()) {
    if (item.bodyId === null) throw new Invalid({ [at(index, 'bodyId')]: 'petition.body-needed' });
    if (!answering.includes(kindOf.get(item.bodyId) ?? '')) throw new Invalid({ [at(index, 'bodyId')]: 'petition.body-inside' });
    const row = rows.get(item.petitionId)!;
    await sql`insert into petition_classification (council_id, petition_classification_id, petition_id, field, level, body_id, board_id, about_council, made_at, made_by)
      values (${councilId}, ${newId<'petition-classification'>(now.getTime())}, ${item.petitionId}, ${item.field}, ${item.level}, ${item.bodyId}, ${item.boardId}, ${item.aboutCouncil}, ${now}, ${actor.personId})`.execute(tx);
    const data = { code: codeOf(row.year, row.number), field: item.field, level: item.level, bodyId: item.bodyId, boardId: item.boardId, before: { field: row.field, level: row.level, bodyId: row.bodyId }, proposed: { field: row.proposedField, level: row.proposedLevel } };
    events.push({ name: 'petition.classified', subject: { kind: 'petition', id: item.petitionId }, data });
  }
  await dischargeDuties(context, 'petition-compile', items.map((item) => item.petitionId), today, 'Đã phân loại');
  return { events, result: { classified: items.length } };
}

/** Field, competence and body of a petition (law:PET-02, PET-05): what the duty to compile asked for. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const classifyPetition = command({
  name: 'petition.classify',
  input: ClassifyPetition,
  run: (context, item) => classify(context, [item], (_index, field) => field)
});

/** Many at once, all or none. */
export const classifyPetitions = command({
  name: 'petition.classify-many',
  input: ClassifyPetitions,
  run: (context, { items }) => classify(context, items, (index, field) => `items.${index}.${field}`)
});

/** Mends the office's own words for the matter and its place; what the voter said stays as it was said. @throws Conflict when another amended it first */
export const amendPetition = command({
  name: 'petition.amend',
  input: AmendPetition,
  async run(context, input) {
    const { tx, councilId } = context;
    const row = await petitionForAct(context, input.petitionId, 'amend', 'amend');
    if (row.version !== input.version) throw new Conflict({ title: row.title, body: row.body, version: row.version });
    const village = input.villageId === null ? null : ((await sql<{ name: string }>`select name from organization where council_id = ${councilId} and organization_id = ${input.villageId} and kind = 'village'`.execute(tx)).rows[0]?.name ?? undefined);
    if (village === undefined) throw new Invalid({ villageId: 'petition.village-unknown' });
    const proposal = (await proposalsOf(tx, [input.body]))[0]!;
    const key = searchKeyOf({ code: codeOf(row.year, row.number), title: input.title, body: input.body, village });
    await sql`update petition set title = ${input.title}, body = ${input.body}, village_id = ${input.villageId}, keys = ${proposal.keys}, fingerprint = ${JSON.stringify(proposal.fingerprint)}, search_key = ${key}, version = version + 1
      where council_id = ${councilId} and petition_id = ${row.id}`.execute(tx);
    const data = { code: codeOf(row.year, row.number), before: { title: row.title, body: row.body, villageId: row.villageId }, after: { title: input.title, body: input.body, villageId: input.villageId } };
    return changed('petition.amended', { subject: { kind: 'petition', id: row.id }, data }, { id: row.id });
  }
});
