import { sql } from 'kysely';
import { partsOf } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { peopleList, type PersonRow } from './queries.ts';

/** What to look at each quarter (law:CYB-06), and whether somebody did. */
export interface AccountReview {
  /** "2026-Q4". */
  quarter: string;
  done: { at: Date; who: string } | null;
  dormant: PersonRow[];
  withoutRole: PersonRow[];
  administrators: PersonRow[];
}

export async function accountReview(tx: CouncilTx, at: { today: string; now: Date }, dormantAfter: number): Promise<AccountReview> {
  const { year, month } = partsOf(at.today);
  const quarter = `${year}-Q${Math.ceil(month / 3)}`;
  const { rows } = await sql<{ at: Date; who: string }>`select at, actor_name as who from event where council_id = app.council() and name = 'account.reviewed' and data ->> 'quarter' = ${quarter} order by seq desc limit 1`.execute(tx);
  const people = await peopleList(tx, { past: true }, at);
  const open = people.filter((person) => ['active', 'dormant', 'locked'].includes(person.account));
  const idle = (person: PersonRow) => (person.lastUsedAt ? (at.now.getTime() - person.lastUsedAt.getTime()) / 86_400_000 : Infinity) >= dormantAfter;
  return {
    quarter,
    done: rows[0] ?? null,
    dormant: open.filter((person) => person.account === 'dormant' || idle(person)),
    withoutRole: open.filter((person) => person.posts.length === 0),
    administrators: open.filter((person) => person.posts.some((post) => post.role === 'administrator'))
  };
}
