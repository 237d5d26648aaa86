import { sql } from 'kysely';
import type { Calendar } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { securityOf, type Security } from '#core/identity/security.ts';
import type { LawOverride } from '#core/law/apply.ts';
import { calendarOf, type OwnDay } from '../calendar-rows.ts';
import type { CommuneKind } from '../schema.ts';
import { usualEscalation } from '../schema-settings.ts';

/** The calendar every deadline of the council is counted with: the base table, 24/11 where switched on, and the council's own days. */
export async function councilCalendar(tx: CouncilTx): Promise<Calendar> {
  const { own, cultureDayFrom } = await calendarSettings(tx);
  return calendarOf(own, cultureDayFrom);
}

/** The council's own days in order, and the year from which 24/11 is a holiday (null: no law says so yet). */
export async function calendarSettings(tx: CouncilTx): Promise<{ own: OwnDay[]; cultureDayFrom: number | null }> {
  const { rows: own } = await sql<OwnDay>`select day, kind, name, source from calendar_day where council_id = app.council() order by day`.execute(tx);
  const { rows } = await sql<{ from: number | null }>`select (settings ->> 'cultureDayFrom')::int as from from council where council_id = app.council()`.execute(tx);
  return { own, cultureDayFrom: rows[0]?.from ?? null };
}

export interface CouncilData {
  name: string;
  slug: string;
  province: string;
  unitCode: string | null;
  kind: CommuneKind;
  population: number;
  delegatesByLaw: number | null;
  delegatesElected: number | null;
  firstSessionOn: string | null;
  termFrom: string;
  termTo: string;
  remoteArea: boolean;
  sample: boolean;
  version: number;
  security: Security;
  cultureDaySource: string | null;
  /** Calendar days past a deadline after which the Standing Committee is told. */
  escalateAfterDays: number;
}

/** The council's own value, or the usual one. */
const escalation = sql<number>`coalesce((settings ->> 'escalateAfterDays')::int, ${usualEscalation}::int)`;

export async function escalateAfterDays(tx: CouncilTx): Promise<number> {
  const { rows } = await sql<{ days: number }>`select ${escalation} as days from council where council_id = app.council()`.execute(tx);
  return rows[0]?.days ?? usualEscalation;
}

/** What is known of the council of this transaction. */
export async function councilData(tx: CouncilTx): Promise<CouncilData | null> {
  const { rows } = await sql<CouncilData>`select name, slug, province, unit_code as "unitCode", kind, population, delegates_by_law as "delegatesByLaw", delegates_elected as "delegatesElected",
      first_session_on as "firstSessionOn", term_from as "termFrom", term_to as "termTo", remote_area as "remoteArea", sample, version, settings -> 'security' as security,
      settings ->> 'cultureDaySource' as "cultureDaySource", ${escalation} as "escalateAfterDays" from council where council_id = app.council()`.execute(tx);
  return rows[0] ? { ...rows[0], security: securityOf(rows[0].security) } : null;
}

/** Values the council set in place of the law table's, for `ruleOn`. */
export async function lawOverrides(tx: CouncilTx): Promise<LawOverride[]> {
  const { rows } = await sql<LawOverride>`select rule_id as "ruleId", amount, unit, source, from_on as "from" from law_override where council_id = app.council() order by rule_id, from_on`.execute(tx);
  return rows;
}

export interface LogLine {
  seq: number;
  at: Date;
  actorName: string;
  name: string;
  data: Record<string, unknown>;
  /** Whose account it was about: a sign-in is recorded before anybody is known to act. */
  about: string | null;
}

/** Lines of the event log, newest first: of an actor's name, a kind of event (prefix), between days; `before` pages on. */
export async function eventLog(tx: CouncilTx, filter: { actor?: string; kind?: string; from?: string | null; to?: string | null; before?: number | null }, limit = 100): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`select seq, at, actor_name as "actorName", e.name, data, p.name as about
    from event e left join person p on p.council_id = e.council_id and e.subject_kind = 'account' and p.person_id = e.subject_id where e.council_id = app.council()
      and (${filter.actor ?? ''} = '' or actor_name = ${filter.actor ?? ''})
      and (${filter.kind ?? ''} = '' or e.name like ${`${(filter.kind ?? '').replace(/[%_\\]/g, '')}.%`})
      and (${filter.from ?? null}::date is null or at >= (${filter.from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'))
      and (${filter.to ?? null}::date is null or at < ((${filter.to ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'))
      and (${filter.before ?? null}::bigint is null or seq < ${filter.before ?? null}::bigint)
    order by seq desc limit ${limit}`.execute(tx);
  return rows;
}

/** Who acted and what kinds of events there are, for the filters of the log. */
export async function logChoices(tx: CouncilTx): Promise<{ actors: string[]; kinds: string[] }> {
  const actors = await sql<{ name: string }>`select distinct actor_name as name from event where council_id = app.council() order by 1 limit 300`.execute(tx);
  const kinds = await sql<{ kind: string }>`select distinct split_part(name, '.', 1) as kind from event where council_id = app.council() order by 1`.execute(tx);
  return { actors: actors.rows.map((row) => row.name), kinds: kinds.rows.map((row) => row.kind) };
}
