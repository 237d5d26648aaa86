import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { isClosed, possibleActs, stateOf, type ActKind, type LetterKind, type LetterState } from '../acts.ts';
import { clocksOf, clockUse, leadingClock, type ClockSetting, type LetterClock } from '../clocks.ts';
import { letterPolicy } from '../policy.ts';
import { adviceOf, letterNumber, maySort, pressing, senderKey, type Advice } from '../rules.ts';
import { identityList, type IdentityReader, type IdentityReading } from './identity.ts';
import { clockSetting, factsOf, lettersWhere, placeOf, readLetter, type LetterRow } from './letter-row.ts';
import { earlierFacts, earlierLetters } from './repeats.ts';

export interface LetterFilter {
  year: number;
  show?: 'open' | 'soon' | 'late' | 'all' | undefined;
  kind?: LetterKind | undefined;
  text?: string | undefined;
}

export type NextStep = 'sort' | 'forward' | 'guide' | 'keep' | 'follow' | 'chase' | 'tell' | 'accept' | 'settle' | 'answer' | 'result' | 'why';

export interface ListedLetter extends Omit<LetterRow, 'sorting' | 'acts' | 'matterKey'> {
  code: string;
  state: LetterState;
  closed: boolean;
  late: boolean;
  soon: boolean;
  clock: (LetterClock & { used: number; of: number; leftWd: number }) | null;
  /** The clock is late and was chased so often. */
  chased: number;
  next: NextStep;
  splitFrom: string | null;
  doneOn: Day | null;
  organizationName: string | null;
  bodyReceivedOn: Day | null;
}

export interface Register {
  rows: ListedLetter[];
  counts: { all: number; open: number; soon: number; late: number } & Record<LetterKind, number>;
  /** A working day within reach that may yet become a holiday: due days by working days would then move. */
  openSuspended: number;
}

/** The register of a year as the actor may see it, with its clocks; `counts` are of the whole year. */
export async function letterRegister(tx: CouncilTx, actor: Actor, filter: LetterFilter, today: Day): Promise<Register> {
  const setting = await clockSetting(tx);
  const all = (await listed(tx, actor, setting, today, await lettersWhere(tx, actor, sql<boolean>`l.year = ${filter.year} or (l.year < ${filter.year} and not exists (
    select 1 from letter_act x where x.council_id = l.council_id and x.letter_id = l.letter_id and x.kind in ('kept', 'guided', 'citizen-told', 'withdrawn', 'ended', 'declined') and x.taken_back_at is null))`))).filter((row) => row.year === filter.year || !row.closed);
  const words = filter.text ? khongDau(filter.text).split(' ').filter(Boolean) : [];
  const keys = words.length > 0 ? await searchKeys(tx) : new Map<string, string>();
  const rows = all.filter(
    (row) =>
      (filter.kind === undefined || row.kind === filter.kind) &&
      (filter.show === undefined || filter.show === 'all' || (filter.show === 'open' ? !row.closed : filter.show === 'late' ? row.late : row.soon)) &&
      words.every((word) => (keys.get(row.id) ?? '').includes(word))
  );
  const count = (test: (row: ListedLetter) => boolean) => all.filter(test).length;
  const own = (kind: LetterKind) => count((row) => row.kind === kind);
  return {
    rows: rows.sort(byUrgency),
    counts: { all: all.length, open: count((row) => !row.closed), soon: count((row) => row.soon), late: count((row) => row.late), complaint: own('complaint'), denunciation: own('denunciation'), petition: own('petition') },
    openSuspended: count((row) => row.state === 'suspended')
  };
}

async function searchKeys(tx: CouncilTx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`select letter_id as id, search_key as key from letter where council_id = app.council()`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.key]));
}

