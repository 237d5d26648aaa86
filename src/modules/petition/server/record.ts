import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { EventDraft } from '#core/events.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { readSettings } from '#core/settings.ts';
import { khongDau } from '#core/text.ts';
import { codeOf, endedStages, parseCode, titleOf } from '../rules.ts';
import type { RecordedPetition } from '../schema.ts';
import { reopenWithin } from './commands/reopen-petition.ts';
import { askToCompile } from './duties.ts';
import { proposalsOf, type Proposal } from './proposal.ts';
import { readPetition } from './petition-row.ts';

export interface Recorded {
  petitionId: string;
  raisingId: string;
  code: string;
  title: string;
  /** It was one more raising of a petition that stood already. */
  joined: boolean;
  /** The same entry had come in before; nothing was written. */
  repeated: boolean;
}

/** Key of a petition for searching without marks. */
export function searchKeyOf(petition: { code: string; title: string; body: string; village: string | null }): string {
  return khongDau(`${petition.code} ${petition.title} ${petition.body} ${petition.village ?? ''}`).slice(0, 6000);
}

/**
 * Writes matters as they came in, in order: a petition each with its first raising, or one more raising of one that stands. The same `entryKey` again writes nothing and gives what was
 * written the first time. Events hold no names and no words of the raisers.
 * @param at names the field of a line in a refusal
 */
export async function recordLines(context: Context, lines: readonly RecordedPetition[], at: (index: number, field: string) => string): Promise<{ events: EventDraft[]; results: Recorded[] }> {
  const { tx, today } = context;
  const events: EventDraft[] = [];
  const results: Recorded[] = [];
  const earlier = await earlierEntries(context, lines);
  const villages = new Map((await sql<{ id: string; name: string }>`select organization_id as id, name from organization where council_id = app.council() and kind = 'village'`.execute(tx)).rows.map((row) => [row.id, row.name]));
  const proposals = await proposalsOf(tx, lines.map((line) => line.text));
  for (const [index, line] of lines.entries()) {
    const known = line.entryKey ? (earlier.get(line.entryKey) ?? results.find((_, i) => lines[i]?.entryKey === line.entryKey)) : undefined;
    if (known) {
      results.push({ ...known, repeated: true });
      continue;
    }
    if (line.raisedOn !== null && line.raisedOn > today) throw new Invalid({ [at(index, 'raisedOn')]: 'petition.raised-ahead' });
    if (line.villageId !== null && !villages.has(line.villageId)) throw new Invalid({ [at(index, 'villageId')]: 'petition.village-unknown' });
    const written = line.joinPetitionId ? await join(context, line, line.joinPetitionId) : await begin(context, line, proposals[index]!, villages);
    events.push(...written.events);
    results.push(written.result);
  }
  await openCompiling(context, lines, results);
  return { events, results };
}

/** One that came alone is to be classified within the law's time (law:PET-01); those of a meeting are the meeting's own duty. */
async function openCompiling(context: Context, lines: readonly RecordedPetition[], results: readonly Recorded[]): Promise<void> {
  const alone = results.filter((result, index) => !result.joined && !result.repeated && !lines[index]?.voterMeetingId && lines[index]?.source !== 'import');
  await askToCompile(
    context,
    alone.map((result) => {
      const { year, number } = parseCode(result.code)!;
      return { id: result.petitionId, year, number, title: result.title };
    })
  );
}

