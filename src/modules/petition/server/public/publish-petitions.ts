import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { RuleBroken, isExpected } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { khongDau } from '#core/text.ts';
import { findPersonalData, type KnownRaiser } from '../../public/personal-data.ts';
import { codeOf } from '../../rules.ts';
import { PublishPetition, PublishPetitions, WithdrawPublication } from '../../schema.ts';
import { petitionForAct, type PetitionRow } from '../petition-row.ts';
import { declinedOf, photosOf, raisersOf, standingReplies } from './publication.ts';

interface PublicWords {
  title: string;
  body: string;
  answer: string;
}

/**
 * Shows a petition to everybody in the words approved here; shown before, the new words take the place of the old. Only the photos named are shown.
 * @throws NotFound | Forbidden | RuleBroken: personal data in the words, a photo of another petition, a petition merged, split or taken out
 */
export const publishPetition = command({
  name: 'petition.publish',
  input: PublishPetition,
  async run(context, { petitionId, title, body, answer, showFiles }) {
    const row = await petitionForAct(context, petitionId, 'publish', 'publish');
    const raisers = (await raisersOf(context.tx, [row.id])).get(row.id) ?? [];
    const found = foundIn({ title, body, answer }, raisers);
    if (found !== '') throw new RuleBroken('petition.personal-data', { found });
    const photos = await photosOf(context.tx, row.id);
    if (showFiles.some((id) => !photos.some((photo) => photo.petitionFileId === id))) throw new RuleBroken('petition.publish-files');
    for (const photo of photos) {
      const show = showFiles.includes(photo.petitionFileId);
      if (show !== photo.shown) await sql`update petition_file set shown = ${show} where council_id = ${context.councilId} and petition_file_id = ${photo.petitionFileId}`.execute(context.tx);
    }
    const event = await show(context, row, { title, body, answer });
    return { events: [{ ...event, data: { ...event.data, photos: showFiles.length } }], result: { code: codeOf(row.year, row.number) } };
  }
});

export interface LeftOut {
  code: string;
  petitionId: string;
  /** Message key, and what was found where it is personal data. */
  why: string;
  found: string;
}

/**
 * Shows many petitions as they stand, each with its standing answer. One whose words hold personal data, whose voter asked not to show them, or that stands elsewhere by now is left out
 * with the reason; the others are shown.
 * @throws Forbidden
 */
export const publishPetitions = command({
  name: 'petition.publish-many',
  input: PublishPetitions,
  async run(context, { petitionIds }) {
    const ids = [...new Set(petitionIds)];
    const [raisers, declined, replies] = [await raisersOf(context.tx, ids), await declinedOf(context.tx, ids), await standingReplies(context.tx, ids)];
    const events: EventDraft[] = [];
    const left: LeftOut[] = [];
    for (const id of ids) {
      let row: PetitionRow;
      try {
        row = await petitionForAct(context, id, 'publish', 'publish');
      } catch (error) {
        if (!isExpected(error) || error.name === 'Forbidden') throw error;
        left.push({ code: String(error.params['code'] ?? ''), petitionId: id, why: error.message, found: '' });
        continue;
      }
      const words = { title: row.title, body: row.body, answer: replies.get(id)?.words ?? '' };
      const found = foundIn(words, raisers.get(id) ?? []);
      const why = found !== '' ? 'petition.personal-data' : declined.has(id) ? 'petition.voter-declined' : null;
      if (why) left.push({ code: codeOf(row.year, row.number), petitionId: id, why, found });
      else events.push(await show(context, row, words));
    }
    return { events, result: { published: events.length, left } };
  }
});

/** Takes a petition off the public page, with the reason. @throws NotFound | Forbidden | RuleBroken: not published */
export const withdrawPublication = command({
  name: 'petition.withdraw-publication',
  input: WithdrawPublication,
  async run(context, { petitionId, reason }) {
    const row = await petitionForAct(context, petitionId, 'publish', 'publish');
    if (!(await takeDown(context, row, reason))) throw new RuleBroken('petition.publication-none');
    return changed('petition.publication-withdrawn', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), reason } }, { code: codeOf(row.year, row.number) });
  }
});

async function show(context: Context, row: PetitionRow, { title, body, answer }: PublicWords): Promise<EventDraft> {
  const { tx, councilId, actor, now } = context;
  const again = await takeDown(context, row, 'Thay bằng bản công khai mới');
  const key = khongDau(`${codeOf(row.year, row.number)} ${title} ${body} ${answer} ${row.villageName ?? ''}`).slice(0, 12_000);
  await sql`insert into petition_publication (council_id, petition_publication_id, petition_id, title, body, answer, search_key, made_at, made_by)
    values (${councilId}, ${newId<'petition-publication'>(now.getTime())}, ${row.id}, ${title}, ${body}, ${answer}, ${key}, ${now}, ${actor.personId})`.execute(tx);
  return { name: 'petition.published', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), title, answered: answer !== '', again } };
}

async function takeDown({ tx, councilId, actor, now }: Context, row: PetitionRow, reason: string): Promise<boolean> {
  const { rows } = await sql`update petition_publication set withdrawn_at = ${now}, withdrawn_by = ${actor.personId}, withdrawn_reason = ${reason}
    where council_id = ${councilId} and petition_id = ${row.id} and withdrawn_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** What personal data the words hold, quoted, at most six; '' for none. */
function foundIn(words: PublicWords, raisers: readonly KnownRaiser[]): string {
  const found = Object.values(words).flatMap((text: string) => findPersonalData(text, raisers).map((one) => one.text.trim()));
  return [...new Set(found)].slice(0, 6).map((text) => `“${text}”`).join(', ');
}
