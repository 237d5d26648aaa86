import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { gapsIn, type ReportContent } from '../document.ts';
import { reportPolicy } from '../policy.ts';
import type { ReportKind, ReportState } from '../schema.ts';
import { maySee } from './report-row.ts';

export interface DeskFilter {
  planId?: string | undefined;
  kind?: ReportKind | undefined;
  seriesId?: string | undefined;
  text?: string | undefined;
}

/** A report that must be handed in and is not yet: drafted or not. */
export interface DueReport {
  seriesId: string;
  period: string;
  obligationId: string | null;
  /** Null until somebody drafts it. */
  reportId: string | null;
  state: ReportState | null;
  title: string;
  kind: ReportKind;
  planShort: string | null;
  leadName: string | null;
  leadOrganizationId: string | null;
  dueOn: Day | null;
  dueAt: Date | null;
  /** Where handing in is what is due: the day it was done. */
  doneOn: Day | null;
  gaps: number;
  /** Places the reader's own body must write. */
  mine: number;
  verdictNote: string | null;
  savedAt: Date | null;
}

export interface IssuedReport {
  reportId: string;
  title: string;
  subject: string;
  kind: ReportKind;
  planShort: string | null;
  symbol: string;
  issuedOn: Day;
  signerName: string;
  dueOn: Day | null;
  inTime: boolean | null;
}

export interface Desk {
  /** Not yet drafted, the nearest first; those further ahead than the time shown are counted only. */
  due: DueReport[];
  ahead: number;
  drafts: DueReport[];
  issued: IssuedReport[];
  /** More were issued than are shown. */
  cut: boolean;
  toApprove: number;
}

/** Days ahead within which reports to come are listed. */
const shownAhead = 45;

/** Reports to hand in, under way and issued, as the actor may see them. */
export async function reportDesk(tx: CouncilTx, actor: Actor, filter: DeskFilter, today: Day, limit = 200): Promise<Desk> {
  const wanted = sql`${filter.planId ? sql`q.plan_id = ${filter.planId}` : sql`true`} and ${filter.kind ? sql`q.kind = ${filter.kind}` : sql`true`}
    and ${filter.seriesId ? sql`q.report_series_id = ${filter.seriesId}` : sql`true`}`;
  const series = sql`report_series q left join plan p on p.council_id = q.council_id and p.plan_id = q.plan_id
    left join organization l on l.council_id = q.council_id and l.organization_id = q.lead_organization_id`;
  const inside = can(reportPolicy, 'see-drafts', actor);
  const open = inside
    ? (
        await sql<Omit<DueReport, 'gaps' | 'mine'>>`select q.report_series_id as "seriesId", o.period, o.obligation_id as "obligationId", null as "reportId", null as state, o.title, q.kind,
            coalesce(nullif(p.short_title, ''), p.title) as "planShort", coalesce(nullif(l.short_name, ''), l.name) as "leadName", q.lead_organization_id as "leadOrganizationId",
            o.now_due_on as "dueOn", o.now_due_at as "dueAt", null as "doneOn", null as "verdictNote", null as "savedAt"
          from ${series} join obligation o on o.council_id = q.council_id and o.subject_kind = 'report-series' and o.subject_id = q.report_series_id
          where q.council_id = app.council() and o.withdrawn_at is null and o.done_on is null and ${wanted}
            and not exists (select from report r where r.council_id = q.council_id and r.report_series_id = q.report_series_id and r.period = o.period)
          order by o.now_due_on, q.title`.execute(tx)
      ).rows
    : [];
  const { rows: started } = await sql<Omit<DueReport, 'gaps' | 'mine'> & { content: ReportContent }>`select q.report_series_id as "seriesId", s.period, o.obligation_id as "obligationId",
      s.report_id as "reportId", s.state, s.title, q.kind, coalesce(nullif(p.short_title, ''), p.title) as "planShort", coalesce(nullif(l.short_name, ''), l.name) as "leadName",
      q.lead_organization_id as "leadOrganizationId", o.now_due_on as "dueOn", o.now_due_at as "dueAt", o.done_on as "doneOn", case when s.state = 'returned' then s.verdict_note end as "verdictNote", c.saved_at as "savedAt", c.content
    from ${series} join report_state s on s.council_id = q.council_id and s.report_series_id = q.report_series_id join report_content c on c.council_id = s.council_id and c.report_id = s.report_id
    left join obligation o on o.council_id = s.council_id and o.subject_kind = 'report-series' and o.subject_id = q.report_series_id and o.period = s.period
    where q.council_id = app.council() and s.state <> 'issued' and ${wanted} order by o.now_due_on nulls last, s.opened_at`.execute(tx);
  const { rows: issued } = await sql<IssuedReport>`select s.report_id as "reportId", s.title, s.subject, q.kind, coalesce(nullif(p.short_title, ''), p.title) as "planShort", s.symbol, s.issued_on as "issuedOn",
      s.signer_name as "signerName", o.due_on as "dueOn", o.in_time as "inTime"
    from ${series} join report_state s on s.council_id = q.council_id and s.report_series_id = q.report_series_id
    left join obligation_state o on o.council_id = s.council_id and o.subject_kind = 'report-series' and o.subject_id = q.report_series_id and o.period = s.period
    where q.council_id = app.council() and s.state = 'issued' and ${wanted} order by s.issued_on desc, s.number desc limit ${limit + 1}`.execute(tx);
  const mine = new Set(actor.belongings.map((each) => each.organizationId as string));
  const drafts = started
    .filter((row) => maySee(actor, { state: row.state ?? 'drafting', content: row.content }))
    .map(({ content, ...row }): DueReport => ({ ...row, gaps: gapsIn(content).length, mine: gapsIn(content).filter((gap) => gap.organizationId !== null && mine.has(gap.organizationId)).length }))
    .filter(matching(filter.text));
  const due = open.map((row): DueReport => ({ ...row, gaps: 0, mine: 0 })).filter(matching(filter.text));
  const last = new Date(Date.parse(today) + shownAhead * 86_400_000).toISOString().slice(0, 10);
  const near = due.filter((row) => row.dueOn === null || row.dueOn <= last || filter.seriesId !== undefined);
  return {
    due: near,
    ahead: due.length - near.length,
    drafts,
    issued: issued.slice(0, limit).filter(matching(filter.text)),
    cut: issued.length > limit,
    toApprove: drafts.filter((row) => waitsFor(actor, row.state)).length
  };
}

