import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Lang } from '#core/words.ts';
import { paths } from '#paths';
import { measureOf } from '#modules/measure/catalogue.ts';
import type { Description } from '#modules/measure/server/source.ts';
import { evaluate } from '#modules/measure/server/evaluate.ts';
import type { Ask } from '#modules/measure/server/source.ts';
import { sources } from '#modules/measure/server/sources.ts';
import { partOf, type BoardTarget } from '#modules/target/board.ts';
import { boardOf, targetGoals } from '#modules/target/server/board.ts';
import type { PlanDays } from '#modules/target/rules.ts';
import { keepRecords, tellingOf, type FigureDefinition, type FigureRecord, type Telling } from '../figure.ts';
import { listOf, recordOf, workItems } from './work.ts';

/** A figure to be told. `asOf`: the day it is told for; of a draft the day of telling inside the report's days, of an issued one the day it was frozen for. */
export interface TellAsk {
  id: string;
  definition: FigureDefinition;
  asOf: Day;
}

/** The day a draft's figure is told for: today, or the last day the report tells of. */
export function liveDay(definition: FigureDefinition, today: Day): Day {
  return definition.until < today ? definition.until : today;
}

/** Tells figures from what is recorded now. Each source is read once for all of them. */
export async function tellFigures(tx: CouncilTx, asks: readonly TellAsk[], now: Date, today: Day): Promise<Map<string, Telling>> {
  const told = new Map<string, Telling>();
  const boards = new BoardReader(tx, now, today);
  await tellTargets(tx, asks, now, told, boards);
  await tellWork(tx, asks, now, told);
  for (const { id, definition, asOf } of asks) {
    if (definition.source !== 'targets') continue;
    const lines = (await boards.read(definition.planIds, asOf)).filter((line) => definition.part === 'all' || partOf(line.status) === definition.part);
    const records = lines.map((line): FigureRecord => ({ key: line.id, ref: { kind: 'target', id: line.id }, place: 'counted', reason: { key: `status.${line.status}` }, happenedOn: null, recordedAt: null }));
    told.set(id, { ...tellingOf(records, 'count'), status: null, fed: true, asOf, knownAt: now.toISOString(), records });
  }
  return told;
}

async function tellTargets(tx: CouncilTx, asks: readonly TellAsk[], now: Date, told: Map<string, Telling>, boards: BoardReader): Promise<void> {
  const targets = asks.flatMap((ask) => (ask.definition.source === 'target' ? [{ ...ask, definition: ask.definition }] : []));
  if (targets.length === 0) return;
  const wanted = targets.map(
    ({ id, definition, asOf }): Ask => ({
      key: id,
      measureId: definition.measureId,
      unit: definition.unit,
      scope: { from: definition.from, to: definition.to, asOf, knownAt: now },
      params: definition.params,
      target: { id: definition.targetId, unit: definition.unitText }
    })
  );
  const answers = await evaluate(tx, wanted, now);
  const ids = targets.map((ask) => ask.definition.targetId);
  const plans = await planOfTargets(tx, ids);
  const entered = await enteredTargets(tx, ids);
  for (const { id, definition, asOf } of targets) {
    const answer = answers.get(id);
    const records = keepRecords(answer?.records ?? []);
    const planId = plans.get(definition.targetId);
    const line = definition.judged && planId ? (await boards.read([planId], asOf)).find((each) => each.id === definition.targetId) : undefined;
    told.set(id, { ...tellingOf(records, definition.unit), status: line?.status ?? null, fed: fedBy(definition, entered), asOf, knownAt: now.toISOString(), records });
  }
}

/** Nothing in the system feeds the measure and nobody ever entered a value: that is no figure at all. */
function fedBy(definition: Extract<FigureDefinition, { source: 'target' }>, entered: ReadonlySet<string>): boolean {
  const measure = measureOf(definition.measureId);
  return measure === null || measure.source !== null || entered.has(definition.targetId);
}

