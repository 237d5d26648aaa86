import { sql } from 'kysely';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { clockActor, dayOf, type Actor, type Scope } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { readDocument } from '#core/documents/read.ts';
import { actorOf, belongingsOf } from '#core/identity/session.ts';
import type { PersonId } from '#core/ids.ts';
import { recordEntries } from './figures.ts';
import { sampleMen } from './people.ts';
import { carryPetitionsOn, raisePetitions } from './petitions.ts';
import { campaignPlan, termPlan } from './plans.ts';
import { receiveCitizens } from './reception-letters.ts';
import { openReports, writeReports } from './reports.ts';
import { meetVoters } from './voter-meetings.ts';
import { moveOneDeadline, workThroughTheYear } from './year.ts';
import { createPerson, editPerson } from '#modules/person/server/commands/edit-people.ts';
import { foundCouncil } from '#modules/person/server/commands/found-council.ts';
import { invitePeople, takeInvitation } from '#modules/person/server/commands/invitations.ts';
import { adoptPlan } from '#modules/plan/server/commands/adopt-plan.ts';
import { confirmItem } from '#modules/plan/server/commands/confirm-item.ts';
import { dropItem } from '#modules/plan/server/commands/decide-item.ts';
import { keepFindings } from '#modules/plan/server/commands/keep-findings.ts';
import { assignPeople, confirmReady, mendHead } from '#modules/plan/server/commands/review-import.ts';
import { startImport } from '#modules/plan/server/commands/start-import.ts';
import { extractPlan } from '#modules/plan/extract/extract.ts';
import { importLines } from '#modules/plan/from-document.ts';
import type { FoundTask } from '#modules/plan/import-item.ts';
import { importView } from '#modules/plan/server/queries.ts';
import { blockedBy } from '#modules/plan/rules.ts';

/** The password of every account of the sample; it guards nothing. */
export const samplePassword = 'Mau-500-ngay';
/** On the day the sample is made, its campaign is in its 204th day. */
const campaignDay = 204;

export interface Sample {
  slug: string;
  signIns: { name: string; post: string; signInName: string }[];
}

/** The people of the sample as actors, and scopes on any instant of its past: every row of it is an act somebody did on a day. */
export interface SampleWorld {
  start: Day;
  today: Day;
  at(day: Day, hour?: number, minute?: number): Date;
  as(email: string, when: Date): Scope;
  clock(when: Date): Scope;
  person(email: string): PersonId;
  organization(kind: string, index?: number): string;
  read<T>(work: Parameters<typeof inCouncil<T>>[3]): Promise<T>;
}

/**
 * Fills the council `scope.councilId` with xã Mẫu: a believable year of work of invented people, done through the same commands as any council's.
 * The scope's `now` is the day the visitor comes; everything lies before it.
 */