async function earlierEntries({ tx, councilId }: Context, lines: readonly RecordedPetition[]): Promise<Map<string, Recorded>> {
  const keys = lines.flatMap((line) => (line.entryKey ? [line.entryKey] : []));
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; petitionId: string; raisingId: string; year: number; number: number; title: string }>`select r.entry_key as key, r.petition_id as "petitionId", r.raising_id as "raisingId", p.year, p.number, p.title
    from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id where r.council_id = ${councilId} and r.entry_key = any(${keys}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.key, { petitionId: row.petitionId, raisingId: row.raisingId, code: codeOf(row.year, row.number), title: row.title, joined: false, repeated: true }]));
}

async function begin(context: Context, line: RecordedPetition, proposal: Proposal, villages: ReadonlyMap<string, string>): Promise<{ events: EventDraft[]; result: Recorded }> {
  const { tx, councilId, actor, now, today } = context;
  const raisedOn = line.raisedOn ?? today;
  const year = Number(raisedOn.slice(0, 4));
  const number = await nextPetitionNumber(context, year);
  const id = newId<'petition'>(now.getTime());
  const title = line.title === '' ? titleOf(line.text) : line.title;
  const key = searchKeyOf({ code: codeOf(year, number), title, body: line.text, village: line.villageId ? (villages.get(line.villageId) ?? null) : null });
  await sql`insert into petition (council_id, petition_id, root_id, year, number, title, body, village_id, proposed_field, proposed_level, keys, fingerprint, search_key, recorded_at, recorded_by)
    values (${councilId}, ${id}, ${id}, ${year}, ${number}, ${title}, ${line.text}, ${line.villageId}, ${proposal.field}, ${proposal.level}, ${proposal.keys}, ${JSON.stringify(proposal.fingerprint)}, ${key}, ${now}, ${actor.personId})`.execute(tx);
  const raisingId = await insertRaising(context, id, line, raisedOn);
  const code = codeOf(year, number);
  const data = { code, source: line.source, villageId: line.villageId, raisedOn, proposedField: proposal.field, proposedLevel: proposal.level };
  return { events: [{ name: 'petition.recorded', subject: { kind: 'petition', id }, data }], result: { petitionId: id, raisingId, code, title, joined: false, repeated: false } };
}

async function join(context: Context, line: RecordedPetition, petitionId: string): Promise<{ events: EventDraft[]; result: Recorded }> {
  const asked = await readPetition(context.tx, context.actor, petitionId);
  const root = asked.rootId === asked.id ? asked : await readPetition(context.tx, context.actor, asked.rootId);
  if (root.stage === 'split' || root.stage === 'removed') throw new RuleBroken(`petition.is-${root.stage}`);
  const raisedOn = line.raisedOn ?? context.today;
  const raisingId = await insertRaising(context, root.id, line, raisedOn);
  const code = codeOf(root.year, root.number);
  const data = { code, source: line.source, raisedOn, times: root.raisings + 1, stage: root.stage };
  const raised = { name: 'petition.raised-again', subject: { kind: 'petition', id: root.id as string }, data };
  const reopened = endedStages.includes(root.stage) && root.answeredOn !== null && raisedOn >= root.answeredOn ? await reopenWithin(context, root, 'raised-again', 'Cử tri nêu lại sau khi đã trả lời') : [];
  return { events: [raised, ...reopened], result: { petitionId: root.id, raisingId, code, title: root.title, joined: true, repeated: false } };
}

async function insertRaising(context: Context, petitionId: string, line: RecordedPetition, raisedOn: string): Promise<string> {
  const { tx, councilId, actor, now } = context;
  const id = newId<'raising'>(now.getTime());
  await sql`insert into raising (council_id, raising_id, petition_id, entry_key, source, voter_meeting_id, reception_id, letter_id, delegate_person_id, village_id, raised_on, words, place, voters, many, behalf, recorded_at, recorded_by)
    values (${councilId}, ${id}, ${petitionId}, ${line.entryKey}, ${line.source}, ${line.voterMeetingId}, ${line.receptionId}, ${line.letterId}, ${line.delegatePersonId}, ${line.villageId}, ${raisedOn}, ${line.text},
      ${line.place}, ${line.voters}, ${line.many}, ${line.behalf}, ${now}, ${actor.personId})`.execute(tx);
  const { raiser } = line;
  if (raiser && (raiser.name || raiser.phone || raiser.email || raiser.address))
    await sql`insert into raiser (council_id, raising_id, name, phone, email, address) values (${councilId}, ${id}, ${raiser.name}, ${raiser.phone}, ${raiser.email}, ${raiser.address})`.execute(tx);
  for (const file of line.files) {
    const stored = await storeFile(context, readSettings().dataDir, file, 'files');
    await sql`insert into petition_file (council_id, petition_file_id, petition_id, raising_id, file_id, kind, added_at, added_by)
      values (${councilId}, ${newId<'petition-file'>(now.getTime())}, ${petitionId}, ${id}, ${stored.id}, 'photo', ${now}, ${actor.personId})`.execute(tx);
  }
  return id;
}

/** The next number of a year; one writer at a time, so that none is given twice and none is lost. */
export async function nextPetitionNumber({ tx, councilId }: Context, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`petition ${councilId} ${year}`}, 0))`.execute(tx);
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0) + 1 as number from petition where council_id = ${councilId} and year = ${year}`.execute(tx);
  return rows[0]?.number ?? 1;
}
