import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import type { FoundMinutes, MinutesHead, MinutesLine } from '../../../intake/minutes/item.ts';
import { itemsOf, withNear } from '../../../intake/minutes/items.ts';
import { nearRows } from '../near-rows.ts';

export interface ReadMinutes {
  found: FoundMinutes;
  lines: MinutesLine[];
  warnings: string[];
}

const read = v.custom<ReadMinutes>((value) => typeof value === 'object' && value !== null && 'found' in value);

/** Lays what was found in minutes before the person who sent them: with the council's villages and the same matters of the register. */
export const keepMinutes = command({
  name: 'petition-import.keep-minutes',
  input: v.object({ importId: v.string(), read }),
  async run(context, { importId, read: { found, lines, warnings } }) {
    const { tx, councilId, now, today } = context;
    const villages = (await sql<{ id: string; name: string }>`select organization_id as id, name from organization where council_id = ${councilId} and kind = 'village' and dissolved_on is null`.execute(tx)).rows;
    const meeting = await sql<{ head: MinutesHead; on: string | null }>`select i.head, (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as on from petition_import i
      left join voter_meeting m on m.council_id = i.council_id and m.voter_meeting_id = (i.head->>'voterMeetingId')::uuid where i.council_id = ${councilId} and i.petition_import_id = ${importId}`.execute(tx);
    const ubnd = (await sql<{ id: string }>`select organization_id as id from organization where council_id = ${councilId} and kind = 'peoples-committee' and dissolved_on is null order by position limit 1`.execute(tx)).rows[0]?.id ?? null;
    const first = meeting.rows[0];
    const written = found.heldOn !== null && found.heldOn <= today ? found.heldOn : null;
    const head: MinutesHead = { title: found.title, place: found.place, heldOn: first?.on ?? written, voterMeetingId: first?.head.voterMeetingId ?? null, villageId: null, bodyId: ubnd };
    const plain = itemsOf(found.matters, villages);
    const near = await nearRows(context, plain);
    const items = plain.map((item, index) => withNear(item, near[index] ?? []));
    await sql`update petition_import set read_at = ${now}, progress = null, head = ${JSON.stringify(head)}, text_lines = ${JSON.stringify(lines)}, items = ${JSON.stringify(items)}, warnings = ${JSON.stringify(warnings)}
      where council_id = ${councilId} and petition_import_id = ${importId} and read_at is null`.execute(tx);
    return changed('petition-import.read', { subject: { kind: 'petition-import', id: importId }, data: { items: items.length } }, { items: items.length });
  }
});