export async function fillSample(scope: Scope): Promise<Sample> {
  const today = dayOf(scope.now);
  const start = addCalendarDays(today, 1 - campaignDay);
  const at = (day: Day, hour = 8, minute = 0) => new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+07:00`);
  const founded = addCalendarDays(start, -40);
  await found(scope, at(founded), founded);
  const world = await worldOf(scope, start, today, at);
  const signIns = await giveAccounts(world, at(founded, 9));
  const year = Number(founded.slice(0, 4));
  await takePlan(world, 'ke-hoach-nang-cao-chat-luong.txt', termPlan(addCalendarDays(start, -20), year, year + 5), addCalendarDays(start, -19), null);
  await takePlan(world, 'chuong-trinh-500-ngay-dem.txt', campaignPlan(start), addCalendarDays(start, 1), { startsOn: start, endsOn: addCalendarDays(start, 499) });
  await openReports(world);
  await workThroughTheYear(world);
  await moveOneDeadline(world, 'Rà soát');
  await recordEntries(world);
  await writeReports(world);
  await receiveCitizens(world);
  await raisePetitions(world);
  await meetVoters(world);
  await carryPetitionsOn(world);
  const slug = await world.read(async (tx) => (await sql<{ slug: string }>`select slug from council`.execute(tx)).rows[0]?.slug ?? 'mau');
  return { slug, signIns };
}

async function found(scope: Scope, when: Date, day: Day): Promise<void> {
  const organizations = [
    ...[1, 2, 3].map((n) => ({ id: `to-${n}`, kind: 'delegate-group' as const, name: `Tổ đại biểu số ${n}`, shortName: `Tổ ${n}`, aliases: [] })),
    ...['Đông', 'Tây', 'Nam', 'Bắc'].map((side) => ({ id: `thon-${side}`, kind: 'village' as const, name: `Thôn Mẫu ${side}`, shortName: '', aliases: [] })),
    { id: 'kt', kind: 'department' as const, name: 'Phòng Kinh tế', shortName: '', aliases: [] }
  ];
  const year = Number(day.slice(0, 4));
  const termYear = day >= `${year}-03-15` ? year : year - 1;
  await foundCouncil.execute({ ...scope, actor: clockActor, now: when }, {
    council: {
      name: 'xã Mẫu',
      province: 'tỉnh Mẫu',
      slug: 'xa-mau',
      kind: 'lowland',
      population: 27_500,
      delegatesByLaw: 21,
      termFrom: `${termYear}-03-15`,
      termTo: `${termYear + 5}-03-14`,
      sample: true,
      administrator: { name: 'Vũ Văn Thử', signInName: 'vanphong@mau.example', password: samplePassword }
    },
    organizations,
    people: [],
    recoveryCodes: []
  });
  await givePeople({ ...scope, now: when }, day);
}

async function givePeople(scope: Scope, day: Day): Promise<void> {
  const bodies = await inCouncil(scope.database, scope, 'read', async (tx) => (await sql<{ id: string; kind: string }>`select organization_id as id, kind from organization order by position, name`.execute(tx)).rows);
  const bodyOf = (kind: string, index = 0) => bodies.filter((body) => body.kind === kind)[index]?.id ?? '';
  const admin = await inCouncil(scope.database, scope, 'read', async (tx) => {
    const row = (await sql<{ id: PersonId; name: string; version: number }>`select person_id as id, name, version from person limit 1`.execute(tx)).rows[0];
    if (!row) throw new Error('the sample has no administrator');
    return { ...row, actor: actorOf(row.id, row.name, await belongingsOf(tx, row.id, scope.now)) };
  });
  const by = { ...scope, actor: admin.actor };
  for (const man of sampleMen) {
    const posts = man.posts.map((post) => ({ organizationId: bodyOf(post.kind, post.index), role: post.role }));
    const { name, honorific, email, post } = man;
    if (email === 'vanphong@mau.example') {
      await editPerson.execute(by, { personId: admin.id, version: admin.version, name, honorific, email, phone: '', post, bornIn: '' });
      continue;
    }
    await createPerson.execute(by, { name, honorific, email, phone: '', post, bornIn: '', fullTime: man.posts.some((one) => one.role === 'vice-chair'), posts, fromOn: day });
  }
}

async function worldOf(scope: Scope, start: Day, today: Day, at: SampleWorld['at']): Promise<SampleWorld> {
  const read: SampleWorld['read'] = (work) => inCouncil(scope.database, { councilId: scope.councilId }, 'read', work);
  const { actors, bodies } = await read(async (tx) => {
    const people = (await sql<{ id: PersonId; name: string; email: string }>`select person_id as id, name, coalesce(email, '') as email from person`.execute(tx)).rows;
    const known = new Map<string, Actor>();
    for (const person of people) known.set(person.email, actorOf(person.id, person.name, await belongingsOf(tx, person.id, scope.now)));
    return { actors: known, bodies: (await sql<{ id: string; kind: string }>`select organization_id as id, kind from organization order by position, name`.execute(tx)).rows };
  });
  const actor = (email: string) => {
    const found = actors.get(email);
    if (!found?.personId) throw new Error(`the sample has nobody at ${email}`);
    return found;
  };
  return {
    start,
    today,
    at,
    as: (email, when) => ({ ...scope, actor: actor(email), now: when }),
    clock: (when) => ({ ...scope, actor: clockActor, now: when }),
    person: (email) => actor(email).personId as PersonId,
    organization: (kind, index = 0) => bodies.filter((body) => body.kind === kind)[index]?.id ?? '',
    read
  };
}

async function giveAccounts(world: SampleWorld, when: Date): Promise<Sample['signIns']> {
  const men = sampleMen.filter((man) => man.account);
  const invited = men.filter((man) => man.email !== 'vanphong@mau.example').map((man) => world.person(man.email));
  const cards = await invitePeople.execute(world.as('vanphong@mau.example', when), { people: invited });
  for (const card of cards) await takeInvitation.execute(world.clock(when), { token: card.token, password: samplePassword, again: samplePassword, device: 'Máy thử' });
  return men.map((man) => ({ name: man.name, post: man.post, signInName: man.email }));
}

/** A found task in the shape the form sends. */
function forForm(task: FoundTask): Record<string, unknown> {
  return Object.fromEntries(Object.entries(task).map(([name, value]) => [name, value === null && name !== 'cadence' ? '' : value]));
}

/** The whole way of a plan: the document, what is found in it, each item confirmed, people, adoption. */
async function takePlan(world: SampleWorld, name: string, text: string, day: Day, days: { startsOn: Day; endsOn: Day } | null): Promise<void> {
  const clerk = world.as('vanphong@mau.example', world.at(day, 9));
  const bytes = new TextEncoder().encode(text);
  const { importId } = await startImport.execute(clerk, { file: { name, bytes } });
  const read = await readDocument(bytes, name);
  const document = extractPlan(read, name);
  await keepFindings.execute(world.clock(world.at(day, 9, 1)), { importId, found: { document, lines: importLines(read), warnings: read.warnings } });
  await confirmReady.execute(clerk, { importId });
  const view = await world.read((tx) => importView(tx, importId));
  for (const item of view.items.filter((one) => one.decision === null)) {
    // What names no owner is the office's; what still lacks something is left out, as a clerk would.
    const owned = item.kind === 'task' && item.task.leadOrganizationId === null ? { ...item, task: { ...item.task, leadOrganizationId: world.organization('office') } } : item;
    if (blockedBy(owned).length > 0) await dropItem.execute(clerk, { importId, key: item.key });
    else await confirmItem.execute(clerk, { importId, key: item.key, ...(owned.kind === 'task' ? { task: forForm(owned.task), twinId: owned.twins[0]?.taskId ?? '' } : {}) });
  }
  const { head } = view;
  await mendHead.execute(clerk, { importId, ...head, issuedOn: head.issuedOn ?? '', startsOn: days?.startsOn ?? head.startsOn ?? '', endsOn: days?.endsOn ?? head.endsOn ?? '' });
  const answers: [string, number, string][] = [
    ['office', 0, 'vanphong@mau.example'],
    ['board', 0, 'ban.ktns@mau.example'],
    ['board', 1, 'ban.vhxh@mau.example'],
    ['standing-committee', 0, 'phochutich@mau.example'],
    ['peoples-committee', 0, 'ubnd@mau.example'],
    ['all-delegates', 0, 'daibieu@mau.example']
  ];
  await assignPeople.execute(clerk, { importId, assign: Object.fromEntries(answers.map(([kind, index, email]) => [world.organization(kind, index), world.person(email)])) });
  await adoptPlan.execute(clerk, { importId });
}
