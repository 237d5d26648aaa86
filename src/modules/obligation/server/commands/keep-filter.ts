import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Forbidden, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { DropFilter, KeepFilter } from '../../schema.ts';

/** Filters a person may keep; more no longer fit above a list. */
const most = 12;

/** Keeps a filter of "Việc của tôi" as a chip under a name; the same name again replaces it. @throws RuleBroken when there are too many */
export const keepFilter = command({
  name: 'saved-filter.keep',
  input: KeepFilter,
  async run({ tx, councilId, actor, now }, { name, query }) {
    if (actor.personId === null) throw new Forbidden();
    await sql`delete from saved_filter where council_id = ${councilId} and person_id = ${actor.personId} and page = 'viec' and name = ${name}`.execute(tx);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from saved_filter where council_id = ${councilId} and person_id = ${actor.personId} and page = 'viec'`.execute(tx);
    if ((rows[0]?.n ?? 0) >= most) throw new RuleBroken('obligation.filters-full', { most });
    const id = newId<'saved-filter'>(now.getTime());
    await sql`insert into saved_filter (council_id, saved_filter_id, person_id, page, name, query, made_at) values (${councilId}, ${id}, ${actor.personId}, 'viec', ${name}, ${query}, ${now})`.execute(tx);
    return changed('saved-filter.kept', { subject: { kind: 'saved-filter', id }, data: { name, query } }, { id, name, query });
  }
});

/** Drops a kept filter; somebody else's is not found and stays. */
export const dropFilter = command({
  name: 'saved-filter.drop',
  input: DropFilter,
  async run({ tx, councilId, actor }, { savedFilterId }) {
    await sql`delete from saved_filter where council_id = ${councilId} and saved_filter_id = ${savedFilterId} and person_id = ${actor.personId}`.execute(tx);
    return changed('saved-filter.dropped', { subject: { kind: 'saved-filter', id: savedFilterId } }, null);
  }
});
