import { sql } from 'kysely';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { voterMeetingPolicy } from '#modules/voter-meeting/policy.ts';
import { provesForActor } from '#modules/obligation/server/detail.ts';
import { paperOpens } from '#modules/paper/server/queries.ts';
import { petitionFileOpens } from '#modules/petition/server/petition-row.ts';

/** Says whether a file belongs to something the actor may see. A module with files of its own adds its door; a file behind no open door is not known. */
type FileDoor = (tx: CouncilTx, actor: Actor, fileId: string) => Promise<boolean>;

/** What one has sent oneself one may always open. */
const ownUpload: FileDoor = async (tx, actor, fileId) => {
  const { rows } = await sql`select 1 from file where council_id = app.council() and file_id = ${fileId} and added_by = ${actor.personId}`.execute(tx);
  return rows.length > 0;
};

/** The papers of adopted plans are read by everyone who works in the council's system. */
const ofPlan: FileDoor = async (tx, _actor, fileId) => {
  const { rows } = await sql`select 1 from plan where council_id = app.council() and file_id = ${fileId}`.execute(tx);
  return rows.length > 0;
};

/** Minutes, photos and requests of voter meetings are read by whoever may see the meetings. */
const ofVoterMeeting: FileDoor = async (tx, actor, fileId) => {
  if (!can(voterMeetingPolicy, 'see', actor)) return false;
  const { rows } = await sql`select 1 from voter_meeting_file where council_id = app.council() and file_id = ${fileId} and removed_at is null`.execute(tx);
  return rows.length > 0;
};

export const fileDoors: readonly FileDoor[] = [ownUpload, ofPlan, ofVoterMeeting, provesForActor, paperOpens, petitionFileOpens];
