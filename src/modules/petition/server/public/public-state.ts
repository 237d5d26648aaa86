import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { PublicState } from '../../public/states.ts';

/** The state of the row of `petition` named `p`: one definition for lists, filters, figures and pages. Overdue is what the ledger says is: an answer asked for whose last day is over. */
export function publicState(today: Day): RawBuilder<PublicState> {
  return sql<PublicState>`case
    when p.stage in ('judged', 'closed') and p.outcome = 'settled' then 'settled'
    when p.stage in ('judged', 'closed') and p.outcome = 'explained' then 'explained'
    when p.stage = 'promised' then 'in-progress'
    when p.stage in ('answered', 'judged', 'closed') then 'answered'
    when exists (select from obligation o where o.council_id = p.council_id and o.subject_kind = 'petition-reply' and o.subject_id = p.petition_id and o.withdrawn_at is null and o.done_on is null and o.now_due_on < ${today}::date) then 'overdue'
    when p.stage = 'reopened' then 'again'
    when p.stage in ('referred', 'accepted', 'returned') then 'waiting'
    else 'sorting' end`;
}

/** Not yet looked over: everything known of it came in under doubt. Left out of the public figures until somebody of the office let it stand. */
export const stillDoubted = sql<boolean>`(exists (select from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id) and not exists (select from raising r
  left join public_sending s on s.council_id = r.council_id and s.raising_id = r.raising_id
  where r.council_id = p.council_id and r.petition_id = p.petition_id and (s.raising_id is null or s.doubts = '{}' or s.looked_over_at is not null)))`;
