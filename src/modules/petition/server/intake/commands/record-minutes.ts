import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { authorize } from '#core/policy.ts';
import { matchOrganization } from '#modules/organization/rules.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import type { MinutesItem } from '../../../intake/minutes/item.ts';
import { namesRaiser } from '../../../intake/minutes/items.ts';
import { OnIntake } from '../../../intake/schema.ts';
import { petitionPolicy } from '../../../policy.ts';
import type { Field, Level, RecordedPetition } from '../../../schema.ts';
import { classifyPetitions } from '../../commands/classify-petitions.ts';
import { recordLines, type Recorded } from '../../record.ts';
import { entryKeyOf } from '../entry-key.ts';
import { recordHistory } from '../history.ts';
import { lockMinutes } from '../import-row.ts';

/**
 * The end of minutes: every confirmed item is a petition or one more raising, answers of the meeting stand as answers to be judged; one transaction. The words of the minutes, with the names
 * in them, are then let go: names stand behind the wall of the raiser alone.
 * @throws NotFound | Forbidden | RuleBroken: items not decided | Invalid: no day, no answering body
 */
export const recordMinutes = command({
  name: 'petition-import.record-minutes',
  input: OnIntake,
  async run(context, { importId }) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'record', actor);
    const row = await lockMinutes(context, importId);
    const open = row.items.filter((item) => item.decision === null).length;
    if (open > 0) throw new RuleBroken('petition-import.open-items', { n: open });
    const items = row.items.filter((item) => item.decision === 'confirmed');
    if (items.length === 0) throw new RuleBroken('petition-import.nothing');
    if (items.some(namesRaiser)) throw new RuleBroken('petition-import.name-in-words');
    const { heldOn } = row.head;
    if (heldOn === null) throw new Invalid({ heldOn: 'petition-import.day-needed' }, 'petition-import.day-needed');
    const bodies = await bodiesFor(context, items, row.head.bodyId);
    if (items.some((item) => item.answer?.taken && !bodies.get(item.key))) throw new Invalid({ bodyId: 'petition-import.answer-body' }, 'petition-import.answer-body');
    const lines = items.map((item): RecordedPetition => ({
      text: item.text,
      title: '',
      source: 'meeting',
      voterMeetingId: row.head.voterMeetingId,
      receptionId: null,
      letterId: null,
      delegatePersonId: null,
      raisedOn: heldOn,
      villageId: item.villageId ?? row.head.villageId,
      place: [item.villageId === null ? item.villageWords : '', `biên bản “${row.fileName.slice(0, 80)}”, ${item.page ? `trang ${item.page}, ` : ''}dòng ${item.lines[0]}`].filter(Boolean).join(' · ').slice(0, 300),
      voters: item.voters,
      many: item.many,
      behalf: '',
      raiser: { name: item.raiserName, phone: '', email: '', address: '' },
      field: null,
      level: null,
      bodyId: null,
      joinPetitionId: item.joinPetitionId,
      entryKey: entryKeyOf(row.fileHash, item.key),
      files: []
    }));
    const { events, results } = await recordLines(context, lines, (index, field) => `items.${items[index]!.key}.${field}`);
    const answered = items.flatMap((item, index) => (item.answer?.taken && !results[index]!.repeated ? [{ item, result: results[index]! }] : []));
    await classifyAnswered(context, answered, bodies);
    const more: EventDraft[] = [];
    for (const { item, result } of answered)
      more.push(...(await recordHistory(context, result, { result: 'explained', ended: false, words: item.answer!.words, number: '', answeredOn: heldOn, promisedOn: null, signedBy: item.answer!.by.slice(0, 200) }, bodies.get(item.key) ?? null, `biên bản “${row.fileName}”, trả lời tại hội nghị`)));
    await sql`update petition_import set ordered_at = ${now}, ordered_by = ${actor.personId}, finished_at = ${now}, recorded = ${items.length}, text_lines = '[]', items = '[]', undo = '[]'
      where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    const finished = { name: 'petition-import.finished', subject: { kind: 'petition-import', id: importId }, data: { recorded: items.length, joined: results.filter((result) => result.joined).length, answered: answered.length } };
    return { events: [...events, ...more, finished], result: { recorded: items.length, joined: results.filter((result) => result.joined).length, answered: answered.length, voterMeetingId: row.head.voterMeetingId } };
  }
});

type Ctx = Parameters<typeof lockMinutes>[0];

/** The body whose people answered each item: by the post written after the name, else the one chosen for the whole. */
async function bodiesFor({ tx }: Ctx, items: readonly MinutesItem[], usual: string | null): Promise<Map<string, string | null>> {
  const organizations = (await organizationChoices(tx)).filter((each) => ['peoples-committee', 'department', 'standing-committee', 'board', 'higher-authority', 'other'].includes(each.kind));
  return new Map(
    items.map((item) => {
      const post = item.answer?.by.split(',').slice(1).join(',').trim() ?? '';
      const match = post === '' ? null : matchOrganization(post, organizations);
      return [item.key, match && match.score >= 0.6 ? match.id : usual];
    })
  );
}

async function classifyAnswered(context: Ctx, answered: readonly { item: MinutesItem; result: Recorded }[], bodies: ReadonlyMap<string, string | null>): Promise<void> {
  const fresh = answered.filter(({ result }) => !result.joined);
  if (fresh.length === 0) return;
  const { rows } = await sql<{ id: string; field: Field; level: Level }>`select petition_id as id, proposed_field as field, proposed_level as level from petition
    where council_id = ${context.councilId} and petition_id = any(${fresh.map(({ result }) => result.petitionId)}::uuid[])`.execute(context.tx);
  const byId = new Map(rows.map((each) => [each.id, each]));
  await classifyPetitions.within(context, {
    items: fresh.map(({ item, result }) => ({ petitionId: result.petitionId, field: byId.get(result.petitionId)!.field, level: byId.get(result.petitionId)!.level, bodyId: bodies.get(item.key) ?? null, boardId: null, aboutCouncil: false }))
  });
}
