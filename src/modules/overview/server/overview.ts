import { sql } from 'kysely';
import { daysBetween, type Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Lang } from '#core/words.ts';
import { missing, partCounts, type BoardTarget, type PartKind } from '#modules/target/board.ts';
import { sentence } from '#modules/target/display.ts';
import { campaignDay } from '#modules/target/rules.ts';
import { targetBoard } from '#modules/target/server/board.ts';
import { decisionsOf, type Decision, type LateThing, type WaitingReport } from '../decisions.ts';
import { asides, deferralAsks, lateThings, reportedThings, waitingReports } from './matters.ts';

export interface LateBody {
  id: string | null;
  name: string | null;
  /** One thing: its title. Several: how many of each kind. */
  title: string | null;
  kinds: { kind: string; count: number }[];
  days: number;
}

export interface Overview {
  decisions: Decision[];
  reports: WaitingReport[];
  late: { bodies: LateBody[]; count: number };
  plan: { id: string; title: string; campaign: { day: number; length: number; left: number } | null } | null;
  counts: Record<PartKind, number>;
  targets: number;
  /** Targets that will be missed at this pace, worst first. */
  missing: BoardTarget[];
}

/** Most targets shown that will be missed. */
const mostMissing = 4;

/** Everything of the chair's page, from what stands now. */
export async function chairOverview(tx: CouncilTx, actor: Actor, at: { today: Day; now: Date; council: string; lang: Lang }): Promise<Overview> {
  const plan = await mainPlan(tx, at.today);
  const board = plan ? await targetBoard(tx, plan.id, { asOf: at.today, now: at.now, today: at.today }) : null;
  const lost = missing(board?.targets ?? []);
  const [late, reports] = [await lateThings(tx, actor, at.today, at.now), await waitingReports(tx, actor)];
  const decisions = decisionsOf(
    {
      late,
      asks: await deferralAsks(tx, actor),
      reported: await reportedThings(tx, actor),
      reports,
      targets: lost
        .filter(canBeMended)
        .map((target) => ({ counted: target.kind === 'count', id: target.id, planId: plan?.id ?? '', title: target.title, needed: Math.ceil(target.forecast.needed ?? 0), noun: target.kind === 'count' ? target.unitWord[at.lang] || target.noun[at.lang] : target.noun[at.lang], to: target.span.to, sentence: sentence(target, at.lang) }))
    },
    { ...at, aside: await asides(tx, actor, at.today), name: actor.name }
  );
  return {
    decisions,
    reports,
    late: { bodies: lateBodies(late, at.today), count: late.length },
    plan: plan && { id: plan.id, title: plan.title, campaign: plan.kind === 'campaign' ? campaignDay(plan, at.today) : null },
    counts: partCounts(board?.targets ?? []),
    targets: board?.targets.length ?? 0,
    missing: lost.slice(0, mostMissing)
  };
}

/** A question only where an answer helps: more can be arranged, or what is open is enough to reach the goal. */
function canBeMended({ kind, figure, forecast }: BoardTarget): boolean {
  const needed = forecast.needed ?? 0;
  if (forecast.impossible !== null || needed <= 0) return false;
  return kind === 'count' || needed <= figure.mendable + figure.notDue;
}

/** The plan the page speaks of: in force today, a campaign before a year's plan before a term's; the newest of several. */
async function mainPlan(tx: CouncilTx, today: Day): Promise<{ id: string; title: string; kind: string; startsOn: Day; endsOn: Day } | null> {
  const { rows } = await sql<{ id: string; title: string; kind: string; startsOn: Day; endsOn: Day }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title, kind, starts_on as "startsOn", ends_on as "endsOn"
    from plan where council_id = app.council() and withdrawn_on is null and starts_on <= ${today} and ends_on >= ${today}
    order by array_position(array['campaign', 'yearly', 'term', 'other'], kind), starts_on desc, plan_id desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Who is late, the longest first. */
function lateBodies(late: readonly LateThing[], today: Day): LateBody[] {
  const groups = Map.groupBy(late, (thing) => thing.leadOrganizationId);
  return [...groups]
    .map(([id, things]) => ({
      id,
      name: things[0]?.leadName ?? null,
      title: things.length === 1 ? (things[0]?.title ?? null) : null,
      kinds: [...Map.groupBy(things, (thing) => thing.kind)].map(([kind, own]) => ({ kind, count: own.length })),
      days: Math.max(...things.map((thing) => daysBetween(thing.dueOn, today)))
    }))
    .sort((a, b) => b.days - a.days);
}
