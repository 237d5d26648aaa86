import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { khongDau } from '#core/text.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';
import { actCitation, paperCitation, proofCitation, type Citable } from '../citation.ts';

/** As many of each kind as a person looks through; words typed narrow them down. */
const most = 20;

/**
 * What the passages of a report can refer to: plans in force in its period, reports issued before its end, proofs sent and work done in it. Only what the actor may see: plans,
 * papers, files, acts, of each the newest first.
 * @param period first and last day of the report; @param text words, with or without marks
 */
export async function citables(tx: CouncilTx, actor: Actor, period: { reportId: string; from: Day; to: Day }, text = ''): Promise<Citable[]> {
  const { rows: plans } = await sql<{ id: string; symbol: string; on: Day | null; title: string }>`select plan_id as id, coalesce(number, '') as symbol, issued_on as on, title from plan
    where council_id = app.council() and withdrawn_on is null and (starts_on is null or starts_on <= ${period.to}) and (ends_on is null or ends_on >= ${period.from})`.execute(tx);
  const { rows: reports } = await sql<{ id: string; symbol: string; on: Day; title: string }>`select report_id as id, symbol, issued_on as on, subject as title from report_state
    where council_id = app.council() and state = 'issued' and report_id <> ${period.reportId} order by issued_on desc limit 100`.execute(tx);
  const { rows: proofs } = await sql<{ id: string; paper: string; fileName: string | null; title: string; on: Day }>`select e.obligation_evidence_id as id, e.paper, f.name as "fileName", s.title,
      (e.added_at at time zone 'Asia/Ho_Chi_Minh')::date as on
    from obligation_evidence e join obligation_state s on s.council_id = e.council_id and s.obligation_id = e.obligation_id left join file f on f.council_id = e.council_id and f.file_id = e.file_id
    where e.council_id = app.council() and e.removed_at is null and (f.file_id is null or f.destroyed_at is null)
      and (e.added_at at time zone 'Asia/Ho_Chi_Minh')::date between ${period.from}::date and ${period.to}::date + 31 and ${visibleTo(actor, 's')} order by e.added_at desc limit 300`.execute(tx);
  const { rows: acts } = await sql<{ id: string; on: Day; lead: string | null; title: string }>`select s.obligation_id as id, s.done_on as on, coalesce(nullif(l.short_name, ''), l.name) as lead, s.title
    from obligation_state s left join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.withdrawn_at is null and s.kind <> 'report' and s.done_on between ${period.from}::date and ${period.to}::date and ${visibleTo(actor, 's')}
    order by s.done_on desc limit 300`.execute(tx);
  const all: Citable[] = [
    ...plans.map((plan): Citable => ({ key: `plan:${plan.id}`, kind: 'paper', words: paperCitation(plan), about: plan.title, on: plan.on })),
    ...reports.map((report): Citable => ({ key: `report:${report.id}`, kind: 'paper', words: paperCitation(report), about: report.title, on: report.on })),
    ...proofs.map((proof): Citable => ({ key: `proof:${proof.id}`, kind: proof.paper ? 'paper' : 'file', words: proofCitation(proof), about: proof.title, on: proof.on })),
    ...acts.map((act): Citable => ({ key: `act:${act.id}`, kind: 'act', words: actCitation(act), about: act.title, on: act.on }))
  ];
  const words = khongDau(text).split(' ').filter(Boolean);
  // The plan a report answers to is what it refers to most.
  const rank = (one: Citable) => (one.key.startsWith('plan:') ? 0 : { paper: 1, file: 2, act: 3 }[one.kind]);
  return all
    .filter((one) => words.every((word) => khongDau(`${one.words} ${one.about}`).includes(word)))
    .sort((a, b) => rank(a) - rank(b) || (b.on ?? '').localeCompare(a.on ?? ''));
}

/** The list as the drawer shows it. */
export async function shownCitables(tx: CouncilTx, actor: Actor, period: { reportId: string; from: Day; to: Day }, text: string): Promise<{ rows: Citable[]; more: number }> {
  const all = await citables(tx, actor, period, text);
  const rows = (['paper', 'file', 'act'] as const).flatMap((kind) => all.filter((one) => one.kind === kind).slice(0, most));
  return { rows, more: all.length - rows.length };
}
