import { inCouncil } from '#core/db.ts';
import type { Job } from '#core/jobs.ts';
import { forgetVisits } from './visits.ts';

/** Every night: counts of visits and the salts of days gone by. */
export const forgetVisitsJob: Job = {
  name: 'petition.forget-visits',
  cron: '17 3 * * *',
  run: ({ database, councilId, now }) => inCouncil(database, { councilId }, 'write', (tx) => forgetVisits(tx, now))
};
