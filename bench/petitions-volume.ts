import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { addCalendarDays, daysBetween, type Day } from '../src/core/calendar/days.ts';
import { instantAt } from '../src/core/calendar/instants.ts';
import { newId } from '../src/core/ids.ts';
import { fingerprint } from '../src/modules/petition/analysis/fingerprint.ts';
import { codeOf, titleOf } from '../src/modules/petition/rules.ts';
import { searchKeyOf } from '../src/modules/petition/server/record.ts';
import { khongDau } from '../src/core/text.ts';
import { randomOf, sentence, villageNames, zipf, type Sentence } from './petition-sentences.ts';

/** Petitions to lay under one council: `open` of them are not at an end, each with its answer due in the ledger. */
export interface CouncilLoad {
  councilId: string;
  petitions: number;
  open: number;
  /** Villages there are; made where there are none. */
  villages?: number;
}

export interface PetitionVolume {
  today: Day;
  years?: number;
  loads: readonly CouncilLoad[];
}

/** Sentences whose fingerprint is taken; each comes again with other villages and figures in words and keys, as neighbours put the same matter. */
const skeletons = 5000;
const stand = 'Đồng Tâm';

interface Skeleton extends Sentence {
  print: string;
}

let pool: Skeleton[] | undefined;

function skeletonPool(): Skeleton[] {
  const random = randomOf(20_260_000);
  return (pool ??= Array.from({ length: skeletons }, () => {
    const said = sentence(random, stand);
    return { ...said, print: JSON.stringify(fingerprint(said.text)) };
  }));
}

/** A skeleton said in a village with a figure of its own. */
function saidIn(skeleton: Skeleton, village: string, random: () => number): Skeleton {
  const figure = /\d+/.exec(skeleton.text)?.[0];
  const other = figure && String(10 ** (figure.length - 1) + Math.floor(random() * 9 * 10 ** (figure.length - 1)));
  const put = (text: string, name: string, wanted: string) => (other ? text.replaceAll(figure, other) : text).replaceAll(name, wanted);
  const lower = (name: string) => name.toLocaleLowerCase('vi');
  return { ...skeleton, text: put(skeleton.text, stand, village), print: put(skeleton.print, lower(stand), lower(village)).replaceAll(khongDau(stand), khongDau(village)) };
}

const tables = ['petition', 'raising', 'organization', 'obligation'];

/**
 * Petitions of years under councils that stand, as the serving program would have written them: words, keys, fingerprint, search key, a first raising each, some raised again. Loaded by COPY
 * as the owner with triggers and forced row security off for as long as it takes; what triggers would have derived is written as they would have.
 * @returns rows laid, by table
 */
export async function layPetitions(ownerUrl: string, { today, years = 5, loads }: PetitionVolume): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const laid: Record<string, number> = { petition: 0, raising: 0, obligation: 0 };
  try {
    for (const table of tables) await client.query(`alter table ${table} no force row level security, disable trigger user`);
    for (const [at, load] of loads.entries()) {
      const villages = await villagesOf(client, load, at);
      const body = (await client.query<{ id: string }>("select organization_id as id from organization where council_id = $1 and kind = 'peoples-committee' limit 1", [load.councilId])).rows[0]?.id ?? villages[0]!.id;
      const taken = new Map((await client.query<{ year: number; last: number }>('select year, max(number) as last from petition where council_id = $1 group by 1', [load.councilId])).rows.map((row) => [row.year, row.last]));
      const rows = [...petitionsOf(load, villages, body, taken, { today, days: years * 365, seed: 7919 * (at + 1) })];
      laid['petition']! += await copy(client, petitionColumns, rows.map((row) => row.petition));
      laid['raising']! += await copy(client, raisingColumns, rows.flatMap((row) => row.raisings));
      laid['obligation']! += await copy(client, obligationColumns, rows.flatMap((row) => row.obligations));
    }
    return laid;
  } finally {
    for (const table of tables) await client.query(`alter table ${table} force row level security, enable trigger user`).catch(() => undefined);
    await client.query('vacuum analyze petition, raising, obligation').catch(() => undefined);
    await client.end();
  }
}

/** Councils of nothing but a name, for the volume beside those that are looked at. @returns their ids */
export async function layCouncils(ownerUrl: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const ids = Array.from({ length: count }, () => newId<'council'>() as string);
    await client.query(`insert into council (council_id, slug, name, kind, term_from, term_to, sample) select id, 'xa-do-' || n, 'xã Đo ' || n, 'lowland', '2026-03-15', '2031-03-14', true from unnest($1::uuid[]) with ordinality x(id, n)`, [ids]);
    return ids;
  } finally {
    await client.end();
  }
}

interface Village {
  id: string;
  name: string;
}