async function listed(tx: CouncilTx, actor: Actor, setting: ClockSetting, today: Day, letters: LetterRow[]): Promise<ListedLetter[]> {
  const { rows: chases } = await sql<{ id: string; chased: number }>`select subject_id as id, max(chased)::int as chased from obligation where council_id = app.council() and subject_kind = 'letter' and withdrawn_at is null and done_on is null group by 1`.execute(tx);
  const chased = new Map(chases.map((row) => [row.id, row.chased]));
  const codes = new Map(letters.map((row) => [row.id, letterNumber(row.number, '')]));
  const mirrors = !can(letterPolicy, 'see-all', actor) && actor.belongings.some((each) => each.role.startsWith('ubnd'));
  return letters.map(({ sorting, acts, matterKey: _matter, ...row }) => {
    const facts = factsOf({ ...row, sorting, acts, matterKey: '' });
    const state = stateOf(sorting, acts);
    const closed = isClosed(state, facts);
    const clocks = clocksOf(facts, sorting, acts, setting);
    const clock = leadingClock(clocks);
    const running = clock?.state === 'running' ? clock : null;
    const late = running !== null && running.dueOn < today;
    const use = clock ? clockUse(clock, today, setting.calendar) : null;
    const soon = running !== null && !late && (running.unit === 'wd' ? (use?.leftWd ?? 0) : daysLeft(today, running.dueOn)) <= pressing;
    const advice = sorting && state === 'sorted' ? adviceOf(facts, sorting, null) : null;
    return {
      ...row,
      code: letterNumber(row.number, row.part),
      state,
      closed,
      late,
      soon,
      clock: clock && use ? { ...clock, ...use } : null,
      chased: chased.get(row.id) ?? 0,
      next: mirrors ? nextOfBody(state) : nextOf(state, advice, late && clock?.owner === 'body'),
      splitFrom: row.part !== '' ? (codes.get(row.id) ?? null) : null,
      doneOn: acts.findLast((act) => act.kind === 'settled' || act.kind === 'kept' || act.kind === 'guided')?.on ?? null,
      organizationName: row.bodyName ?? sorting?.organizationName ?? null,
      bodyReceivedOn: acts.findLast((act) => act.kind === 'forwarded')?.bodyReceivedOn ?? null
    };
  });
}

const daysLeft = (today: Day, due: Day) => Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);

function nextOf(state: LetterState, advice: Advice | null, bodyLate: boolean): NextStep {
  if (bodyLate) return 'chase';
  if (state === 'received') return 'sort';
  if (state === 'sorted') return advice?.path ?? 'forward';
  if (state === 'returned') return 'forward';
  if (state === 'delegate-told') return 'tell';
  if (state === 'kept' || state === 'declined' || state === 'ended' || state === 'withdrawn') return 'why';
  return state === 'guided' || state === 'citizen-told' ? 'result' : 'follow';
}

function nextOfBody(state: LetterState): NextStep {
  if (state === 'forwarded') return 'accept';
  if (state === 'accepted' || state === 'suspended') return 'settle';
  return state === 'settled' ? 'answer' : 'result';
}

/** Late first, then by the day that comes next; what is over last, newest first. */
function byUrgency(a: ListedLetter, b: ListedLetter): number {
  const running = (row: ListedLetter) => (row.clock?.state === 'running' ? row.clock.dueOn : '9999');
  if (a.closed !== b.closed) return a.closed ? 1 : -1;
  const [left, right] = [running(a), running(b)];
  return left < right ? -1 : left > right ? 1 : a.code < b.code ? 1 : -1;
}

export interface LetterView {
  letter: LetterRow;
  state: LetterState;
  closed: boolean;
  clocks: (LetterClock & { used: number; of: number; leftWd: number; late: boolean; obligationId: string | null; chased: number })[];
  possible: ActKind[];
  advice: Advice | null;
  repeats: { id: string; code: string; year: number; title: string; repeatKind: 'same-sender' | 'others'; state: LetterState }[];
  parts: { id: string; code: string; title: string; kind: LetterKind }[];
  identity: { readers: IdentityReader[]; readings: IdentityReading[]; mine: boolean } | null;
  may: { sort: boolean; handle: boolean; mirror: boolean; tell: boolean; chase: boolean; takeBack: boolean; grant: boolean; seeIdentityList: boolean };
}

