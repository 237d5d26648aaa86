import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { ActKind } from '../acts.ts';

export interface NewAct {
  kind: ActKind;
  happenedOn: Day;
  bodyReceivedOn?: Day | null;
  organizationId?: string | null;
  ground?: string;
  criteria?: readonly string[];
  outcome?: string | null;
  paper?: string;
  note?: string;
}

/** The row of an act; part of a command that has judged it. */
export async function insertAct({ tx, councilId, actor, now }: Context, letterId: string, act: NewAct): Promise<string> {
  const id = newId<'letter-act'>(now.getTime());
  await sql`insert into letter_act (council_id, letter_act_id, letter_id, kind, happened_on, body_received_on, organization_id, ground, criteria, outcome, paper, note, made_at, made_by)
    values (${councilId}, ${id}, ${letterId}, ${act.kind}, ${act.happenedOn}, ${act.bodyReceivedOn ?? null}, ${act.organizationId ?? null}, ${act.ground ?? ''}, ${[...(act.criteria ?? [])]}::text[], ${act.outcome || null},
      ${act.paper ?? ''}, ${act.note ?? ''}, ${now}, ${actor.personId})`.execute(tx);
  return id;
}
