import { sql } from 'kysely';
import { addCalendarDays, addMonths, type Day } from '#core/calendar/days.ts';
import { bindTarget } from '#modules/target/server/commands/bind-target.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { measureOf } from '#modules/measure/catalogue.ts';
import type { SampleWorld } from './fill.ts';

interface Row {
  id: string;
  version: number;
  title: string;
  unit: string;
  value: number | null;
  measure: string | null;
}

const clerk = 'vanphong@mau.example';

/**
 * Targets that no module feeds yet are bound to entries with evidence, one a month since the campaign began: shares that climb, counts that add up.
 * Those that tasks and reports feed keep their measure.
 */
export async function recordEntries(world: SampleWorld): Promise<void> {
  const targets = await world.read(async (tx) => (await sql<Row>`select target_id as id, version, title, unit, value, measure_id as measure from target order by plan_id, position`.execute(tx)).rows);
  for (const [index, target] of targets.entries()) {
    const measure = measureOf(target.measure);
    if (measure?.source && measure.source !== 'entries') continue;
    await bindTarget.execute(world.as(clerk, world.at(addCalendarDays(world.start, 2), 10)), { targetId: target.id, version: target.version, measureId: '', measureParams: {} });
    if (target.unit === 'percent') await share(world, target, index);
    else await count(world, target, index);
  }
}

async function share(world: SampleWorld, target: Row, index: number): Promise<void> {
  const goal = target.value ?? 100;
  for (const [month, day] of monthEnds(world).entries()) {
    const base = 12 + index + month * 3;
    // A third of them stay a little short of their goal, so that the forecast has something to say.
    const reach = Math.min(1, (goal / 100) * (index % 3 === 1 ? 0.72 + month * 0.02 : 0.9 + month * 0.03));
    await recordEntry.execute(world.as(clerk, world.at(addCalendarDays(day, 1), 9)), {
      targetId: target.id,
      value: Math.min(base, Math.round(base * reach)),
      base,
      happenedOn: day,
      note: 'Tổng hợp từ sổ theo dõi của Văn phòng.',
      paper: `Bảng tổng hợp tháng ${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
    });
  }
}

async function count(world: SampleWorld, target: Row, index: number): Promise<void> {
  const goal = target.value ?? 1;
  const times = Math.max(1, Math.round(goal * (index % 3 === 0 ? 0.5 : 0.8)));
  for (let n = 0; n < times; n += 1) {
    const day = addCalendarDays(world.start, 20 + Math.floor((170 / times) * n));
    await recordEntry.execute(world.as(clerk, world.at(addCalendarDays(day, 1), 9)), { targetId: target.id, value: 1, base: '', happenedOn: day, note: `Lần ${n + 1}.`, paper: `${30 + index + n}/BC ngày ${day.split('-').reverse().join('/')}` });
  }
}

/** The last days of the months since the campaign began that are over. */
function monthEnds(world: SampleWorld): Day[] {
  const days: Day[] = [];
  for (let first = `${world.start.slice(0, 7)}-01`; ; first = addMonths(first, 1)) {
    const last = addCalendarDays(addMonths(first, 1), -1);
    if (last >= world.today) return days;
    if (last > world.start) days.push(last);
  }
}
