import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor, Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { authorize, insiders } from '#core/policy.ts';
import { petitionPolicy, type Referred } from '../policy.ts';
import { codeOf, refusalOf, type Act } from '../rules.ts';
import type { Field, Level, Outcome, Result, Stage } from '../schema.ts';

/** One petition as it stands now. */
export interface PetitionRow extends Referred {
  id: string;
  year: number;
  number: number;
  title: string;
  body: string;
  stage: Stage;
  rootId: string;
  villageId: string | null;
  villageName: string | null;
  field: Field | null;
  level: Level | null;
  proposedField: Field | null;
  proposedLevel: Level | null;
  bodyName: string | null;
  boardId: string | null;
  boardName: string | null;
  compiledAt: Date | null;
  referralId: string | null;
  referredOn: Day | null;
  answeredOn: Day | null;
  result: Result | null;
  promisedOn: Day | null;
  verdict: 'satisfactory' | 'unsatisfactory' | null;
  outcome: Outcome | null;
  voterAgrees: boolean | null;
  toldOn: Day | null;
  publishedAt: Date | null;
  reopened: number;
  raisings: number;
  voters: number;
  raisedOn: Day | null;
  lastRaisedOn: Day | null;
  recordedAt: Date;
  version: number;
}

/** Columns of `PetitionRow` from `petitionSource`. */
export const petitionColumns = sql`p.petition_id as id, p.year, p.number, p.title, p.body, p.stage, p.root_id as "rootId", p.village_id as "villageId", vo.name as "villageName", p.field, p.level,
  p.proposed_field as "proposedField", p.proposed_level as "proposedLevel", p.body_id as "bodyId", bo.parent_id as "parentId", coalesce(nullif(bo.short_name, ''), bo.name) as "bodyName",
  p.board_id as "boardId", coalesce(nullif(ba.short_name, ''), ba.name) as "boardName", p.compiled_at as "compiledAt", p.referral_id as "referralId", p.referred_on as "referredOn", p.answered_on as "answeredOn", p.result,
  p.promised_on as "promisedOn", p.verdict, p.outcome, p.voter_agrees as "voterAgrees", p.told_on as "toldOn", p.published_at as "publishedAt", p.reopened, p.raisings, p.voters,
  p.raised_on as "raisedOn", p.last_raised_on as "lastRaisedOn", p.recorded_at as "recordedAt", p.version`;

export const petitionSource = sql`petition p
  left join organization vo on vo.council_id = p.council_id and vo.organization_id = p.village_id
  left join organization bo on bo.council_id = p.council_id and bo.organization_id = p.body_id
  left join organization ba on ba.council_id = p.council_id and ba.organization_id = p.board_id`;

const seesAll = [...insiders, 'mttq-officer', 'overseer'] as const;

/** The council's own people, the Front and the overseer see every petition. */
export function seesEveryPetition(actor: Actor): boolean {
  if (actor.personId === null) return actor.name === 'Hệ thống';
  return seesAll.some((role) => actor.roles.has(role));
}

/** The condition on rows of `petition` under `alias` that the actor may see: a body outside sees what was referred to it or to a body under it, now or before. */
export function visiblePetitions(actor: Actor, alias = 'p'): RawBuilder<boolean> {
  if (seesEveryPetition(actor)) return sql<boolean>`true`;
  if (actor.personId === null) return sql<boolean>`false`;
  const p = sql.raw(alias);
  const own = actor.belongings.map((each) => each.organizationId);
  return sql<boolean>`exists (select from referral f join organization b on b.council_id = f.council_id and b.organization_id = f.body_id
    where f.council_id = ${p}.council_id and f.petition_id = ${p}.petition_id and (f.body_id = any(${own}::uuid[]) or b.parent_id = any(${own}::uuid[])))`;
}

/** One petition the actor may see. @throws NotFound */
export async function readPetition(tx: CouncilTx, actor: Actor, id: string): Promise<PetitionRow> {
  const { rows } = await sql<PetitionRow>`select ${petitionColumns} from ${petitionSource} where p.council_id = app.council() and p.petition_id = ${id} and ${visiblePetitions(actor)}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  return row;
}

/** Locks petitions for an act, in one order so that two acts on the same ones wait for each other. @throws NotFound | Forbidden | RuleBroken */
export async function petitionsForAct(context: Context, ids: readonly string[], verb: keyof typeof petitionPolicy.verbs, act: Act): Promise<PetitionRow[]> {
  const { tx, councilId, actor } = context;
  const wanted = [...new Set(ids)].sort();
  await sql`select 1 from petition where council_id = ${councilId} and petition_id = any(${wanted}::uuid[]) order by petition_id for update`.execute(tx);
  const { rows } = await sql<PetitionRow>`select ${petitionColumns} from ${petitionSource} where p.council_id = app.council() and p.petition_id = any(${wanted}::uuid[]) and ${visiblePetitions(actor)}
    order by p.year, p.number`.execute(tx);
  if (rows.length !== wanted.length) throw new NotFound();
  for (const row of rows) {
    authorize(petitionPolicy, verb, actor, row);
    const refusal = refusalOf(act, row.stage);
    if (refusal) throw new RuleBroken(refusal, { code: row.stage === 'merged' ? await codeById(tx, row.rootId) : codeOf(row.year, row.number) });
  }
  return rows;
}

export async function petitionForAct(context: Context, id: string, verb: keyof typeof petitionPolicy.verbs, act: Act): Promise<PetitionRow> {
  return (await petitionsForAct(context, [id], verb, act))[0]!;
}

async function codeById(tx: CouncilTx, id: string): Promise<string> {
  const { rows } = await sql<{ year: number; number: number }>`select year, number from petition where council_id = app.council() and petition_id = ${id}`.execute(tx);
  return rows[0] ? codeOf(rows[0].year, rows[0].number) : '';
}

/** Whether a file hangs on a petition the actor may see; a raiser's photo is seen by whoever sees the petition. */
export async function petitionFileOpens(tx: CouncilTx, actor: Actor, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from petition p where p.council_id = app.council() and ${visiblePetitions(actor)} and (
    exists (select from petition_file x where x.council_id = p.council_id and x.petition_id = p.petition_id and x.file_id = ${fileId} and x.removed_at is null)
    or exists (select from reply_item i join reply r on r.council_id = i.council_id and r.reply_id = i.reply_id where i.council_id = p.council_id and i.petition_id = p.petition_id and r.file_id = ${fileId})) limit 1`.execute(tx);
  return rows.length > 0;
}
