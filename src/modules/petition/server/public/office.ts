import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { codeOf } from '../../rules.ts';
import type { Doubt } from './visits.ts';

/** What came in from the public page and waits to be looked over ("cần xem"). */
export interface HeldSending {
  raisingId: string;
  petitionId: string;
  code: string;
  words: string;
  village: string | null;
  doubts: Doubt[];
  sentAt: Date;
  photos: number;
}

/** Sendings under doubt, oldest first. For whoever may look them over. */
export async function heldSendings(tx: CouncilTx, most = 200): Promise<{ rows: HeldSending[]; total: number }> {
  const { rows } = await sql<Omit<HeldSending, 'code'> & { year: number; number: number; total: number }>`select s.raising_id as "raisingId", r.petition_id as "petitionId", p.year, p.number, r.words, v.name as village, s.doubts, s.sent_at as "sentAt",
      (select count(*)::int from petition_file x where x.council_id = r.council_id and x.raising_id = r.raising_id and x.removed_at is null) as photos, (count(*) over ())::int as total
    from public_sending s join raising r on r.council_id = s.council_id and r.raising_id = s.raising_id join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    left join organization v on v.council_id = r.council_id and v.organization_id = r.village_id
    where s.council_id = app.council() and s.doubts <> '{}' and s.looked_over_at is null and p.stage <> 'removed' order by s.sent_at limit ${most}`.execute(tx);
  return { rows: rows.map(({ year, number, total: _total, ...row }) => ({ ...row, code: codeOf(year, number) })), total: rows[0]?.total ?? 0 };
}

/** A voter who does not agree with an answer that still stands: open it again, or not? */
export interface Objection {
  petitionId: string;
  code: string;
  title: string;
  reason: string;
  on: Day;
  body: string | null;
}

/** Answers their voters do not agree with, nothing done about them yet, newest first. */
export async function openObjections(tx: CouncilTx): Promise<Objection[]> {
  const { rows } = await sql<Omit<Objection, 'code'> & { year: number; number: number }>`select p.petition_id as "petitionId", p.year, p.number, p.title, g.reason, (g.made_at at time zone 'Asia/Ho_Chi_Minh')::date as on, coalesce(nullif(b.short_name, ''), b.name) as body
    from petition p left join organization b on b.council_id = p.council_id and b.organization_id = p.body_id
    join lateral (select z.reason, z.made_at from voter_verdict z where z.council_id = p.council_id and z.petition_id = p.petition_id and not z.agrees order by z.voter_verdict_id desc limit 1) g on true
    where p.council_id = app.council() and p.voter_agrees = false and p.stage in ('answered', 'promised', 'judged') order by g.made_at desc limit 200`.execute(tx);
  return rows.map(({ year, number, ...row }) => ({ ...row, code: codeOf(year, number) }));
}
