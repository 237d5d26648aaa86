import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { dayOfInstant, endOfDay, instantAt } from '#core/calendar/instants.ts';
import type { CouncilTx } from '#core/db.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import type { Need, Source } from '#modules/measure/server/source.ts';
import { paths } from '#paths';
import { petitionRecords, recordingWindow, verdictRecords, type Clock, type PetitionFact, type VerdictFact } from '../facts.ts';
import { vi, en } from '../messages.ts';
import { codeOf, lawDue } from '../rules.ts';
import type { Stage } from '../schema.ts';
import { dutyKinds } from './duties.ts';

const voters = 'petitions.voter-agrees';

/** Petitions as figures count them: as they stand now, and as they stood at any instant from the rows recorded by then. */
export const petitionSource: Source = {
  id: 'petitions',
  async open(tx, need) {
    const instants = new Map(need.asks.map((ask) => [ask.scope.knownAt.getTime(), ask.scope.knownAt]));
    const matters = need.asks.some((ask) => ask.measureId !== voters);
    const facts = new Map<number, PetitionFact[]>();
    if (matters) for (const [key, instant] of instants) facts.set(key, await petitionFacts(tx, need, instant >= need.now ? null : instant));
    const said = need.asks.some((ask) => ask.measureId === voters) ? await verdictFacts(tx, need) : [];
    return (ask) => (ask.measureId === voters ? verdictRecords(said, ask.scope, ask.params) : petitionRecords(facts.get(ask.scope.knownAt.getTime()) ?? [], ask.measureId ?? '', ask.scope, ask.params));
  },
  async describe(tx, ids, { council, lang }) {
    const { rows } = await sql<{ id: string; year: number; number: number; title: string; stage: Stage; body: string | null }>`select p.petition_id as id, p.year, p.number, p.title, p.stage, coalesce(nullif(b.short_name, ''), b.name) as body
      from petition p left join organization b on b.council_id = p.council_id and b.organization_id = p.body_id where p.council_id = app.council() and p.petition_id = any(${[...ids]}::uuid[])`.execute(tx);
    const words = lang === 'vi' ? vi : en;
    return new Map(rows.map((row) => [row.id, { title: row.title, subtitle: [codeOf(row.year, row.number), row.body, words[`petition.stage.${row.stage}`]].filter(Boolean).join(' · '), href: paths.petition(council, row.id) }]));
  }
};

/** Later than any act. */
const forever = new Date('9999-12-31T00:00:00Z');

type Row = Omit<PetitionFact, 'clocks' | 'compileBy' | 'into'> & { intoYear: number | null; intoNumber: number | null };

/** Petitions a period may count, as they stand or stood at an instant. @param instant null: as they stand */
export async function petitionFacts(tx: CouncilTx, { from, to }: Pick<Need, 'from' | 'to'>, instant: Date | null): Promise<PetitionFact[]> {
  const near = nearOf(from, to);
  const at = instant ?? forever;
  const source = instant === null ? sql`petition_facts` : sql`app.petition_facts_at(${instant})`;
  const { rows } = await sql<Row>`with near as materialized (${near})
    select f.petition_id as id, f.stage, i.year as "intoYear", i.number as "intoNumber", f.level, f.body_id as "bodyId", f.recorded_at as "recordedAt", f.raised_on as "raisedOn", f.meeting_on as "meetingOn",
      f.compiled_at as "compiledAt", f.referred_on as "referredOn", f.accepted_on as "acceptedOn", f.answered_on as "answeredOn", f.result, f.promised_on as "promisedOn", f.verdict, f.outcome,
      f.judged_at as "judgedAt", f.told_on as "toldOn", f.published_at as "publishedAt", f.answer_published as "answerPublished", f.answer_filed as "answerFiled", f.reopened, f.closed_at as "closedAt",
      f.removed_kind as "removedKind", f.removed_why as "removedWhy", x.paper as "excludedPaper", w.name as "excludedBy"
    from near join ${source} f on f.council_id = app.council() and f.petition_id = near.id
    left join petition i on i.council_id = f.council_id and i.petition_id = f.into_id
    left join petition_exclusion x on x.council_id = f.council_id and x.petition_id = f.petition_id and x.made_at <= ${at} and (x.undone_at is null or x.undone_at > ${at})
    left join person w on w.council_id = x.council_id and w.person_id = x.made_by`.execute(tx);
  const clocks = await clocksOf(tx, near, instant);
  const byPetition = new Map<string, Clock[]>();
  for (const clock of clocks) byPetition.set(clock.petitionId, [...(byPetition.get(clock.petitionId) ?? []), clock]);
  const [calendar, overrides] = [await councilCalendar(tx), await lawOverrides(tx)];
  const dueFrom = new Map<Day, Day>();
  const byLaw = (day: Day) => {
    const known = dueFrom.get(day) ?? lawDue('PET-01', day, calendar, overrides).dueOn;
    dueFrom.set(day, known);
    return known;
  };
  return rows.map(({ intoYear, intoNumber, ...row }) => {
    const own = byPetition.get(row.id) ?? [];
    const compile = own.filter((clock) => clock.kind === 'petition-compile').sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()).at(-1)?.dueOn;
    const compileBy = compile ?? byLaw(row.meetingOn ?? dayOfInstant(row.recordedAt));
    return { ...row, into: intoYear && intoNumber ? codeOf(intoYear, intoNumber) : null, compileBy, clocks: own };
  });
}

