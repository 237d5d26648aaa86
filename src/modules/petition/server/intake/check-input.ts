import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import type { Given } from '../../intake/sheet-line.ts';
import type { SheetHead } from '../../intake/sheet-state.ts';
import { codeOf } from '../../rules.ts';
import { raisingKey, type CheckInput, type EarlierPetition } from './check.ts';

/** Earlier petitions a list is compared with: the latest. */
const mostEarlier = 20_000;

/** Everything the check of a list needs from the database. @throws NotFound */
export async function checkInput(tx: CouncilTx, importId: string, today: Day): Promise<CheckInput> {
  const { rows: imports } = await sql<{ head: SheetHead; fileName: string; council: string }>`select i.head, i.file_name as "fileName", c.name as council from petition_import i join council c on c.council_id = i.council_id
    where i.council_id = app.council() and i.petition_import_id = ${importId}`.execute(tx);
  const whole = imports[0];
  if (!whole) throw new NotFound();
  const { rows } = await sql<Given>`select row, group_title as "group", cells from petition_import_row where council_id = app.council() and petition_import_id = ${importId} and petition_id is null order by row`.execute(tx);
  const organizations = await organizationChoices(tx);
  const { head } = whole;
  return { rows, mapping: head.mapping, around: surroundings(organizations, whole, today), earlier: await earlierPetitions(tx), known: await knownRaisings(tx) };
}

export function surroundings(organizations: Awaited<ReturnType<typeof organizationChoices>>, whole: { head: Pick<SheetHead, 'raisedOn' | 'bodyId' | 'history'>; fileName: string; council: string }, today: Day): CheckInput['around'] {
  const { head } = whole;
  return { villages: organizations.filter((each) => each.kind === 'village').map(({ id, name }) => ({ id, name })), organizations, place: whole.council, fileName: whole.fileName, today, raisedOn: head.raisedOn ?? today, bodyId: head.bodyId, history: head.history };
}

export async function earlierPetitions(tx: CouncilTx): Promise<EarlierPetition[]> {
  const { rows } = await sql<{ id: string; year: number; number: number; title: string; body: string }>`select p.root_id as id, r.year, r.number, r.title, p.body from petition p join petition r on r.council_id = p.council_id and r.petition_id = p.root_id
    where p.council_id = app.council() and p.stage not in ('removed', 'split') order by p.petition_id desc limit ${mostEarlier}`.execute(tx);
  return rows.map(({ year, number, ...row }) => ({ ...row, code: codeOf(year, number) }));
}

export async function knownRaisings(tx: CouncilTx): Promise<[string, string][]> {
  const { rows } = await sql<{ words: string; raisedOn: string; villageId: string | null; year: number; number: number }>`select r.words, r.raised_on as "raisedOn", r.village_id as "villageId", p.year, p.number
    from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id where r.council_id = app.council() and p.stage <> 'removed' order by r.raising_id desc limit 100000`.execute(tx);
  return rows.map((row) => [raisingKey(row.words, row.raisedOn, row.villageId), codeOf(row.year, row.number)]);
}
