import { sql } from 'kysely';
import { addCalendarDays, daysBetween, type Day } from '#core/calendar/days.ts';
import type { PersonId } from '#core/ids.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import type { SampleWorld } from './fill.ts';

interface Due {
  id: string;
  title: string;
  kind: string;
  due: Day;
  opened: Day;
  responsible: PersonId | null;
  lead: string | null;
  once: boolean;
}

const clerk = 'vanphong@mau.example';
// The vice chair answers for much herself, and nobody judges his own work.
const chair = 'chutich@mau.example';

/** What fell due was mostly done, some of it late, a little not at all: each as an act of the one who answers for it, on its day. */
export async function workThroughTheYear(world: SampleWorld): Promise<void> {
  const dues = await world.read(async (tx) => (await sql<Due>`
    select o.obligation_id as id, o.title, o.kind, o.due_on as due, (o.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened, o.responsible_person_id as responsible, o.lead_organization_id as lead, o.period = '' as once
    from obligation_state o where o.due_on is not null and o.due_on <= ${addCalendarDays(world.today, 20)} and o.kind = 'task' and o.withdrawn_at is null order by o.due_on, o.title, o.obligation_id`.execute(tx)).rows);
  let once = 0;
  for (const [index, due] of dues.entries()) {
    const fate = fateOf(due, index, due.once ? once++ : null, world.today);
    if (fate.kind === 'open') continue;
    if (fate.kind === 'late-open') await leaveLate(world, due);
    else await finish(world, due, fate.day, index);
  }
}

type Fate = { kind: 'open' } | { kind: 'late-open' } | { kind: 'done'; day: Day };

/** Decided by position, not by chance, so that every sample tells the same story. */
function fateOf(due: Due, index: number, once: number | null, today: Day): Fate {
  if (due.due > today) return { kind: 'open' };
  const age = daysBetween(due.due, today);
  if (age > 0 && age <= 10 && (due.once || index % 3 === 1)) return { kind: 'late-open' };
  if (once === 3) return { kind: 'done', day: later(addCalendarDays(due.due, 9), today) };
  if (index % 11 === 6) return { kind: 'done', day: later(addCalendarDays(due.due, 2), today) };
  return { kind: 'done', day: addCalendarDays(due.due, -(index % 3)) };
}

/** Not after today. */
function later(day: Day, today: Day): Day {
  return day > today ? today : day;
}

async function finish(world: SampleWorld, due: Due, day: Day, index: number): Promise<void> {
  const done = day < due.opened ? due.opened : day;
  const when = world.at(done, 15, index % 50);
  const owner = world.as(await emailOf(world, due.responsible), when);
  if (due.once && index % 2 === 0 && addCalendarDays(done, -6) > due.opened) {
    const begun = addCalendarDays(done, -6);
    await stateProgress.execute({ ...owner, now: world.at(begun, 9) }, { obligationId: due.id, status: 'begun', happenedOn: begun, hour: '', note: 'Đã phân công, đang thu thập số liệu.', percent: '40', paper: '' });
  }
  await stateProgress.execute(owner, { obligationId: due.id, status: 'done', happenedOn: done, hour: '', note: 'Đã hoàn thành, gửi kèm văn bản.', percent: '', paper: `${String(20 + index).padStart(2, '0')}/BC ngày ${done.split('-').reverse().join('/')}` });
  const judged = addCalendarDays(done, 1);
  if (index % 4 !== 3 && judged <= world.today) await judgeObligation.execute(world.as(chair, world.at(judged, 10)), { obligationId: due.id, verdict: 'accepted', note: 'Đạt yêu cầu.' });
}

async function leaveLate(world: SampleWorld, due: Due): Promise<void> {
  const next = addCalendarDays(due.due, 1);
  if (next > world.today) return;
  await chaseObligations.execute(world.as(clerk, world.at(next, 8, 30)), { obligationIds: [due.id], kind: 'reminder', note: 'Đề nghị gửi kết quả trong ngày.', paper: '', answerBy: '' });
  await addComment.execute(world.as(await emailOf(world, due.responsible), world.at(next, 14)), { obligationId: due.id, text: 'Đang chờ số liệu của các thôn, sẽ gửi sớm.' });
}

/** One deadline moved by a paper, so that a visitor sees how it looks. */
export async function moveOneDeadline(world: SampleWorld, title: string): Promise<void> {
  const row = await world.read(async (tx) => (await sql<{ id: string; due: Day }>`select obligation_id as id, due_on as due from obligation_state where title like ${`%${title}%`} and done_on is null order by due_on limit 1`.execute(tx)).rows[0]);
  if (!row) return;
  await deferObligation.execute(world.as(chair, world.at(addCalendarDays(world.today, -3), 9)), {
    obligationId: row.id,
    newDueOn: addCalendarDays(row.due, 10),
    hour: '',
    reason: 'Chờ số liệu quyết toán của xã.',
    allowedBy: 'Phó Chủ tịch HĐND xã',
    paper: 'Thông báo 31/TB-HĐND'
  });
}

async function emailOf(world: SampleWorld, person: PersonId | null): Promise<string> {
  if (!person) return clerk;
  return world.read(async (tx) => (await sql<{ email: string }>`select email from person where person_id = ${person}`.execute(tx)).rows[0]?.email ?? clerk);
}