/** One letter with its clocks, what may follow, and what is alike. @throws NotFound */
export async function letterView(tx: CouncilTx, actor: Actor, id: string, today: Day): Promise<LetterView> {
  const letter = await readLetter(tx, actor, id);
  const setting = await clockSetting(tx);
  const facts = factsOf(letter);
  const state = stateOf(letter.sorting, letter.acts);
  const place = await placeOf(tx, letter);
  const { rows: work } = await sql<{ id: string; key: string; chased: number }>`select obligation_id as id, split_part(period, '.', 1) as key, chased from obligation
    where council_id = app.council() and subject_kind = 'letter' and subject_id = ${id} and withdrawn_at is null and done_on is null`.execute(tx);
  const seesAll = can(letterPolicy, 'see-all', actor);
  const repeats = seesAll ? await earlierLetters(tx, actor, { id, matterKey: letter.matterKey, senderKey: letter.senderName ? senderKey(letter.senderName) : null, maskNumber: letter.maskNumber }) : [];
  const family = letter.part === '' ? [] : await lettersWhere(tx, actor, sql<boolean>`l.year = ${letter.year} and l.number = ${letter.number} and l.letter_id <> ${id}`);
  const lists = letter.maskNumber === null ? null : await identityList(tx, id);
  const mine = lists?.readers.some((reader) => reader.personId === actor.personId) ?? false;
  const body = can(letterPolicy, 'mirror', actor, place);
  return {
    letter,
    state,
    closed: isClosed(state, facts),
    clocks: clocksOf(facts, letter.sorting, letter.acts, setting).map((clock) => {
      const entry = work.find((each) => each.key === clock.key);
      return { ...clock, ...clockUse(clock, today, setting.calendar), late: clock.state === 'running' && clock.dueOn < today, obligationId: entry?.id ?? null, chased: entry?.chased ?? 0 };
    }),
    possible: possibleActs(letter, letter.sorting, letter.acts),
    advice: letter.sorting && maySort(letter.sorting, letter.acts) ? adviceOf(facts, letter.sorting, await earlierFacts(tx, actor, letter.sorting.repeatsId)) : null,
    repeats: repeats.map((each) => ({ id: each.id, code: letterNumber(each.number, each.part), year: each.year, title: each.title, repeatKind: each.repeatKind, state: stateOf(each.sorting, each.acts) })),
    parts: family.map((each) => ({ id: each.id, code: letterNumber(each.number, each.part), title: each.title, kind: each.kind })),
    identity: lists && (seesAll || mine) ? { ...lists, mine } : null,
    may: {
      sort: can(letterPolicy, 'sort', actor) && maySort(letter.sorting, letter.acts),
      handle: can(letterPolicy, 'handle', actor, place),
      mirror: body,
      tell: can(letterPolicy, 'tell', actor, place),
      chase: can(letterPolicy, 'chase', actor),
      takeBack: can(letterPolicy, 'take-back', actor) && letter.acts.length > 0,
      grant: lists !== null && actor.roles.has('chair'),
      seeIdentityList: seesAll || mine
    }
  };
}

/** Choices of the forms: bodies that can be competent, villages, delegates, people who may be named as readers. */
export async function letterChoices(tx: CouncilTx, today: Day): Promise<{ bodies: Choice[]; villages: Choice[]; delegates: Choice[]; staff: Choice[] }> {
  const { rows: organizations } = await sql<Choice & { kind: string }>`select organization_id as value, coalesce(nullif(short_name, ''), name) as label, kind from organization where council_id = app.council() and dissolved_on is null order by position, name`.execute(tx);
  const { rows: people } = await sql<Choice & { role: string; kind: string }>`select distinct p.person_id as value, p.name as label, m.role, o.kind from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id
    join organization o on o.council_id = m.council_id and o.organization_id = m.organization_id where m.council_id = app.council() and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today}) order by p.name`.execute(tx);
  const each = (rows: (Choice & { role?: string })[]) => [...new Map(rows.map(({ value, label }) => [value, { value, label }])).values()];
  return {
    bodies: each(organizations.filter((row) => ['peoples-committee', 'department', 'higher-authority', 'fatherland-front', 'party-committee', 'union', 'other'].includes(row.kind))),
    villages: each(organizations.filter((row) => row.kind === 'village')),
    delegates: each(people.filter((row) => row.role === 'delegate' || row.role === 'chair' || row.role === 'vice-chair')),
    staff: each(people.filter((row) => ['chair', 'vice-chair', 'board-head', 'clerk', 'office-head', 'delegate'].includes(row.role)))
  };
}

export interface Choice {
  value: string;
  label: string;
}
