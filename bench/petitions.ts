import pg from 'pg';
import { actorOf } from '../src/core/identity/session.ts';
import { clockActor, type Scope } from '../src/core/context.ts';
import { inCouncil } from '../src/core/db.ts';
import { newId, type CouncilId, type OrganizationId, type PersonId } from '../src/core/ids.ts';
import { establishCouncil } from '../src/modules/council/server/commands/establish-council.ts';
import type { PetitionFilter } from '../src/modules/petition/filter.ts';
import { recordPetition } from '../src/modules/petition/server/commands/record-petition.ts';
import { petitionCounts, petitionList } from '../src/modules/petition/server/list.ts';
import { nearestPetitions } from '../src/modules/petition/server/nearest.ts';
import { statisticRows } from '../src/modules/petition/server/statistics.ts';
import { paths } from '../src/paths.ts';
import type { Filled, House } from './house.ts';
import { besideBareHttp } from './pages.ts';
import { layCouncils, layPetitions } from './petitions-volume.ts';
import { randomOf, sentence, villageNames } from './petition-sentences.ts';
import type { Group } from './report-lines.ts';
import { interleave } from './rounds.ts';
import { besideItsSql } from './same-sql.ts';

/** What the design asks: words without marks, the same matter while typing, a page of the list (`p95`, ms). */
const goals = { search: 100, typing: 150, list: 150, record: 100 };

/**
 * Petitions of five years: one council of many, one whose list holds five thousand open, and the others of an installation beside them. Searched, compared while typing, listed as a page, taken
 * in; each beside its own SQL asked bare in the same run. @param full a million in two hundred councils, one of a hundred thousand; otherwise a tenth
 */
export async function* benchPetitions(house: House, filled: Filled, full: boolean): AsyncGenerator<Group> {
  const { today } = house;
  const large = await found(house);
  const others = await layCouncils(house.installation.ownerUrl, full ? 198 : 38);
  const [big, small] = full ? [100_000, 4520] : [60_000, 1000];
  console.error('Đang dựng kiến nghị của năm năm…');
  const laid = await layPetitions(house.installation.ownerUrl, { today, loads: [{ councilId: large.councilId, petitions: big, open: 4000 }, { councilId: filled.councilId, petitions: 6000, open: 5000 }, ...others.map((councilId) => ({ councilId, petitions: small, open: Math.floor(small / 20) }))] });
  const volume = `${laid['petition']} petitions in ${others.length + 2} councils, ${big} in this one`;
  const { actor } = large;
  const own: Filled = { ...filled, councilId: large.councilId, read: (work) => inCouncil(house.database, { councilId: large.councilId }, 'read', work) };
  const rare = await rareNumbers(house, large.councilId);
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[(turn += 1) % list.length]!;
  const list = (more: Partial<PetitionFilter>): PetitionFilter => ({ view: 'open', words: '', field: '', level: '', bodyId: '', villageId: '', meetingId: '', sort: 'due', from: 0, ...more });
  const searches: { name: string; words: string }[] = [
    { name: 'a common word', words: 'duong' },
    { name: 'two common words', words: 'duong hu hong' },
    { name: 'a field and a place', words: 'nha van hoa dot nat' },
    { name: 'a word being typed', words: 'muon' },
    { name: 'a number nobody else has', words: rare[0] ?? '0' },
    { name: 'a code', words: 'KN-2024-1042' }
  ];
  for (const { name, results } of await besideItsSql(house, own, searches.map(({ name, words }) => ({ name: `search: ${name}`, run: (tx) => petitionList(tx, actor, list({ words }), today) }))))
    yield { name, unit: 'ms', results, goal: { of: name, p95: goals.search }, note: volume };
  const random = randomOf(41);
  const typed = Array.from({ length: 60 }, (_, at) => sentence(random, villageNames[Math.floor(random() * villageNames.length)]!).text.slice(0, 60 + at * 3));
  for (const { name, results } of await besideItsSql(house, own, [
    { name: 'the same matter while typing', run: (tx) => nearestPetitions(tx, actor, { text: next(typed) }) },
    { name: 'figures of a year', run: (tx) => statisticRows(tx, actor, { from: `${today.slice(0, 4)}-01-01`, to: today, asOf: today }, today) }
  ]))
    yield name.startsWith('the same')
      ? { name, unit: 'ms', results, goal: { of: name, p95: goals.typing }, note: `${volume}; sixty texts in turn, the bare SQL is of one of them` }
      : { name, unit: 'ms', results, note: volume };
  for (const { name, results } of await besideItsSql(house, filled, [
    { name: 'list of five thousand open', run: (tx) => petitionList(tx, filled.scope('clerk').actor, list({}), today) },
    { name: 'counts of its views', run: (tx) => petitionCounts(tx, filled.scope('clerk').actor, today) }
  ]))
    yield { name, unit: 'ms', results, goal: { of: name, p95: goals.list } };
  yield await taking(house, large, typed);
  for await (const group of besideBareHttp(house, filled, [
    { name: 'Page of petitions, five thousand open', seat: 'clerk', path: paths.petitions(filled.slug) },
    { name: 'Page of petitions, searched', seat: 'clerk', path: paths.petitions(filled.slug, 'tim=duong+hu+hong') }
  ]))
    yield { ...group, goal: { of: group.results.at(-1)!.name, p95: goals.list } };
}