async function villagesOf(client: pg.Client, { councilId, villages = 24 }: CouncilLoad, seed: number): Promise<Village[]> {
  const have = (await client.query<Village>("select organization_id as id, name from organization where council_id = $1 and kind = 'village' order by position", [councilId])).rows;
  if (have.length >= 5) return have;
  const made = Array.from({ length: villages }, (_, at) => ({ id: newId<'organization'>() as string, name: `thôn ${villageNames[(seed * 37 + at * 11) % villageNames.length]}` }));
  await client.query("insert into organization (council_id, organization_id, kind, name, inside, position) select $1, id, 'village', name, false, 1000 + n from unnest($2::uuid[], $3::text[]) with ordinality x(id, name, n)", [
    councilId,
    made.map((each) => each.id),
    made.map((each) => each.name)
  ]);
  return made;
}

const petitionColumns =
  'petition (council_id, petition_id, year, number, title, body, village_id, proposed_field, proposed_level, keys, fingerprint, search_key, recorded_at, stage, root_id, field, level, body_id, compiled_at, answered_on, result, verdict, outcome, judged_at, closed_at, raisings, voters, raised_on, last_raised_on)';
const raisingColumns = 'raising (council_id, raising_id, petition_id, source, village_id, raised_on, words, voters, recorded_at)';
const obligationColumns = 'obligation (council_id, obligation_id, kind, subject_kind, subject_id, title, lead_organization_id, due_on, remind_on, basis, opened_at, search_key, now_due_on, now_remind_on)';

interface Rows {
  petition: Value[];
  raisings: Value[][];
  obligations: Value[][];
}
type Value = string | number | Date | readonly string[] | null;

function* petitionsOf(load: CouncilLoad, villages: readonly Village[], body: string, numbers: Map<number, number>, { today, days, seed }: { today: Day; days: number; seed: number }): Generator<Rows> {
  const random = randomOf(seed);
  const village = zipf(villages.length);
  const first = addCalendarDays(today, -days);
  const kept = skeletonPool();
  for (let at = 0; at < load.petitions; at += 1) {
    // In the order of time, as they would have come; the last ones are those not at an end.
    const on = addCalendarDays(first, Math.floor((at * days) / load.petitions));
    const place = villages[village(random)]!;
    const said = saidIn(kept[Math.floor(random() * kept.length)]!, place.name.replace(/^(?:thôn|tổ dân phố|bản|ấp|khóm)\s+/iu, ''), random);
    const year = Number(on.slice(0, 4));
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const code = codeOf(year, number);
    const title = titleOf(said.text);
    const came = instantAt(on, 8 + (at % 8), at % 60);
    const id = newId<'petition'>(came.getTime());
    const open = at >= load.petitions - load.open;
    const stage = open ? (['referred', 'accepted', 'answered', 'compiled'] as const)[Math.floor(random() * 4)]! : 'closed';
    const outcome = open ? null : random() < 0.7 ? 'settled' : 'explained';
    const answeredOn = open ? (stage === 'answered' ? today : null) : addCalendarDays(on, 20);
    const times = random() < 0.06 ? 2 + Math.floor(random() * 4) : 1;
    const voters = random() < 0.2 ? 1 + Math.floor(random() * 40) : 1;
    const dueOn = addCalendarDays(on, 32);
    const raised = Array.from({ length: times }, (_, n) => addCalendarDays(on, Math.min(n * 9, Math.max(0, daysBetween(on, today)))));
    yield {
      petition: [
        load.councilId, id, year, number, title, said.text, place.id, said.field, said.level, (JSON.parse(said.print) as { terms: string[] }).terms, said.print, searchKeyOf({ code, title, body: said.text, village: place.name }), came, stage, id, said.field, said.level, body,
        came, answeredOn, answeredOn ? (outcome === 'explained' ? 'explained' : 'done') : null, outcome ? 'satisfactory' : null, outcome, outcome ? instantAt(addCalendarDays(on, 25), 9) : null,
        outcome ? instantAt(addCalendarDays(on, 40), 9) : null, times, voters * times, on, raised.at(-1)!
      ],
      raisings: raised.map((day) => [load.councilId, newId<'raising'>(came.getTime()), id, 'import', place.id, day, said.text, voters, came]),
      obligations:
        open && stage !== 'answered'
          ? [[load.councilId, newId<'obligation'>(came.getTime()), 'petition-reply', 'petition-reply', id, `Trả lời kiến nghị ${code}`, body, dueOn, dueOn, 'Điều 50', came, code.toLowerCase(), dueOn, dueOn]]
          : []
    };
  }
}

async function copy(client: pg.Client, columns: string, rows: readonly (readonly Value[])[]): Promise<number> {
  if (rows.length === 0) return 0;
  const stream = client.query(copyFrom(`copy ${columns} from stdin`));
  for (let at = 0; at < rows.length; at += 500) {
    const chunk = rows.slice(at, at + 500).map((row) => `${row.map(field).join('\t')}\n`).join('');
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return rows.length;
}

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');

function field(value: Value): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return escaped(`{${value.map((each) => `"${each.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}
