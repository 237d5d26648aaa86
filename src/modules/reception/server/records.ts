import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { can } from '#core/policy.ts';
import { receptionPolicy } from '../policy.ts';
import type { MatterKind } from '../schema.ts';

export interface ReceptionRow {
  id: string;
  year: number;
  number: number;
  kind: 'regular' | 'unscheduled' | 'standing';
  receivedOn: Day;
  dayId: string | null;
  receivedById: string;
  receivedByName: string;
  visitorName: string | null;
  visitorAddress: string | null;
  visitorPhone: string | null;
  villageName: string | null;
  protected: boolean;
  /** Numbers of the masks of its letters: what a protected visitor is called. */
  masks: number[];
  peopleCount: number;
  chosenPaper: string;
  doneBefore: string;
  request: string;
  handling: string;
  readBackAt: Date | null;
  signedHow: 'signature' | 'fingerprint' | null;
  representatives: { name: string; address: string }[];
  matters: { id: string; kind: MatterKind; text: string; handling: string; letterId: string | null; letterNumber: number | null; letterPart: string | null; petitionId: string | null }[];
  receipts: { id: string; number: number; givenOn: Day; documents: { name: string; copies: string; form: string }[] }[];
}

/** Receptions the actor may see: the office and the Standing Committee all, a delegate those he received or had the duty of. */
function visible(actor: Actor): RawBuilder<boolean> {
  if (can(receptionPolicy, 'see-all', actor)) return sql<boolean>`true`;
  if (actor.personId === null || !can(receptionPolicy, 'see', actor)) return sql<boolean>`false`;
  return sql<boolean>`(r.received_by = ${actor.personId} or exists (select 1 from reception_duty u where u.council_id = r.council_id and u.reception_day_id = r.reception_day_id and u.person_id = ${actor.personId} and u.released_at is null))`;
}

export async function receptionsWhere(tx: CouncilTx, actor: Actor, condition: RawBuilder<boolean>, limit = 1000): Promise<ReceptionRow[]> {
  const { rows } = await sql<ReceptionRow>`select r.reception_id as id, r.year, r.number, r.kind, r.received_on as "receivedOn", r.reception_day_id as "dayId", r.received_by as "receivedById", p.name as "receivedByName",
      r.visitor_name as "visitorName", r.visitor_address as "visitorAddress", r.visitor_phone as "visitorPhone", v.name as "villageName", r.protected_at is not null as protected, r.people_count as "peopleCount",
      r.chosen_paper as "chosenPaper", r.done_before as "doneBefore", r.request, r.handling, r.read_back_at as "readBackAt", r.signed_how as "signedHow",
      array(select l.mask_number from letter l where l.council_id = r.council_id and l.reception_id = r.reception_id and l.mask_number is not null order by 1) as masks,
      coalesce((select jsonb_agg(jsonb_build_object('name', x.name, 'address', x.address) order by x.position) from reception_representative x where x.council_id = r.council_id and x.reception_id = r.reception_id), '[]') as representatives,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.reception_matter_id, 'kind', m.kind, 'text', m.text, 'handling', m.handling, 'letterId', m.letter_id, 'letterNumber', l.number, 'letterPart', l.part, 'petitionId', m.petition_id) order by m.position)
        from reception_matter m left join letter l on l.council_id = m.council_id and l.letter_id = m.letter_id where m.council_id = r.council_id and m.reception_id = r.reception_id), '[]') as matters,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.reception_receipt_id, 'number', c.number, 'givenOn', c.given_on, 'documents', c.documents) order by c.made_at)
        from reception_receipt c where c.council_id = r.council_id and c.reception_id = r.reception_id), '[]') as receipts
    from reception r join person p on p.council_id = r.council_id and p.person_id = r.received_by left join organization v on v.council_id = r.council_id and v.organization_id = r.visitor_village_id
    where r.council_id = app.council() and ${visible(actor)} and ${condition} order by r.received_on desc, r.number desc limit ${limit}`.execute(tx);
  return rows;
}

/** @throws NotFound when there is none, or none this person may know of */
export async function readReception(tx: CouncilTx, actor: Actor, id: string): Promise<ReceptionRow> {
  const row = (await receptionsWhere(tx, actor, sql<boolean>`r.reception_id = ${id}`, 1))[0];
  if (!row) throw new NotFound();
  return row;
}

export interface RefusalRow {
  id: string;
  year: number;
  number: number;
  refusedOn: Day;
  personName: string;
  personAddress: string;
  matter: string;
  ground: string;
  groundNote: string;
  noticedOn: Day | null;
  noticedPaper: string | null;
  dueOn: Day | null;
}

/** Refusals of a year with the day their notice is due; for the office and the Standing Committee. */
export async function refusalsOf(tx: CouncilTx, actor: Actor, year: number): Promise<RefusalRow[]> {
  if (!can(receptionPolicy, 'see-all', actor)) return [];
  const { rows } = await sql<RefusalRow>`select f.reception_refusal_id as id, f.year, f.number, f.refused_on as "refusedOn", f.person_name as "personName", f.person_address as "personAddress", f.matter, f.ground, f.ground_note as "groundNote",
      f.noticed_on as "noticedOn", f.noticed_paper as "noticedPaper", (select o.now_due_on from obligation o where o.council_id = f.council_id and o.subject_kind = 'reception-refusal' and o.subject_id = f.reception_refusal_id limit 1) as "dueOn"
    from reception_refusal f where f.council_id = app.council() and f.year = ${year} order by f.number desc`.execute(tx);
  return rows;
}

/** The visits of a year, newest first. */
export function visitsOfYear(tx: CouncilTx, actor: Actor, year: number): Promise<ReceptionRow[]> {
  return receptionsWhere(tx, actor, sql<boolean>`r.year = ${year}`);
}

/** The visits of one reception day. */
export function visitsOfDay(tx: CouncilTx, actor: Actor, dayId: string): Promise<ReceptionRow[]> {
  return receptionsWhere(tx, actor, sql<boolean>`r.reception_day_id = ${dayId}`);
}