/** One petition taken in: numbered, classified by its words, with its duty and its event, beside two bare inserts and a commit. */
async function taking(house: House, large: Scope, typed: readonly string[]): Promise<Group> {
  const bare = new pg.Client({ connectionString: house.installation.webUrl });
  await bare.connect();
  let at = 0;
  const year = Number(house.today.slice(0, 4));
  const insert = async () => {
    const [id, text] = [newId<'petition'>(), typed[(at += 1) % typed.length]!];
    await bare.query('begin');
    await bare.query(`select set_config('app.council_id', $1, true)`, [large.councilId]);
    await bare.query('insert into petition (council_id, petition_id, root_id, year, number, title, body, search_key, recorded_at) values ($1, $2, $2, $3, $4, $5, $5, $5, now())', [large.councilId, id, year, 400_000 + at, text]);
    await bare.query(`insert into raising (council_id, raising_id, petition_id, source, raised_on, words, recorded_at) values ($1, $2, $3, 'other', $4, $5, now())`, [large.councilId, newId<'raising'>(), id, house.today, text]);
    await bare.query('commit');
  };
  try {
    const results = await interleave([
      { name: 'two bare inserts', turns: 20, run: insert },
      { name: 'record one petition', turns: 20, run: () => recordPetition.execute({ ...large, now: new Date() }, { text: typed[(at += 1) % typed.length]! }) }
    ]);
    return { name: 'Taking one petition in', unit: 'ms', results, goal: { of: 'record one petition', p95: goals.record } };
  } finally {
    await bare.end();
  }
}

async function found(house: House): Promise<Scope> {
  const councilId = newId<'council'>();
  const founding: Scope = { database: house.database, councilId, actor: clockActor, now: house.now };
  await establishCouncil.execute(founding, {
    name: 'xã Đo Lớn', province: 'tỉnh Mẫu', slug: 'xa-do-lon', kind: 'lowland', population: 60_000, delegatesByLaw: 30, termFrom: '2026-03-15', termTo: '2031-03-14',
    administrator: { name: 'Nguyễn Văn Mẫu', signInName: 'do@mau.example', password: 'Mau-thu-2026' }
  });
  const [office] = await inCouncil(house.database, { councilId }, 'read', async (tx) => tx.selectFrom('organization').select('organization_id').where('kind', '=', 'office').execute());
  const [person] = await inCouncil(house.database, { councilId }, 'read', async (tx) => tx.selectFrom('person').select(['person_id', 'name']).execute());
  if (!office || !person) throw new Error('the council was not founded');
  return { ...founding, actor: actorOf(person.person_id as PersonId, person.name, [{ organizationId: office.organization_id as OrganizationId, kind: 'office', role: 'clerk' }]) };
}

async function rareNumbers(house: House, councilId: CouncilId): Promise<string[]> {
  const rows = await inCouncil(house.database, { councilId }, 'read', (tx) => tx.selectFrom('petition').select('body').where('body', 'like', '%(thửa %').limit(20).execute());
  return rows.flatMap((row) => /thửa (\d+)/.exec(row.body)?.[1] ?? []);
}
