import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { obligationColumns, obligationSource, type ObligationRow } from '#modules/obligation/server/obligation-row.ts';
import { asWork } from '#modules/obligation/server/my-work.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';
import { isUnaccepted, type DeskItem, type DeskPetition, type DeskWork, type SentItem } from '../desk.ts';
import { codeOf } from '../rules.ts';
import type { Result, Stage } from '../schema.ts';

/** More lines than a desk can hold are not read; those nearest in time come first. */
const most = 400;

const idle = new Set(['overseer', 'administrator']);

/** Ids of the bodies whose desk this is: those the actor works in and those under them, as a subselect. Whoever only watches there has none. */
export function deskBodies(actor: Actor): RawBuilder<string> {
  const own = actor.belongings.filter((each) => !idle.has(each.role)).map((each) => each.organizationId);
  return sql<string>`(select b.organization_id from organization b where b.council_id = app.council() and (b.organization_id = any(${own}::uuid[]) or b.parent_id = any(${own}::uuid[])))`;
}

interface PetitionLine {
  id: string;
  year: number;
  number: number;
  title: string;
  stage: Stage;
  raisings: number;
  voters: number;
  villageName: string | null;
  referredOn: Day | null;
  promisedOn: Day | null;
  drafted: boolean;
}

/** What the actor's bodies owe the council, of every kind, by the last day; and what they answered that waits for its judgement. */
export async function deskWork(tx: CouncilTx, actor: Actor, today: Day, now: Date): Promise<DeskWork> {
  if (actor.personId === null) return { bodies: [], items: [], sent: [] };
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and ${visibleTo(actor, 's')}
      and (s.lead_organization_id in ${deskBodies(actor)} or s.responsible_person_id = ${actor.personId})
    order by s.due_on nulls last, s.due_at nulls last, s.obligation_id limit ${most}`.execute(tx);
  const petitions = await petitionLines(tx, actor, rows.filter((row) => row.subjectKind.startsWith('petition-')).map((row) => row.subjectId));
  const items = rows.map((row): DeskItem => {
    const work = asWork(row, actor, today, now);
    return {
      id: row.id,
      kind: row.kind,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      title: row.title,
      basis: row.basis,
      leadName: row.leadName,
      dueOn: row.dueOn,
      standing: work.standing,
      verb: work.verb,
      chased: row.chased,
      petition: petitions.get(row.subjectId) ?? null
    };
  });
  return { bodies: await deskBodyNames(tx, actor), items, sent: await sentAnswers(tx, actor) };
}

async function petitionLines(tx: CouncilTx, actor: Actor, ids: readonly string[]): Promise<Map<string, DeskPetition>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PetitionLine>`select p.petition_id as id, p.year, p.number, p.title, p.stage, p.raisings, p.voters, v.name as "villageName", p.referred_on as "referredOn", p.promised_on as "promisedOn",
      exists (select from reply_draft d where d.council_id = p.council_id and d.body_id = p.body_id and p.petition_id = any(d.petition_ids)) as drafted
    from petition p left join organization v on v.council_id = p.council_id and v.organization_id = p.village_id
    where p.council_id = app.council() and p.petition_id = any(${[...ids]}::uuid[]) and p.body_id in ${deskBodies(actor)}`.execute(tx);
  return new Map(rows.map(({ year, number, ...row }) => [row.id, { ...row, code: codeOf(year, number) }]));
}

/** Names of the bodies the actor works in himself, as the head of the desk says them. */
export async function deskBodyNames(tx: CouncilTx, actor: Actor): Promise<string[]> {
  const own = actor.belongings.filter((each) => !idle.has(each.role)).map((each) => each.organizationId);
  const { rows } = await sql<{ name: string }>`select coalesce(nullif(short_name, ''), name) as name from organization where council_id = app.council() and organization_id = any(${own}::uuid[]) order by position`.execute(tx);
  return rows.map((row) => row.name);
}

async function sentAnswers(tx: CouncilTx, actor: Actor): Promise<SentItem[]> {
  const { rows } = await sql<Omit<SentItem, 'code'> & { year: number; number: number; result: Result }>`select p.petition_id as id, p.year, p.number, p.title, p.answered_on as "answeredOn", p.result from petition p
    where p.council_id = app.council() and p.stage = 'answered' and p.body_id in ${deskBodies(actor)} order by p.answered_on desc, p.petition_id desc limit 50`.execute(tx);
  return rows.map(({ year, number, ...row }) => ({ ...row, code: codeOf(year, number) }));
}

export interface DeskCounts {
  /** Open petitions the bodies owe an answer or a promise for. */
  petitions: number;
  unaccepted: number;
  /** Everything open that is late or due within 5 days. */
  due: number;
  late: number;
}

/** The numbers of the desk in the side of the screen. */
export async function deskCounts(tx: CouncilTx, actor: Actor, today: Day): Promise<DeskCounts> {
  const none = { petitions: 0, unaccepted: 0, due: 0, late: 0 };
  if (actor.personId === null) return none;
  const { rows } = await sql<{ kind: string; stage: Stage | null; due: boolean; late: boolean }>`select s.kind, p.stage, coalesce(s.due_on <= ${today}::date + 5, false) as due, coalesce(s.due_on < ${today}::date, false) as late
    from obligation_state s left join petition p on p.council_id = s.council_id and p.petition_id = s.subject_id and s.subject_kind like 'petition-%' and p.body_id in ${deskBodies(actor)}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and (s.lead_organization_id in ${deskBodies(actor)} or s.responsible_person_id = ${actor.personId})`.execute(tx);
  return {
    petitions: rows.filter((row) => row.stage !== null).length,
    unaccepted: rows.filter((row) => row.stage !== null && isUnaccepted(row.stage)).length,
    due: rows.filter((row) => row.due).length,
    late: rows.filter((row) => row.late).length
  };
}

export interface DeskSheetRow {
  code: string;
  title: string;
  body: string;
  village: string | null;
  voters: number;
  stage: Stage;
  referredOn: Day | null;
  dueOn: Day | null;
  answeredOn: Day | null;
  inTime: boolean | null;
  result: Result | null;
  promisedOn: Day | null;
  number: string | null;
  words: string | null;
  voterAgrees: boolean | null;
}

/** Every petition that was ever passed on to the actor's bodies, with the last answer: for the workbook. Nobody's name is in it. */
export async function deskSheet(tx: CouncilTx, actor: Actor): Promise<DeskSheetRow[]> {
  const { rows } = await sql<Omit<DeskSheetRow, 'code'> & { year: number; numberOf: number }>`select p.year, p.number as "numberOf", p.title, p.body, v.name as village, p.voters, p.stage, p.referred_on as "referredOn", o.due_on as "dueOn",
      p.answered_on as "answeredOn", o.in_time as "inTime", p.result, p.promised_on as "promisedOn", r.number, r.words, p.voter_agrees as "voterAgrees"
    from petition p
    left join organization v on v.council_id = p.council_id and v.organization_id = p.village_id
    left join lateral (select s.due_on, s.in_time from obligation_state s where s.council_id = p.council_id and s.subject_kind = 'petition-reply' and s.subject_id = p.petition_id and s.withdrawn_at is null
      order by s.opened_at desc limit 1) o on true
    left join lateral (select x.number, i.words from reply_item i join reply x on x.council_id = i.council_id and x.reply_id = i.reply_id
      where i.council_id = p.council_id and i.petition_id = p.petition_id and i.withdrawn_at is null order by i.reply_id desc limit 1) r on true
    where p.council_id = app.council() and exists (select from referral f where f.council_id = p.council_id and f.petition_id = p.petition_id and f.body_id in ${deskBodies(actor)})
    order by o.due_on nulls last, p.year, p.number limit 5000`.execute(tx);
  return rows.map(({ year, numberOf, ...row }) => ({ ...row, code: codeOf(year, numberOf) }));
}
