import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';

export interface MeetingChoice {
  id: string;
  place: string;
  on: string;
}

/** Voter meetings that have begun, the latest first: minutes belong to one of them. */
export async function meetingChoices(tx: CouncilTx, now: Date): Promise<MeetingChoice[]> {
  const { rows } = await sql<MeetingChoice>`select voter_meeting_id as id, place, (starts_at at time zone 'Asia/Ho_Chi_Minh')::date as on from voter_meeting
    where council_id = app.council() and starts_at < ${now}::timestamptz + interval '1 day' order by starts_at desc limit 60`.execute(tx);
  return rows;
}