/** Ids of petitions something of which fell into the days: came in, was classified, answered or ended, or had a clock there, today's or any before it. */
function nearOf(from: Day, to: Day) {
  const came = recordingWindow(from, to);
  const [start, end] = [instantAt(from, 0), endOfDay(to)];
  const kinds = [...dutyKinds];
  return sql`select petition_id as id from petition where council_id = app.council() and recorded_at >= ${instantAt(came.since, 0)} and recorded_at < ${end}
    union select petition_id from petition_classification where council_id = app.council() and made_at >= ${start} and made_at < ${end}
    union select petition_id from referral where council_id = app.council() and sent_on between ${from} and ${to}
    union select i.petition_id from reply r join reply_item i on i.council_id = r.council_id and i.reply_id = r.reply_id where r.council_id = app.council() and r.received_on between ${from} and ${to}
    union select petition_id from petition_closing where council_id = app.council() and made_at >= ${start} and made_at < ${end}
    union select subject_id from obligation where council_id = app.council() and subject_kind = any(${kinds}::text[]) and (due_on between ${from} and ${to} or now_due_on between ${from} and ${to})
    union select o.subject_id from obligation_deferral d join obligation o on o.council_id = d.council_id and o.obligation_id = d.obligation_id
      where d.council_id = app.council() and o.subject_kind = any(${kinds}::text[]) and d.new_due_on between ${from} and ${to}`;
}

async function clocksOf(tx: CouncilTx, near: ReturnType<typeof nearOf>, instant: Date | null): Promise<Clock[]> {
  const at = instant ?? forever;
  const state = instant === null ? sql`o.now_due_on as "dueOn", o.done_on as "doneOn"` : sql`n.due_on as "dueOn", n.done_on as "doneOn"`;
  const stood = instant === null ? sql`` : sql`join app.obligation_at(${instant}) n on n.council_id = o.council_id and n.obligation_id = o.obligation_id`;
  const { rows } = await sql<Clock>`with near as materialized (${near})
    select o.subject_id as "petitionId", o.subject_kind as kind, ${state}, o.opened_at as "openedAt", o.withdrawn_at as "withdrawnAt",
      (select min((c.made_at at time zone 'Asia/Ho_Chi_Minh')::date) from chasing_step c where c.council_id = o.council_id and c.obligation_id = o.obligation_id and c.made_at <= ${at}
        and (c.taken_back_at is null or c.taken_back_at > ${at})) as "chasedOn"
    from near join obligation o on o.council_id = app.council() and o.subject_kind = any(${[...dutyKinds]}::text[]) and o.subject_id = near.id and o.opened_at <= ${at} ${stood}`.execute(tx);
  return rows;
}

async function verdictFacts(tx: CouncilTx, { from, to }: Need): Promise<VerdictFact[]> {
  const { rows } = await sql<VerdictFact>`select v.voter_verdict_id as id, v.petition_id as "petitionId", v.raising_id as "raisingId", p.body_id as "bodyId", v.agrees, v.made_at as at
    from voter_verdict v join petition p on p.council_id = v.council_id and p.petition_id = v.petition_id
    where v.council_id = app.council() and v.made_at >= ${instantAt(from, 0)} and v.made_at < ${endOfDay(to)}`.execute(tx);
  return rows;
}
