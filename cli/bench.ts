import { sql } from 'kysely';
import { benchDashboard, benchWork } from '../bench/lists.ts';
import { openHouse, type Filled, type House } from '../bench/house.ts';
import { benchMeasures } from '../bench/measures.ts';
import { benchPages } from '../bench/pages.ts';
import { benchPetitionAnalysis } from '../bench/petitions-analysis.ts';
import { benchPetitions } from '../bench/petitions.ts';
import { benchPlan } from '../bench/plan.ts';
import { benchPublic } from '../bench/public.ts';
import { benchReport } from '../bench/report.ts';
import { lines, reached, type Group } from '../bench/report-lines.ts';
import { share } from '../bench/rounds.ts';
import { benchWeight } from '../bench/weight.ts';
import { commandLine, UsageError } from './command-line.ts';

interface Entry {
  name: string;
  what: string;
  run(house: () => Promise<House>, filled: () => Promise<Filled>, scale: { full: boolean }): Promise<Group[] | AsyncIterable<Group>>;
}

const entries: Entry[] = [
  { name: 'plan', what: 'a plan of sixty pages read and recognised', run: () => benchPlan() },
  { name: 'petitions', what: 'petitions read by their words; searched, compared, listed and taken in among a hundred thousand (a million with --full)', run: async (house, filled, scale) => petitions(house, filled, scale) },
  { name: 'weight', what: 'what the first pages bring', run: async (house) => benchWeight(await house()) },
  { name: 'work', what: 'lists of work over ten years', run: async (house, filled) => benchWork(await house(), await filled()) },
  { name: 'dashboard', what: 'every measure of a plan over ten years', run: async (house, filled) => benchDashboard(await house(), await filled()) },
  { name: 'measures', what: 'figures by every way of narrowing them, a ledger of their own', run: async (_, filled) => measures(await filled()) },
  { name: 'report', what: 'a month report as four files', run: async (house, filled) => benchReport(await house(), await filled()) },
  { name: 'public', what: 'petitions sent by voters, a burst and a flood', run: async (house, filled) => benchPublic(await house(), await filled()) },
  { name: 'pages', what: 'pages of the office over http', run: async (house, filled) => benchPages(await house(), await filled()) }
];

async function* petitions(house: () => Promise<House>, filled: () => Promise<Filled>, { full }: { full: boolean }): AsyncGenerator<Group> {
  yield* await benchPetitionAnalysis();
  yield* benchPetitions(await house(), await filled(), full);
}

/** The timings of `bench/measures.ts` beside its read by primary key, on one connection. */
async function measures(filled: Filled): Promise<Group[]> {
  const scope = filled.scope('clerk');
  const organizations = await filled.read(async (tx) => (await sql<{ id: string }>`select organization_id as id from organization where council_id = app.council() order by position limit 8`.execute(tx)).rows.map(({ id }) => id));
  const timings = await benchMeasures({ scope, organizations, rounds: 30 });
  const base = timings.find(({ name }) => name.includes('primary key'))?.ms ?? [1];
  const results = [...timings].reverse().map(({ name, ms }) => ({ name, rounds: ms.length, median: share(ms, 0.5), min: Math.min(...ms), max: Math.max(...ms), p95: share(ms, 0.95), ratio: share(ms, 0.5) / share(base, 0.5) }));
  return [{ name: 'Figures', unit: 'ms', results, goal: { of: 'board of all measures', p95: 50 } }];
}

/**
 * `nghisu bench [NAME] [--json] [--full]`: measures the product beside the raw limit of this machine in the same run, interleaved, medians of rounds with their spread
 * (`docs/status.md` holds what was reached). Makes an installation of its own in a temporary folder and takes it away.
 * @returns exit status: 0, 2 for an unknown name. A goal missed is said, not failed: a shared machine is no judge.
 */
export async function bench(args: string[]): Promise<number> {
  const line = commandLine(args, { json: { type: 'boolean' }, full: { type: 'boolean' } });
  const [name] = line.positionals;
  const chosen = entries.filter((entry) => name === undefined || entry.name === name);
  if (chosen.length === 0 || line.positionals.length > 1) throw new UsageError(`Cách dùng: nghisu bench [${entries.map((entry) => entry.name).join(' | ')}] [--json] [--full]`);
  let opened: Promise<House> | undefined;
  let laid: Promise<Filled> | undefined;
  const house = () => (opened ??= openHouse());
  const filled = () =>
    (laid ??= house().then(async (one) => {
      console.error('Đang dựng mười năm dữ liệu…');
      const made = await one.fill();
      console.error(Object.entries(made.laid).map(([table, rows]) => `${rows} ${table}`).join(', '));
      return made;
    }));
  const out: { entry: string; groups: (Group & { reached: boolean | null })[] }[] = [];
  try {
    for (const entry of chosen) {
      console.error(`\n${entry.name}: ${entry.what}`);
      const groups: (Group & { reached: boolean | null })[] = [];
      out.push({ entry: entry.name, groups });
      for await (const group of await entry.run(house, filled, { full: line.values['full'] === true })) {
        groups.push({ ...group, reached: reached(group) });
        (line.values['json'] ? console.error : console.log)(lines(group).join('\n'));
      }
    }
  } finally {
    await (await opened)?.close();
  }
  if (line.values['json']) console.log(JSON.stringify({ node: process.versions.node, entries: out }, null, 2));
  return 0;
}