/** Whether a report waits for this person's word. */
export function waitsFor(actor: Actor, state: ReportState | null): boolean {
  if (state === 'submitted') return can(reportPolicy, 'review', actor) || can(reportPolicy, 'approve', actor);
  if (state === 'reviewed') return can(reportPolicy, 'approve', actor);
  return state === 'approved' && can(reportPolicy, 'issue', actor);
}

function matching(text: string | undefined): (row: { title: string; planShort: string | null }) => boolean {
  const words = khongDau(text ?? '').split(' ').filter(Boolean);
  return (row) => words.every((word) => khongDau(`${row.title} ${row.planShort ?? ''} ${'symbol' in row ? String(row.symbol) : ''}`).includes(word));
}

/** Reports that wait for this person: the number beside "Báo cáo, văn bản". */
export async function reportsWaiting(tx: CouncilTx, actor: Actor): Promise<{ toApprove: number; drafts: number }> {
  const { rows } = await sql<{ state: ReportState; n: number }>`select state, count(*)::int as n from report_state where council_id = app.council() and state <> 'issued' group by state`.execute(tx);
  const toApprove = rows.reduce((sum, row) => sum + (waitsFor(actor, row.state) ? row.n : 0), 0);
  const drafts = can(reportPolicy, 'write', actor) ? rows.reduce((sum, row) => sum + (row.state === 'drafting' || row.state === 'returned' ? row.n : 0), 0) : 0;
  return { toApprove, drafts };
}

export interface NumberRow {
  series: string;
  number: number;
  subject: string;
  issuedOn: Day | null;
  reportId: string | null;
  givenAt: Date;
  voidedAt: Date | null;
  voidedReason: string | null;
}

/** The register of numbers of a year's series, in order: those given outside and those void keep their row. */
export async function numberRegister(tx: CouncilTx, series: string): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`select series, number, subject, issued_on as "issuedOn", report_id as "reportId", given_at as "givenAt", voided_at as "voidedAt", voided_reason as "voidedReason"
    from number_given where council_id = app.council() and series = ${series} order by number`.execute(tx);
  return rows;
}