/** Targets for which somebody entered values. */
async function enteredTargets(tx: CouncilTx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct target_id as id from target_entry where council_id = app.council() and target_id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

async function tellWork(tx: CouncilTx, asks: readonly TellAsk[], now: Date, told: Map<string, Telling>): Promise<void> {
  const work = asks.flatMap((ask) => (ask.definition.source === 'work' ? [{ ...ask, definition: ask.definition }] : []));
  const first = work[0];
  if (!first) return;
  const items = await workItems(tx, first.definition.planIds);
  for (const { id, definition, asOf } of work) {
    const records = listOf(items, { list: definition.list, from: definition.from, to: definition.to, asOf, now }).map((item) => recordOf(item, asOf));
    told.set(id, { ...tellingOf(records, 'count'), status: null, fed: true, asOf, knownAt: now.toISOString(), records });
  }
}

/** Boards of plans on days, each read once. */
export class BoardReader {
  readonly #tx: CouncilTx;
  readonly #now: Date;
  readonly #today: Day;
  readonly #read = new Map<string, BoardTarget[]>();
  constructor(tx: CouncilTx, now: Date, today: Day) {
    this.#tx = tx;
    this.#now = now;
    this.#today = today;
  }

  /** Every target of the plans as it stands on a day: those of a year and those of the whole plan. */
  async read(planIds: readonly string[], asOf: Day): Promise<BoardTarget[]> {
    const lines: BoardTarget[] = [];
    for (const planId of planIds) lines.push(...(await this.#plan(planId, asOf)));
    return lines;
  }

  async #plan(planId: string, asOf: Day): Promise<BoardTarget[]> {
    const key = `${planId} ${asOf}`;
    const known = this.#read.get(key);
    if (known) return known;
    const plans = await planDaysOf(this.#tx, [planId]);
    const goals = await targetGoals(this.#tx, [planId]);
    const query = { asOf, now: this.#now, today: this.#today };
    const year = await boardOf(this.#tx, plans, goals, { ...query, view: 'year' });
    const inYear = new Set(year.targets.map((target) => target.id));
    const rest = goals.filter((goal) => !inYear.has(goal.id));
    const whole = rest.length > 0 ? (await boardOf(this.#tx, plans, rest, { ...query, view: 'whole' })).targets : [];
    const lines = [...year.targets, ...whole].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    this.#read.set(key, lines);
    return lines;
  }
}

async function planDaysOf(tx: CouncilTx, planIds: readonly string[]): Promise<Map<string, PlanDays>> {
  const { rows } = await sql<PlanDays & { id: string }>`select p.plan_id as id, p.starts_on as "startsOn", p.ends_on as "endsOn", c.term_from as "termFrom", c.term_to as "termTo"
    from plan p join council c on c.council_id = p.council_id where p.council_id = app.council() and p.plan_id = any(${[...planIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...days }) => [id, days]));
}

async function planOfTargets(tx: CouncilTx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; planId: string }>`select target_id as id, plan_id as "planId" from target where council_id = app.council() and target_id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.planId]));
}

/** Titles and addresses of the records behind figures, by kind and id. A record whose title was kept at issue keeps it. */
export async function describeRecords(tx: CouncilTx, records: readonly FigureRecord[], reader: { council: string; lang: Lang }): Promise<Map<string, Description>> {
  const found = new Map<string, Description>();
  const ids = (kind: FigureRecord['ref']['kind']) => [...new Set(records.filter((record) => record.ref.kind === kind).map((record) => record.ref.id))];
  const put = (kind: string, from: Map<string, Description>) => {
    for (const [id, description] of from) found.set(`${kind} ${id}`, description);
  };
  const [obligations, tasks, entries, targets] = [ids('obligation'), ids('task'), ids('entry'), ids('target')];
  if (obligations.length > 0) put('obligation', await sources.obligations.describe(tx, obligations, reader));
  if (tasks.length > 0) put('task', await sources.tasks.describe(tx, tasks, reader));
  if (entries.length > 0) put('entry', await sources.entries.describe(tx, entries, reader));
  const [voterMeetings, people] = [ids('voter-meeting'), ids('person')];
  if (voterMeetings.length > 0) put('voter-meeting', await sources['voter-meetings'].describe(tx, voterMeetings, reader));
  if (people.length > 0) put('person', await sources['voter-meetings'].describe(tx, people, reader));
  const [receptions, letters] = [ids('reception'), ids('letter')];
  if (receptions.length > 0) put('reception', await sources.receptions.describe(tx, receptions, reader));
  if (letters.length > 0) put('letter', await sources.letters.describe(tx, letters, reader));
  const petitions = ids('petition');
  if (petitions.length > 0) put('petition', await sources.petitions.describe(tx, petitions, reader));
  if (targets.length > 0) put('target', await describeTargets(tx, targets, reader.council));
  return found;
}

async function describeTargets(tx: CouncilTx, ids: readonly string[], council: string): Promise<Map<string, Description>> {
  const { rows } = await sql<{ id: string; title: string; code: string; lead: string | null }>`select t.target_id as id, t.title, t.code, coalesce(nullif(l.short_name, ''), l.name) as lead
    from target t left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
    where t.council_id = app.council() and t.target_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, { title: row.title, subtitle: [row.code, row.lead].filter(Boolean).join(' · '), href: paths.target(council, row.id) }]));
}

