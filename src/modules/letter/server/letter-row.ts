import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor, Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { can } from '#core/policy.ts';
import { councilCalendar, councilData, lawOverrides } from '#modules/council/server/queries.ts';
import type { Act, Condition, LetterFacts, LetterKind, LetterSource, SenderKind, Sorting } from '../acts.ts';
import type { ClockSetting } from '../clocks.ts';
import { bodyBelongings, letterPolicy, type LetterPlace } from '../policy.ts';

/** One letter with what was found and done. Nothing here tells a protected sender: of him there is only the number of his mask. */
export interface LetterRow {
  id: string;
  year: number;
  number: number;
  part: string;
  kind: LetterKind;
  stage: number;
  receivedOn: Day;
  source: LetterSource;
  title: string;
  content: string;
  about: string;
  doneBefore: string;
  alsoSentTo: string;
  senderKind: SenderKind;
  peopleCount: number;
  senderName: string | null;
  senderAddress: string | null;
  senderPhone: string | null;
  villageId: string | null;
  villageName: string | null;
  maskNumber: number | null;
  receptionId: string | null;
  splitFromId: string | null;
  delegateId: string | null;
  delegateName: string | null;
  matterKey: string;
  recordedAt: Date;
  version: number;
  bodyName: string | null;
  sorting: (Sorting & { note: string; at: Date; organizationName: string | null }) | null;
  acts: LetterAct[];
}

export interface LetterAct extends Act {
  id: string;
  paper: string;
  note: string;
  at: Date;
  byId: string | null;
  byName: string | null;
  organizationName: string | null;
}

const orgName = (alias: string) => sql`coalesce(nullif(${sql.raw(alias)}.short_name, ''), ${sql.raw(alias)}.name)`;

const columns = sql`l.letter_id as id, l.year, l.number, l.part, l.kind, l.stage, l.received_on as "receivedOn", l.source, l.title, l.content, l.about, l.done_before as "doneBefore",
  l.also_sent_to as "alsoSentTo", l.sender_kind as "senderKind", l.people_count as "peopleCount", l.sender_name as "senderName", l.sender_address as "senderAddress", l.sender_phone as "senderPhone",
  l.sender_village_id as "villageId", vi.name as "villageName", l.mask_number as "maskNumber", l.reception_id as "receptionId", l.split_from_id as "splitFromId", l.delegate_id as "delegateId",
  de.name as "delegateName", l.matter_key as "matterKey", l.recorded_at as "recordedAt", l.version,
  (select jsonb_build_object('sortedOn', s.sorted_on, 'conditions', s.conditions, 'severalPlaces', s.several_places, 'organizationId', s.organization_id, 'repeatsId', s.repeats_id,
      'repeatKind', s.repeat_kind, 'note', s.note, 'at', s.made_at, 'organizationName', ${orgName('so')})
    from letter_sorting s left join organization so on so.council_id = s.council_id and so.organization_id = s.organization_id
    where s.council_id = l.council_id and s.letter_id = l.letter_id order by s.made_at desc, s.letter_sorting_id desc limit 1) as sorting,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.letter_act_id, 'kind', a.kind, 'on', a.happened_on, 'bodyReceivedOn', a.body_received_on, 'organizationId', a.organization_id, 'ground', a.ground,
      'criteria', a.criteria, 'outcome', a.outcome, 'paper', a.paper, 'note', a.note, 'at', a.made_at, 'byId', a.made_by, 'byName', ap.name, 'organizationName', ${orgName('ao')})
      order by a.happened_on, a.made_at, a.letter_act_id)
    from letter_act a left join person ap on ap.council_id = a.council_id and ap.person_id = a.made_by left join organization ao on ao.council_id = a.council_id and ao.organization_id = a.organization_id
    where a.council_id = l.council_id and a.letter_id = l.letter_id and a.taken_back_at is null), '[]') as acts`;

const joined = sql`letter l left join organization vi on vi.council_id = l.council_id and vi.organization_id = l.sender_village_id
  left join person de on de.council_id = l.council_id and de.person_id = l.delegate_id`;

/** The condition on rows of `letter` under `alias` that the actor may see. Every query of letters carries it. */
export function letterVisible(actor: Actor, alias = 'l'): RawBuilder<boolean> {
  if (can(letterPolicy, 'see-all', actor)) return sql<boolean>`true`;
  if (actor.personId === null || !can(letterPolicy, 'see', actor)) return sql<boolean>`false`;
  const l = sql.raw(alias);
  return sql<boolean>`(${l}.delegate_id = ${actor.personId} or exists (select 1 from letter_act la join organization lo on lo.council_id = la.council_id and lo.organization_id = la.organization_id
    where la.council_id = ${l}.council_id and la.letter_id = ${l}.letter_id and la.kind = 'forwarded' and la.taken_back_at is null
      and (lo.organization_id = any(${bodyBelongings(actor)}::uuid[]) or lo.parent_id = any(${bodyBelongings(actor)}::uuid[]))))`;
}

/** Letters by a condition of SQL over `l`, newest number first; only what the actor may see. */
export async function lettersWhere(tx: CouncilTx, actor: Actor, condition: RawBuilder<boolean>, limit = 2000): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${columns} from ${joined} where l.council_id = app.council() and ${letterVisible(actor)} and ${condition}
    order by l.year desc, l.number desc, l.part limit ${limit}`.execute(tx);
  return rows.map(shaped);
}

function shaped(row: LetterRow): LetterRow {
  const acts = row.acts.map((act) => ({ ...act, at: new Date(act.at) }));
  const sorting = row.sorting ? { ...row.sorting, conditions: row.sorting.conditions as Condition[], at: new Date(row.sorting.at) } : null;
  return { ...row, acts, sorting, bodyName: acts.findLast((act) => act.kind === 'forwarded')?.organizationName ?? null };
}

/** @throws NotFound when there is none, or none this person may know of */
export async function readLetter(tx: CouncilTx, actor: Actor, id: string): Promise<LetterRow> {
  const row = (await lettersWhere(tx, actor, sql<boolean>`l.letter_id = ${id}`, 1))[0];
  if (!row) throw new NotFound();
  return row;
}

/** The letter, locked so that two acts on it come one after the other. @throws NotFound */
export async function lockLetter(context: Context, id: string): Promise<LetterRow> {
  await sql`select 1 from letter where council_id = ${context.councilId} and letter_id = ${id} for update`.execute(context.tx);
  return readLetter(context.tx, context.actor, id);
}

export function factsOf(row: LetterRow): LetterFacts {
  return { kind: row.kind, stage: row.stage, receivedOn: row.receivedOn, senderKind: row.senderKind, hasDelegate: row.delegateId !== null };
}

/** Who may act on it, for `letterPolicy`. */
export async function placeOf(tx: CouncilTx, row: LetterRow): Promise<LetterPlace> {
  const body = row.acts.findLast((act) => act.kind === 'forwarded')?.organizationId ?? null;
  if (body === null) return { delegateId: row.delegateId, bodyIds: [] };
  const { rows } = await sql<{ parent: string | null }>`select parent_id as parent from organization where council_id = app.council() and organization_id = ${body}`.execute(tx);
  return { delegateId: row.delegateId, bodyIds: [body, ...(rows[0]?.parent ? [rows[0].parent] : [])] };
}

/** What the council's clocks are counted with. */
export async function clockSetting(tx: CouncilTx): Promise<ClockSetting> {
  const [calendar, overrides, council] = [await councilCalendar(tx), await lawOverrides(tx), await councilData(tx)];
  return { calendar, overrides, remote: council?.remoteArea ?? false };
}
