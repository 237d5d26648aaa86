import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Forbidden } from '#core/errors.ts';
import { SetPreferences } from '../../schema.ts';

/** How the actor wants to hear of each kind, and when not at all. @throws Invalid | Forbidden */
export const setPreferences = command({
  name: 'notice.set-preferences',
  input: SetPreferences,
  async run({ tx, councilId, actor }, input) {
    if (actor.personId === null) throw new Forbidden();
    for (const [kind, ways] of Object.entries(input.ways)) {
      if (!ways) continue;
      await sql`insert into notice_preference (council_id, person_id, kind, in_app, email, push) values (${councilId}, ${actor.personId}, ${kind}, ${ways.inApp}, ${ways.email}, ${ways.push})
        on conflict (council_id, person_id, kind) do update set in_app = excluded.in_app, email = excluded.email, push = excluded.push`.execute(tx);
    }
    await sql`insert into notice_quiet (council_id, person_id, quiet_from, quiet_to, rest_days) values (${councilId}, ${actor.personId}, ${input.quietFrom}, ${input.quietTo}, ${input.restDays})
      on conflict (council_id, person_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, rest_days = excluded.rest_days`.execute(tx);
    return changed('notice.preferences-set', { subject: { kind: 'person', id: actor.personId }, data: { ...input } }, null);
  }
});
