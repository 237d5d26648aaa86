import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { personPolicy } from '../../policy.ts';
import { ImportPeople, UndoPeopleImport, type ImportedPerson } from '../../schema.ts';
import { givePosts, insertPerson } from '../rows.ts';

/** Takes in a whole list of people read beforehand; all of it or nothing. */
export const importPeople = command({
  name: 'people.import',
  input: ImportPeople,
  async run(context, { fileName, people }) {
    authorize(personPolicy, 'assign', context.actor);
    if (people.some((person) => person.posts.some((post) => post.role === 'administrator'))) authorize(personPolicy, 'assign-administrator', context.actor);
    const importId = await writePeople(context, fileName, people);
    return changed('people.imported', { subject: { kind: 'people-import', id: importId }, data: { fileName, people: people.length, names: people.slice(0, 50).map((person) => person.name) } }, { importId, people: people.length });
  }
});

/** The rows of an import; also used when a council is founded with its list. @returns id of the import. */
export async function writePeople(context: Context, fileName: string, people: readonly ImportedPerson[]): Promise<string> {
  const importId = newId<'people-import'>(context.now.getTime());
  await sql`insert into people_import (council_id, import_id, file_name, people, made_by, made_at)
    values (${context.councilId}, ${importId}, ${fileName}, ${people.length}, ${context.actor.personId}, ${context.now})`.execute(context.tx);
  for (const person of people) {
    const id = await insertPerson(context, person, importId);
    await givePosts(context, { id, name: person.name }, person.posts, { fromOn: person.fromOn, toOn: null }, { importId });
  }
  return importId;
}

/** Takes a whole import back: its people and memberships. @throws RuleBroken naming the people work is tied to already. */
export const undoPeopleImport = command({
  name: 'people.undo-import',
  input: UndoPeopleImport,
  async run(context, { importId }) {
    const { tx, councilId, actor, now } = context;
    authorize(personPolicy, 'assign', actor);
    const found = (await sql<{ fileName: string; undoneAt: Date | null }>`select file_name as "fileName", undone_at as "undoneAt" from people_import
      where council_id = ${councilId} and import_id = ${importId} for update`.execute(tx)).rows[0];
    if (!found) throw new NotFound();
    if (found.undoneAt) throw new RuleBroken('person.import-undone');
    const { rows } = await sql<{ id: string; name: string }>`select person_id as id, name from person where council_id = ${councilId} and import_id = ${importId}`.execute(tx);
    const used: string[] = [];
    for (const person of rows) if (!(await erase(context, person.id, importId))) used.push(person.name);
    if (used.length > 0) throw new RuleBroken('person.import-used', { names: used.slice(0, 5).join(', ') + (used.length > 5 ? ` (${used.length})` : '') });
    await sql`delete from membership where council_id = ${councilId} and import_id = ${importId}`.execute(tx);
    await sql`update people_import set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and import_id = ${importId}`.execute(tx);
    return changed('people.import-undone', { subject: { kind: 'people-import', id: importId }, data: { fileName: found.fileName, people: rows.length } }, { people: rows.length });
  }
});

/** Erases a person nobody has worked with; false when something refers to them or they have signed in. */
async function erase({ tx, councilId }: Context, personId: string, importId: string): Promise<boolean> {
  const signedIn = await sql`select 1 from account where council_id = ${councilId} and person_id = ${personId} and password_hash is not null`.execute(tx);
  if (signedIn.rows.length > 0) return false;
  await sql`savepoint one_person`.execute(tx);
  try {
    await sql`delete from membership where council_id = ${councilId} and person_id = ${personId} and import_id = ${importId}`.execute(tx);
    await sql`delete from account where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    await sql`delete from invitation where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    await sql`delete from person where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    await sql`release savepoint one_person`.execute(tx);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    await sql`rollback to savepoint one_person`.execute(tx);
    return false;
  }
}
